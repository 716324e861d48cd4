"""How long steps last, in words: a number of steps, or seconds where they are samples of sound."""

from workbench.sentence import Sentence, sentence


def lasting(steps: int, rate: int | None) -> Sentence:
    """So many steps; of sound of `rate` samples per second how many seconds they are."""
    if rate:
        return sentence("{seconds} s", seconds=f"{steps / rate:.3f}")
    return sentence("{count} steps", count=steps)
