"""Times that repeat and gaps between times: the notes of loading with what one click does about them."""

from workbench.data.audit.finding import Cure, Finding, part_changed
from workbench.data.dataset import SequenceDataset
from workbench.data.pacing import usual_step
from workbench.data.spec import CalendarStep, DataSpec
from workbench.data.time.calendar import Months
from workbench.data.time.gaps import gaps_told, repeats_told
from workbench.sentence import Sentence, sentence

_MONTHS: dict[int, CalendarStep] = {1: "month", 3: "quarter", 12: "year"}
_REPEATS, _GAPS = repeats_told("", 0).template, gaps_told("", 0).template


def cured_note(note: Sentence, dataset: SequenceDataset, spec: DataSpec) -> Finding:
    """A note of loading; with its cures where nothing was chosen about it yet."""
    cures: tuple[Cure, ...] = ()
    if note.template == _REPEATS and spec.pace.repeats == "leave":
        cures = (
            part_changed("pace", sentence("Merge repeats by mean"), repeats="mean"),
            part_changed("pace", sentence("Keep the last of each"), repeats="last"),
        )
    if note.template == _GAPS and spec.pace.gaps == "leave" and spec.pace.resample == "none":
        cures = (part_changed("pace", sentence("Split at gaps"), gaps="split"), *_filled(dataset))
    return Finding(kind="loading", sentence=note, cure=cures[0] if cures else None, others=cures[1:])


def _filled(dataset: SequenceDataset) -> tuple[Cure, ...]:
    """Steps at the pace of the times, with what lies between two rows where a step has none."""
    longest = max(range(dataset.sequences), key=lambda s: int(dataset.offsets_S1[s + 1] - dataset.offsets_S1[s]))
    axis = dataset.axis(longest)
    if axis is None:
        return ()
    title = sentence("Fill on the pace")
    pace = axis.pace
    if isinstance(pace, Months):
        part = _MONTHS.get(pace.every) if len(pace.rules) == 1 else None
        return () if part is None else (part_changed("pace", title, resample="mean", calendar=part),)
    step = usual_step(axis.times_T)
    return (part_changed("pace", title, resample="interpolate", step=step),) if step else ()
