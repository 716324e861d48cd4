"""What a plot leaves on disk: its picture, and its points as a table, block by block, so that it can be a job."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QBuffer, QPoint, QRect, QSize
from PySide6.QtGui import QPaintDevice, QPixmap
from PySide6.QtSvg import QSvgGenerator

from workbench.errors import WorkbenchError
from workbench.evaluation.cells import as_cell
from workbench.gui.plots.curve import Curve
from workbench.paths import replacing, write_whole
from workbench.progress import Progress, Work
from workbench.sentence import sentence

PointsSaver = Callable[[Callable[[], Work[Path]]], None]
"""Does the work of writing points beside the window, and reports how it ended: `Session.save_points`."""
BLOCK = 20_000
"""Points that are written together."""


def picture_of(size: QSize, paint: Callable[[QPaintDevice], None]) -> QPixmap:
    """What `paint` draws, at twice the screen's size."""
    picture = QPixmap(size * 2)
    picture.setDevicePixelRatio(2)
    paint(picture)
    return picture


def write_picture(path: Path, size: QSize, title: str, paint: Callable[[QPaintDevice], None]) -> None:
    """Write what `paint` draws: an SVG where the path ends so, else a PNG at twice the screen's size.

    Raises WorkbenchError where the file cannot be written.
    """
    written = QBuffer()
    if path.suffix.lower() == ".svg":
        # SVG 1.1 clips what lies outside the axes; Qt's default version of it does not.
        drawing = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
        drawing.setOutputDevice(written)
        drawing.setSize(size)
        drawing.setViewBox(QRect(QPoint(), size))
        drawing.setTitle(title)
        paint(drawing)
    else:
        picture_of(size, paint).save(written, "PNG")
    with _reported(path):
        write_whole(path, bytes(written.data().data()))


def write_points(path: Path, curves: Sequence[Curve], *, logarithmic: bool = False, dates: bool = False) -> Work[Path]:
    """Write every point of every line as curve,x,y, or as curve,time,y; closed early, it leaves the file as it was.

    Raises WorkbenchError where the file cannot be written.
    """
    done, points = 0, sum(map(len, curves))
    with _reported(path), replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
        file.write("curve,time,y\n" if dates else "curve,x,y\n")
        for curve in curves:
            name = '"' + str(as_cell(curve.name)).replace('"', '""') + '"'
            for start in range(0, len(curve), BLOCK):
                yield Progress(done=done / points, message=sentence("Writing {file}", file=path.name))
                x, y = curve.x[start : start + BLOCK], curve.values(slice(start, start + BLOCK))
                places = _times(x) if dates else [f"{at:.10g}" for at in (10**x if logarithmic else x)]
                file.write("".join(f"{name},{at},{value:.10g}\n" for at, value in zip(places, y, strict=True)))
                done += len(y)
    return path


def _times(seconds: npt.NDArray[np.float64]) -> list[str]:
    """Seconds since 1970 as ISO 8601, to the day where all are whole days."""
    times = (seconds * 1000).round().astype("datetime64[ms]")
    units = ("D", "s", "ms")
    unit = next(unit for unit in units if unit == "ms" or (times.astype(f"datetime64[{unit}]") == times).all())
    return [text.replace("T", " ") for text in np.datetime_as_string(times, unit=unit).tolist()]


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WorkbenchError(
            "{file} cannot be written: {reason}. Choose another folder.", file=path, reason=error.strerror or error
        ) from error
