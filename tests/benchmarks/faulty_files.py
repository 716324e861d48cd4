"""How much of thousands of faulty files is given back: python tests/benchmarks/faulty_files.py [TABLES]."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.data.sources.pollock import faulty_files, score

if __name__ == "__main__":
    tables = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    with tempfile.TemporaryDirectory() as folder:
        files = list(faulty_files(seed=7, tables=tables))
        mean, losses = score(files, Path(folder))
    sys.stdout.write(f"{len(files)} files: {mean:.3f} of 10\n")
    for family, found in sorted(losses.items(), key=lambda item: item[1]):
        sys.stdout.write(f"  {found:.3f}  {family}\n")
