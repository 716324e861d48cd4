"""How many of thousands of tables at large are read as they are meant: python tests/benchmarks/reading.py [--cases N].

--first SEED    where to begin
--show N        misses that are shown
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.data.at_large.judge import misses
from tests.data.at_large.tables import table_at_large

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--show", type=int, default=20)
    asked = parser.parse_args()
    missed: Counter[str] = Counter()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(asked.first, asked.first + asked.cases):
            case = table_at_large(seed)
            found = misses(case, Path(folder))
            if found:
                missed.update(f"{axis} {value}" for axis, value in case.drawn.items() if axis != "seed")
                if asked.show > 0:
                    asked.show -= 1
                    sys.stdout.write(f"{case.drawn}\n    {'; '.join(found)[:400]}\n")
                missed["misses"] += 1
    spent = time.perf_counter() - began
    sys.stdout.write(f"{missed.pop('misses', 0)} misses in {asked.cases} tables, {spent:.0f} s\n")
    for axis, count in missed.most_common(20):
        sys.stdout.write(f"  {count}  {axis}\n")
