"""The sign of how a run stands."""

from workbench.gui.style.icons import Tone

SIGNS: dict[str, tuple[str, Tone]] = {
    "running": ("chart-bell-curve-cumulative", "accent_text"),
    "preparing": ("timer-sand", "accent_text"),
    "paused": ("pause-circle-outline", "accent_text"),
    "stopping": ("timer-sand", "muted"),
    "queued": ("clock-outline", "muted"),
    "finished": ("check-circle-outline", "success"),
    "stopped": ("stop-circle-outline", "warning"),
    "interrupted": ("alert-outline", "warning"),
    "failed": ("alert-circle-outline", "error"),
}


def sign(phase: str) -> tuple[str, Tone]:
    """Icon and tone of a phase."""
    return SIGNS.get(phase, ("information-outline", "muted"))
