"""A file on disk becomes text, block by block, or an error that says what is wrong with it."""

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workbench.data.sources.encoding import detect_encoding
from workbench.data.sources.quoted_lines import are_quoted, without_quotes
from workbench.errors import WorkbenchError
from workbench.sentence import Sentence
from workbench.stored import open_file

HEAD = 256 * 1024
_LONG_HEAD = 4 * 1024 * 1024
BLOCK = 1024 * 1024
_TAIL = 64 * 1024
_LINE = 4096
"""Bytes in which the end of a line is looked for."""
_UTF_8 = frozenset({"utf-8", "utf-8-sig", "ascii"})
"""Encodings whose bytes are those of UTF-8."""
Bytes = bytes | bytearray
_NEARLY = 0.999
"""The share read where a piece of a line is still to come."""
SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf")
"""First bytes of what gzip, zip, bzip2, xz, zstd and 7-Zip write."""


@dataclass(slots=True)
class Opened:
    """A text file: its size, encoding (and why), and its first characters."""

    path: Path
    size: int
    encoding: str
    reason: Sentence | None
    head: str
    doubt: Sentence | None = None
    """What else its encoding may be, and how its words would look then."""
    quoted_lines: bool = False
    """Whether each line is quoted as a whole; they are read as if none was."""
    digest: str = field(default="", init=False)
    stop: int = field(default=-1, init=False)
    """The byte from which nothing is read; -1 for the end."""

    @property
    def whole(self) -> bool:
        """Whether the head is the whole file."""
        return self.size <= HEAD

    def blocks(self, size: int = BLOCK) -> Iterator[tuple[str, float]]:
        """The text in blocks of whole lines, each with the share of the file read so far; sets `digest` at the end."""
        return ((raw.decode(), done) for raw, done in self.byte_blocks(size))

    def byte_blocks(self, size: int = BLOCK) -> Iterator[tuple[Bytes, float]]:
        """The same as UTF-8, at once where the file is written so; each block is there until the next is asked for."""
        seen, lines, piece = hashlib.sha256(), _Lines(), memoryview(bytearray(size))
        end = self.size if self.stop < 0 else self.stop
        decoder = codecs.getincrementaldecoder(self.encoding)()
        as_it_is = self.encoding in _UTF_8
        done = 0
        try:
            with self.path.open("rb", buffering=0) as file:
                while count := file.readinto(piece[: min(size, end - done)] if self.stop >= 0 else piece):
                    raw = piece[:count]
                    seen.update(raw)
                    if not done and self.encoding == "utf-8-sig" and bytes(raw[:3]) == codecs.BOM_UTF8:
                        raw = raw[3:]
                    done += count
                    text = raw if as_it_is else self._decode(decoder, bytes(raw), done).encode(errors="replace")
                    if whole := lines.add(text):
                        if as_it_is and not whole.isascii():
                            self._decode(decoder, whole, done)
                        yield self._plain(whole), min(done / max(end, 1), _NEARLY if lines.rest else 1.0)
                while count := file.readinto(piece):
                    seen.update(piece[:count])
                    done += count
                if done < self.size:
                    raise WorkbenchError(
                        "{file} has become shorter while it was read. Read it again once it is written.", file=self.path
                    )
        except OSError as error:
            raise _unreadable(self.path, error) from error
        rest = lines.rest
        if as_it_is:
            self._decode(decoder, rest, done)
        rest += self._decode(decoder, b"", done).encode(errors="replace")
        self.digest = seen.hexdigest()
        if rest:
            yield self._plain(rest), 1.0

    def last_lines(self, most: int = _TAIL) -> list[tuple[int, str]]:
        """The last lines of the file, each with the byte it starts at; none where they cannot be told apart."""
        start = max(0, self.size - most)
        start -= start % 4
        with self.path.open("rb") as file:
            encoding = _plain_name(self.encoding, file.read(4))
            file.seek(start)
            raw = file.read(most + 4)
        # A line break within a cell may be another than those between the rows.
        end = max("\n", "\r", key=lambda sign: raw.count(sign.encode(encoding))).encode(encoding)
        lines, at = [], 0
        while at < len(raw):
            cut = _aligned(raw, end, at)
            text = raw[at:cut].decode(encoding, "replace")
            lines.append((start + at, without_quotes(text) if self.quoted_lines else text))
            at = cut
        return lines if start == 0 else lines[1:]

    def without(self, start: int) -> None:
        """Read nothing from this byte on."""
        self.stop = start
        if start <= HEAD + _LONG_HEAD:
            with self.path.open("rb") as file:
                head = _head(file.read(min(start, HEAD)), self.encoding, self.path)
                self.head = without_quotes(head) if self.quoted_lines else head

    def _plain(self, lines: Bytes) -> Bytes:
        return without_quotes(lines.decode()).encode() if self.quoted_lines else lines

    def _decode(self, decoder: codecs.IncrementalDecoder, raw: Bytes, done: int) -> str:
        try:
            return decoder.decode(raw, final=not raw)
        except UnicodeDecodeError as error:
            raise EncodingError(self, bytes(error.object) + b"\n", done) from error


