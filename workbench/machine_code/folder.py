"""Where machine code is kept for the next start."""

import hashlib
import os
from pathlib import Path

from platformdirs import user_cache_path

_PACKAGE = Path(__file__).parents[1]
_LOOPS = ("machine_code/*.py", "models/loops/*.py", "data/sources/scanning/*.py")
"""Where functions lie that are compiled."""


def kept_in() -> Path:
    """The folder for machine code. numba looks at the file of a function alone: the folder's name tells the versions of
    those that it calls as well."""
    chosen = os.environ.get("NUMBA_CACHE_DIR")
    if chosen:
        return Path(chosen)
    sources = b"".join(path.read_bytes() for pattern in _LOOPS for path in sorted(_PACKAGE.glob(pattern)))
    cache = user_cache_path("sequence-workbench", appauthor=False)
    return cache / "compiled" / hashlib.sha256(sources).hexdigest()[:16]
