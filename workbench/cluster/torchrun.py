"""torchrun as the program begins it: it ends without a traceback where it is asked to stop.

Where processes are forked from it, they share the memory of what it has imported before, and none waits for that again.
"""

import gc
import logging
import os
import signal
import sys

from torch.distributed.elastic.multiprocessing.api import SignalException
from torch.distributed.elastic.multiprocessing.errors import ChildFailedError
from torch.distributed.run import main

HANDLED = ("SIGTERM", "SIGHUP", "SIGQUIT")
"""Signals that torchrun handles, beside SIGINT."""


def run(arguments: list[str]) -> int:
    """The exit status: that of the process which failed first, which has told why."""
    if "--run-path" in arguments:
        _get_ready_to_fork()
    try:
        main(arguments)
    except SignalException as error:
        return 128 + int(error.sigval)
    except ChildFailedError as error:
        _, failure = error.get_first_failure()
        return failure.exitcode if failure.exitcode > 0 else 128 - failure.exitcode
    return 0


def _get_ready_to_fork() -> None:
    """Import what each process needs. A fork takes no thread along: BLAS and Arrow, which begin some, see to that."""
    import workbench.cluster.devices
    import workbench.data.loading
    import workbench.models.build  # noqa: F401
    from workbench.machine_code.compiler import has_compiler

    has_compiler()
    gc.collect()
    gc.freeze()  # a look for garbage would write to all of it, and what is written to is not shared
    os.register_at_fork(after_in_child=_handle_signals_anew)
    logging.getLogger("torch.distributed.elastic.multiprocessing.api").addFilter(_without_traceback)


def _handle_signals_anew() -> None:
    """Have signals end the process at once, as they do where it is not forked."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in HANDLED:
        signal.signal(getattr(signal, name), signal.SIG_DFL)


def _without_traceback(told: logging.LogRecord) -> bool:
    """Which process has failed is told, not where torchrun has noticed it."""
    told.exc_info = None
    return True


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
