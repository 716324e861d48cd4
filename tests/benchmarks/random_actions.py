"""How long random actions hold the window's thread: no turn of the event loop should work for more than 100 ms.

QT_QPA_PLATFORM=offscreen .venv/bin/python tests/benchmarks/random_actions.py --actions 2000 --seed 0
QT_QPA_PLATFORM=offscreen .venv/bin/python tests/benchmarks/random_actions.py --actions 5000 --trained

The real program. Each action is drawn by chance: an action of the menus, another page, the command palette, theme,
language, a click on whatever can be clicked, typing, the wheel, moving over pictures, undo and redo, opening a sample.
With `--trained` a run is trained first, of each kind of data in turn, and mostly its pages Inside and Use are walked;
the seconds from the click on Inside to its first picture are printed. Prints the worst turns with what was done, one
JSON object a line, and exits with 1 where one is too long or anything fails.
"""

import argparse
import json
import sys
import traceback
from typing import Any

from hands import LEFT_OUT, TRAINED_KINDS
from walker import MATERIALS, Walk, walk

LIMIT_MS = 100.0
TOLD = 20
ACTIONS_PER_RUN = 250


def play_trained(walking: Walk, actions: int) -> None:
    walking.hands.kinds = TRAINED_KINDS
    walking.hands.left_out = (*LEFT_OUT, "new")
    for number in range(-(-actions // ACTIONS_PER_RUN)):
        material = MATERIALS[number % len(MATERIALS)]
        walking.train(material, epochs=1)
        # The first of all imports what the page needs.
        tell({"material": material, "first_picture_s": round(walking.look_inside(), 2), "warm": number > 0})
        walking.answer()
        walking.play(min(ACTIONS_PER_RUN, actions - walking.actions))
        walking.leave()


def tell(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--trained", action="store_true", help="walk the pages of a trained run")
    asked = parser.parse_args()
    with walk(asked.seed) as walking:
        try:
            play_trained(walking, asked.actions) if asked.trained else walking.play(asked.actions)
        except Exception:  # noqa: BLE001 - told at the end, beside the turns
            walking.failures.append(traceback.format_exc())
    long = sorted(walking.heart.long_turns, reverse=True)
    over = sum(ms > LIMIT_MS for ms, _ in long)
    for ms, doing in long[:TOLD]:
        tell({"ms": round(ms, 1), "doing": doing})
    tell({"actions": walking.actions, "seed": asked.seed, "turns": walking.heart.turns, "over_limit": over})
    sys.stderr.write("".join(walking.failures))
    sys.exit(1 if over or walking.failures else 0)


if __name__ == "__main__":
    main()