class EncodingError(WorkbenchError):
    """Bytes further down do not fit the encoding; `bytes` are those at fault, to detect another one."""

    def __init__(self, opened: Opened, raw: bytes, done: int) -> None:
        self.bytes = raw
        super().__init__(
            "{file} is not all {encoding}: the fault lies before byte {byte}. Choose another encoding.",
            file=opened.path,
            encoding=opened.encoding,
            byte=done,
        )


def open_text(path: Path, encoding: str | None, sample: bytes = b"") -> Opened:
    """Look at a file's first bytes; `sample` are bytes from further down that the detection must respect too."""
    raw, size = _first_bytes(path)
    if size == 0:
        raise WorkbenchError("{file} is empty: it has no bytes. Choose a file with a table.", file=path)
    if encoding is not None:
        return _opened(Opened(path, size, _known(encoding, path), None, _head(raw, _known(encoding, path), path)))
    found = detect_encoding(raw[: raw.rfind(b"\n") + 1] + sample if sample else raw)
    if found is None:
        if path.suffix.lower() in SPREADSHEETS:
            raise WorkbenchError("{file} is a spreadsheet. Save it as CSV with the program that made it.", file=path)
        if raw.startswith(PACKED):
            raise WorkbenchError("{file} is compressed. Unpack it first, and open what is inside.", file=path)
        raise WorkbenchError(
            "{file} is not a text file: its bytes are no characters. Choose a CSV or another delimited text file.",
            file=path,
        )
    return _opened(Opened(path, size, found.name, found.reason, _head(raw, found.name, path), found.doubt))


def _opened(opened: Opened) -> Opened:
    """The file without quotes around its lines, where there are any."""
    if are_quoted(opened.head):
        opened.quoted_lines, opened.head = True, without_quotes(opened.head)
    return opened


def _head(raw: bytes, encoding: str, path: Path) -> str:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(raw)
    except UnicodeError as error:
        raise WorkbenchError(
            "{file} cannot be read as {encoding}. Choose another encoding.", file=path, encoding=encoding
        ) from error


def _plain_name(encoding: str, mark: bytes) -> str:
    """The encoding without the byte order mark that the file begins with, as the middle of a file is written."""
    order = "be" if mark.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)) else "le"
    marked = {"utf-8-sig": "utf-8", "utf-16": f"utf-16-{order}", "utf-32": f"utf-32-{order}"}
    return marked.get(encoding, encoding)


def _aligned(raw: bytes, end: bytes, at: int) -> int:
    """The place behind the next line end that lies between two characters."""
    cut = raw.find(end, at)
    while cut >= 0 and cut % len(end):
        cut = raw.find(end, cut + 1)
    return len(raw) if cut < 0 else cut + len(end)


def _known(encoding: str, path: Path) -> str:
    try:
        info = codecs.lookup(encoding)
        codecs.getincrementaldecoder(info.name)().decode(b"")
        if not info._is_text_encoding:
            raise LookupError(encoding)
    except LookupError as error:
        raise WorkbenchError(
            "There is no encoding named {encoding} to read {file} with. Write one such as utf-8 or gb18030.",
            file=path,
            encoding=encoding,
        ) from error
    return "utf-8-sig" if info.name == "utf-8" else info.name


def _first_bytes(path: Path) -> tuple[bytes, int]:
    try:
        if path.is_dir():
            raise WorkbenchError("{file} is a folder. Choose a file in it.", file=path)
        with open_file(path) as file:
            size = path.stat().st_size
            raw = file.read(HEAD)
            if raw.count(b"\n") + raw.count(b"\r") < 5:
                raw += file.read(_LONG_HEAD)
            return raw, size
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError | ValueError) -> WorkbenchError:
    if isinstance(error, FileNotFoundError):
        return WorkbenchError("{file} does not exist. Check its name and folder.", file=path)
    if isinstance(error, PermissionError):
        return WorkbenchError("{file} may not be read. Ask for permission to read it.", file=path)
    return WorkbenchError("{file} cannot be read: {reason}.", file=path, reason=str(error))


class _Lines:
    """Text cut into whole lines, in memory that is used again: asking the system for more at every piece takes longer
    than to copy it."""

    def __init__(self) -> None:
        self._whole, self.rest = bytearray(), b""

    def add(self, piece: bytes | memoryview) -> bytearray:
        """The whole lines of what was left over and this piece, until the next one is added."""
        cut = _last_line_end(piece)
        if not cut:
            piece, self.rest = b"".join((self.rest, piece)), b""
            cut = piece.rfind(b"\r", 0, len(piece) - 1) + 1  # a CR at the very end may be the first half of CR LF
        left = len(self.rest)
        del self._whole[left + cut :]
        self._whole.extend(bytes(left + cut - len(self._whole)))
        self._whole[:left] = self.rest
        memoryview(self._whole)[left:] = memoryview(piece)[:cut]  # the array itself would copy it twice
        self.rest = bytes(piece[cut:])
        return self._whole


def _last_line_end(raw: bytes | memoryview) -> int:
    """The place behind the last \\n; 0 where there is none."""
    stop = len(raw)
    while stop:
        start = max(0, stop - _LINE)
        cut = bytes(raw[start:stop]).rfind(b"\n") + 1
        if cut:
            return start + cut
        stop = start
    return 0
