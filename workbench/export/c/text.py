"""Numbers and names as C writes them."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from workbench.errors import WorkbenchError

Array = npt.NDArray[np.generic]
WIDTH = 120
LONGEST_STRING = 4000
"""Letters of a text: C99 asks of compilers no more than 4095 in one."""
_PLAIN = frozenset(range(0x20, 0x7F)) - set(b'"?\\')
"""Bytes that mean themselves in a text; two question marks could be read as another sign."""
_TYPES = {"f": "float", "d": "double", "b": "signed char", "H": "unsigned short", "q": "long", "l": "long"}


def constant(name: str, values: Array) -> str:
    """A table of numbers; its type follows from theirs.

    Raises WorkbenchError for what is no number: a training that diverged leaves it.
    """
    if not np.isfinite(values).all():
        raise WorkbenchError(
            "The model's weights hold what is no number: its training diverged. Train again with a lower learning rate."
        )
    kind = values.dtype.char
    numbers = [_number(value, kind) for value in values.ravel().tolist()]
    return f"static const {_TYPES[kind]} {name}[{len(numbers)}] = {{\n" + "\n".join(_lines(numbers)) + "\n};\n"


def number(value: float) -> str:
    """One number of single precision."""
    return _number(float(np.float32(value)), "f")


def _number(value: float, kind: str) -> str:
    if kind not in "fd":
        return str(value)
    text = f"{value:.9g}" if kind == "f" else f"{value:.17g}"
    text = text if "." in text or "e" in text else f"{text}.0"
    return f"{text}f" if kind == "f" else text


def _lines(numbers: Iterable[str]) -> Iterator[str]:
    line = "   "
    for each in numbers:
        if len(line) + len(each) + 2 > WIDTH:
            yield line
            line = "   "
        line += f" {each},"
    yield line


def quoted(text: str) -> str:
    """A text as UTF-8; what is no plain letter is written as its byte, so that no compiler can take it otherwise."""
    return '"' + "".join(chr(byte) if byte in _PLAIN else f"\\{byte:03o}" for byte in text.encode("utf-8")) + '"'


def names(symbol: str, texts: Sequence[str]) -> str:
    """A table of texts, which other files may read; a text that is too long ends in three points."""
    cut = [text if len(text.encode()) <= LONGEST_STRING else f"{text[: LONGEST_STRING // 4]}..." for text in texts]
    lines = "\n".join(f"    {quoted(text)}," for text in cut)
    return f"const char *const {symbol}[{len(texts)}] = {{\n{lines}\n}};\n"


def comment(text: str) -> str:
    """A text that ends no comment in which it stands."""
    return text.replace("*/", "* /").replace("/*", "/ *").replace("\\", "/")
