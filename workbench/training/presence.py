"""Which devices can train on this machine, and why the others cannot."""

import platform
from dataclasses import dataclass

import torch

from workbench.sentence import Sentence, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """A device as settings name it; `title` is its maker's name for it, `missing` why it cannot train here."""

    name: str
    title: str = ""
    missing: Sentence | None = None


def devices() -> tuple[Presence, ...]:
    """Every kind of device, present or not; each GPU by number where there are several."""
    return (Presence(name="cpu"), *_cuda(), Presence(name="mps", missing=_why_no_mps()))


def _cuda() -> tuple[Presence, ...]:
    count = torch.cuda.device_count()
    if not count:
        return (Presence(name="cuda", missing=_why_no_cuda()),)
    titles = [torch.cuda.get_device_name(index) for index in range(count)]
    numbered = tuple(Presence(name=f"cuda:{index}", title=title) for index, title in enumerate(titles))
    return (Presence(name="cuda", title=titles[0]), *(numbered if count > 1 else ()))


def _why_no_cuda() -> Sentence:
    if not torch.backends.cuda.is_built():  # type: ignore[no-untyped-call]
        return sentence("This PyTorch was built without support for NVIDIA GPUs.")
    return sentence("No NVIDIA GPU with a working driver was found.")


def _why_no_mps() -> Sentence | None:
    if torch.backends.mps.is_available():
        return None
    if platform.system() != "Darwin":
        return sentence("Only Macs have one.")
    return sentence("This Mac or its macOS is too old for it.")
