"""torchrun as the program begins it: it ends without a traceback where it is asked to stop."""

import sys

from torch.distributed.elastic.multiprocessing.api import SignalException
from torch.distributed.elastic.multiprocessing.errors import ChildFailedError
from torch.distributed.run import main


def run(arguments: list[str]) -> int:
    """The exit status: that of the process which failed first, which has told why."""
    try:
        main(arguments)
    except SignalException as error:
        return 128 + int(error.sigval)
    except ChildFailedError as error:
        _, failure = error.get_first_failure()
        return failure.exitcode if failure.exitcode > 0 else 128 - failure.exitcode
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
