"""What the Train page says in words: the state of a run, times, sizes and devices."""

from PySide6.QtCore import QCoreApplication, QLocale

from workbench.gui.runs.live_run import LiveRun
from workbench.gui.style.numbers import number
from workbench.gui.style.translation import shown
from workbench.sentence import singular
from workbench.training.events import EpochEnd


def state_line(live: LiveRun) -> str:
    """One sentence on how the run stands."""
    where = device_name(live)
    values = {
        "device": where,
        "epoch": str(live.current),
        "epochs": str(live.planned),
        "left": time_left(live),
        "best": str(live.best.epoch) if live.best else "-",
        "waited": str(live.epoch - live.best.epoch) if live.best else "-",
        "failure": shown(live.failure),
        "doing": shown(live.doing) if live.doing else "",
        "refit": shown(live.refit.progress.message) if live.refit else "",
    }
    text = _template(live)
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return singular(text)


def time_left(live: LiveRun) -> str:
    """Such as "40 s"; a dash while nothing is known."""
    latest = live.refit or live.step
    return duration(latest.seconds_left) if latest is not None and live.working else "–"


def duration(seconds: float) -> str:
    """Seconds below two minutes, then minutes, then hours and minutes."""
    if seconds < 120:
        return _tr("{count} s").replace("{count}", str(max(1, round(seconds))))
    minutes = round(seconds / 60)
    if minutes < 120:
        return _tr("{count} min").replace("{count}", str(minutes))
    return _tr("{hours} h {count} min").replace("{hours}", str(minutes // 60)).replace("{count}", str(minutes % 60))


def brief(seconds: float) -> str:
    """As `duration`, with two digits of what is below a second."""
    if seconds >= 1:
        return duration(seconds)
    return _tr("{count} s").replace("{count}", number(max(seconds, 0.01), 2))


def device_name(live: LiveRun) -> str:
    """Such as "CPU (1 thread)" or "GPU 0"."""
    if live.start is None:
        return "–"
    kind, _, number = live.start.device.partition(":")
    if kind == "cuda":
        return _tr("GPU {number}").replace("{number}", number or "0")
    if kind == "mps":
        return _tr("Apple GPU")
    if live.start.threads == 1:
        return _tr("CPU (1 thread)")
    return _tr("CPU ({count} threads)").replace("{count}", str(live.start.threads))


def how_it_steps(live: LiveRun) -> str:
    """Which kind of optimiser step runs, in which number format, by which kind of update, and why."""
    if live.start is None:
        return ""
    kind = _tr("Captured steps") if live.start.step == "captured" else _tr("Plain steps")
    update = _tr("fused optimiser") if live.start.fused else _tr("plain optimiser")
    values = {"kind": kind, "precision": live.start.precision, "update": update, "why": shown(live.start.why)}
    return _tr("{kind}, {precision}, {update}. {why}").format(**values)


def memory(size: int) -> str:
    """Such as "512 MiB"; a dash where it is not known."""
    return QLocale().formattedDataSize(size, 0) if size else "–"


def phase_name(phase: str) -> str:
    """How a run stands, as one word."""
    names = {
        "queued": _tr("queued"),
        "preparing": _tr("preparing"),
        "paused": _tr("paused"),
        "stopping": _tr("stopping"),
        "running": _tr("running"),
        "elsewhere": _tr("running"),
        "finished": _tr("finished"),
        "stopped": _tr("stopped"),
        "failed": _tr("failed"),
        "interrupted": _tr("interrupted"),
        "damaged": _tr("damaged"),
    }
    return names.get(phase, phase)


def best_mark(best: EpochEnd | None) -> str:
    """What stands at the best epoch in a plot: losses below that of what was solved before training may be luck."""
    return _tr("Solved") if best and best.stepless else _tr("Best")


def _template(live: LiveRun) -> str:
    if live.phase == "finished":
        return _finished(live)
    if live.phase == "running" and live.step is None and live.doing is not None and live.start is None:
        return "{doing}"
    in_refit = {
        "running": _tr("{refit}, about {left} left"),
        "paused": _tr("Paused in the refit. Resume goes on where it was."),
        "stopped": _tr("Stopped in the refit. Resume begins it anew; until then the weights of epoch {best} count."),
    }
    if live.refit and live.phase in in_refit:
        return in_refit[live.phase]
    return {
        "none": _tr("Nothing has been trained yet. Start when the settings suit you."),
        "preparing": _tr("Preparing: {doing}") if live.doing else _tr("Preparing the training"),
        "running": _tr("Training on {device}: epoch {epoch} of {epochs}, about {left} left"),
        "paused": _tr("Paused after epoch {epoch} of {epochs}. Resume goes on where it was."),
        "stopping": _tr("Stopping: the last finished epoch is kept"),
        "queued": _tr("Waits in the queue; {epoch} of {epochs} epochs are done."),
        "stopped": _tr("Stopped after epoch {epoch} of {epochs}. Resume goes on where it was."),
        "interrupted": _tr("Interrupted after epoch {epoch} of {epochs}. Resume goes on where it was."),
        "failed": _tr("Failed: {failure}"),
        "elsewhere": _tr("This run is being trained by another window or command right now."),
    }[live.phase]


def _finished(live: LiveRun) -> str:
    if live.reason == "nothing_to_train":
        return _tr("Finished: this model has nothing to learn; it was only measured.")
    if live.failure:
        return _tr("Finished. {failure}")
    if live.refitted:
        return _refitted(live)
    solved = live.best is not None and live.best.stepless
    if live.ended_early and solved:
        return _tr(
            "Finished early after epoch {epoch}: no epoch was clearly better than what was solved before training, "
            "which is kept"
        )
    if live.ended_early:
        return _tr(
            "Finished early after epoch {epoch}: validation loss did not improve for {waited} epochs; "
            "the weights of epoch {best} are kept"
        )
    if live.epoch == 1:
        return _tr("Finished the one epoch; its weights are kept")
    if solved:
        return _tr(
            "Finished all {epoch} epochs: none was clearly better than what was solved before training, which is kept"
        )
    return _tr("Finished all {epoch} epochs; the weights of epoch {best}, the best on validation, are kept")


def _refitted(live: LiveRun) -> str:
    if live.ended_early:
        return _tr(
            "Finished early after epoch {epoch}, then refitted for {best} epochs on training and validation examples "
            "together; the refitted weights are kept"
        )
    if live.epoch == 1:
        return _tr(
            "Finished the one epoch, then refitted on training and validation examples together; the refitted weights "
            "are kept"
        )
    return _tr(
        "Finished all {epoch} epochs, then refitted on training and validation examples together; the refitted weights "
        "are kept"
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("TrainPage", text)
