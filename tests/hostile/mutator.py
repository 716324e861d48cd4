"""Files changed by chance: bytes turned, cut off, doubled; JSON made huge, deep, endless, of other types. By seed."""

import json
import random
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

HUGE = (10**9, -(10**9), 2**31, 2**63, 10**30, -1, 0, 1e308, -1e308, float("inf"), float("nan"), 1e-320)
TEXTS = ("", "\x00", "../../x", "/dev/zero", "<b>", "{answer}", "=1+1", "\x1b[31m", "\u202e", "9" * 4000, "é" * 300)
DEEP = 10_000
RAW = (b"[" * DEEP, b'{"a":' * DEEP, b"9" * 5000, b"1e999", b"NaN", b"\xff\xfe", b"", b"null", b"[]", b"{}", b"\x00")


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content with one to three changes; those of JSON stay JSON for the most part."""
    for _ in range(chance.randint(1, 3)):
        change = chance.choice((_values, _values, _values, _flipped, _cut, _doubled, _raw))
        content = change(content, chance)
    return content


def _values(content: bytes, chance: random.Random) -> bytes:
    """Another value, name or nesting somewhere in JSON, also in JSON lines and in the header of a safetensors file."""
    try:
        return json.dumps(_turned(json.loads(content), chance)).encode()
    except (ValueError, RecursionError):
        pass
    if content[:1] == b"{" and content.count(b"\n") > 1:
        lines = content.split(b"\n")
        place = chance.randrange(len(lines))
        lines[place] = _values(lines[place], chance) if lines[place][:1] == b"{" else b"{}"
        return b"\n".join(lines)
    size = struct.unpack("<Q", content[:8])[0] if len(content) > 8 else 0
    if 0 < size < len(content) - 8 and content[8:9] == b"{":
        header = _values(content[8 : 8 + size], chance)
        return struct.pack("<Q", len(header)) + header + content[8 + size :]
    return _flipped(content, chance)


def _turned(values: Any, chance: random.Random) -> Any:
    """The values with a change at a place that chance chooses, in texts that hold JSON too."""
    if isinstance(values, str) and values[:1] in ("{", "["):
        try:
            return json.dumps(_turned(json.loads(values), chance))
        except ValueError:
            pass
    if isinstance(values, dict | list) and values and chance.random() < 0.9:
        keys = list(values) if isinstance(values, dict) else list(range(len(values)))
        key = chance.choice(keys)
        copied = dict(values) if isinstance(values, dict) else list(values)
        kind = chance.random()
        if kind < 0.08:
            del copied[key]
        elif kind < 0.12 and isinstance(copied, list):
            copied = copied * chance.choice((2, 50))
        elif kind < 0.16 and isinstance(copied, dict):
            copied[chance.choice(TEXTS)] = copied[key]
        else:
            copied[key] = _turned(copied[key], chance)
        return copied
    return _strange(chance)


def _strange(chance: random.Random) -> Any:
    deep: Any = 1
    for _ in range(chance.choice((2, 150, 250))):
        deep = [deep]
    kinds = (chance.choice(HUGE), chance.choice(TEXTS), None, True, [], {}, deep, [1, "a", None], {"kind": "x"})
    return chance.choice(kinds)


def _flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(min(len(changed), chance.choice((1, 1, 2, 8)))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _doubled(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    stop = min(len(content), start + chance.choice((1, 30, 3000)))
    return content[:stop] + content[start:stop] * chance.choice((1, 3)) + content[stop:]


def _raw(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    stop = min(len(content), start + chance.choice((0, 1, 20)))
    return content[:start] + chance.choice(RAW) + content[stop:]


class Mutants:
    """A file that is another one each time, and itself again afterwards."""

    def __init__(self, path: Path, read: Callable[[], object]) -> None:
        self.path, self.read = path, read
        self._original = path.read_bytes()

    def write(self, chance: random.Random) -> bytes:
        """Change the file; gives what it holds now."""
        content = mutated(self._original, chance)
        self.path.write_bytes(content)
        return content

    def restore(self) -> None:
        """Bring the file back."""
        self.path.write_bytes(self._original)
