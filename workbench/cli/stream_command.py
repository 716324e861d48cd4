"""`workbench stream`: numbers and sounds answered as they come."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.cli.command import forget_output, stop_asked
from workbench.cli.output import print_json, say, shown, tell
from workbench.cli.run_commands import Json, RunName
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.answering.lines import Piece
    from workbench.cli.answering import Streaming

STDIN, MICROPHONE = "-", "mic"


def stream(
    project: Annotated[Path, typer.Argument(metavar="PROJECT|EXPORT", help="A project, or an exported folder.")],
    run: RunName = None,
    source: Annotated[
        str,
        typer.Option(
            "--input",
            metavar="-|FILE|mic",
            help="Standard input, a CSV file that may grow, a recording that is played, or the microphone.",
        ),
    ] = STDIN,
    json: Json = False,
) -> None:
    """Answer numbers or sound as they come, at every step; Ctrl+C ends it and tells how long a step took."""
    from workbench.cli.answering import streaming

    chosen = streaming(project, run)
    pieces, seconds = _pieces(chosen, source), list[float]()
    try:
        with stop_asked() as signals:
            for piece in pieces:
                if signals:
                    break
                if piece is not None:
                    _answer(chosen, piece, as_json=json)
                    seconds.append(time.perf_counter() - piece.arrived)
    except BrokenPipeError:  # whoever read the answers has enough
        forget_output()
        return
    _tell_latency(seconds, as_json=json)


def _pieces(model: Streaming, source: str) -> Iterator[Piece | None]:
    """What comes, None while nothing does."""
    return _sound(model, source) if model.facts.sample_rate is not None else _lines(model, source)


def _sound(model: Streaming, source: str) -> Iterator[Piece | None]:
    from workbench.answering.arriving import heard, played
    from workbench.answering.lines import Piece

    if source == STDIN:
        raise WorkbenchError("Sound does not come on standard input. Name a recording with --input, or mic.")
    rate, audio = model.facts.sample_rate, model.spec.audio
    assert rate is not None  # or there were no sounds
    if audio.trim_silence or audio.segment_seconds:
        say("! The run learned from trimmed or cut recordings; a stream is heard as it comes.")
    for values_TF in heard(rate) if source == MICROPHONE else played(Path(source).resolve(), rate):
        yield Piece(sequence="", values_TF=values_TF) if len(values_TF) else None


def _lines(model: Streaming, source: str) -> Iterator[Piece | None]:
    from workbench.answering.arriving import growing_lines, piped_lines
    from workbench.answering.lines import LineReader

    if source == MICROPHONE:
        raise WorkbenchError("The run did not learn from sound, so the microphone tells it nothing.")
    recipe = model.recipe
    reader = LineReader(model.spec, model.facts, recipe)
    arriving = piped_lines(recipe.encoding) if source == STDIN else growing_lines(Path(source), recipe.encoding)
    for lines in arriving:
        yield from reader.read(lines) if lines else [None]


def _answer(model: Streaming, piece: Piece, *, as_json: bool) -> None:
    facts, threshold = model.facts, model.threshold
    answers = list(model.stepwise.read(piece.values_TF, piece.sequence, whole=piece.whole))
    for each in answers[-1:] if piece.whole else answers:
        told = each.told(facts, threshold)
        if facts.sample_rate is not None:
            told = {"seconds": round(each.step / facts.sample_rate, 3), **told}
        if as_json:
            print_json(told)
        else:
            tell(_one_line(told, forecasts=TASKS[facts.task].forecasts))


def _one_line(told: dict[str, Any], *, forecasts: bool) -> str:
    start = [str(told[name]) for name in ("sequence", "seconds" if "seconds" in told else "step") if name in told]
    if forecasts:
        parts = [f"{name} {' '.join(map(shown, values))}" for name, values in told["forecast"].items()]
    elif "answers" in told:
        parts = [f"{name} {shown(value)}" for name, value in told["answers"].items()]
    else:
        parts = [told["class"], shown(max(told["probabilities"].values()))]
    return "  ".join([*start, *parts])


def _tell_latency(seconds: list[float], *, as_json: bool) -> None:
    times = sorted(1000 * each for each in seconds)
    if not times:
        say("Nothing came that could be answered.")
        return
    median, high = statistics.median(times), times[len(times) * 99 // 100]
    if as_json:
        print_json({"pieces": len(times), "median_ms": median, "p99_ms": high}, err=True)
    else:
        say(f"Answers were there {shown(median)} ms after what they are to came, 99 of 100 within {shown(high)} ms.")
