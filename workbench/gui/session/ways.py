"""Ways: from where a project lay to where it was moved, for as long as what was begun there goes on."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from workbench.gui.session.jobs import Job, JobQueue


class Ways(QObject):
    """Links that the jobs in hand follow; each is taken away when the last of those jobs has ended."""

    def __init__(self, jobs: JobQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = jobs
        self._followed: dict[Path, frozenset[Job]] = {}
        jobs.ended.connect(self._on_ended)

    def keep(self, link: Path, *, but: Job | None) -> None:
        """Keep a link, if there is one, for all jobs in hand `but` the one that has made it."""
        self._followed[link] = frozenset(self._queue.jobs) - {but}
        self._sweep()

    def close(self) -> None:
        """Take all links away: what was begun has been stopped."""
        self._followed = dict.fromkeys(self._followed, frozenset())
        self._sweep()

    @Slot(object)
    def _on_ended(self, _job: Job) -> None:
        self._sweep()

    def _sweep(self) -> None:
        going = frozenset(self._queue.jobs)
        for link in [link for link, jobs in self._followed.items() if not jobs & going]:
            del self._followed[link]
            if link.is_symlink():
                link.unlink()
