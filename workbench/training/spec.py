"""The training half of an experiment: loss, optimiser, schedule and when to stop."""

from typing import Literal

from workbench.spec_base import Spec, knob


class TrainingSpec(Spec):
    """How the model is fitted."""

    loss: Literal["mse", "mae", "huber", "cross_entropy"] = knob(
        "mse",
        title="Loss",
        description="What training makes small: squared, absolute or Huber error; cross-entropy for classes.",
    )
    optimizer: Literal["adam", "adamw", "rmsprop", "sgd"] = knob(
        "adam", title="Optimiser", description="How gradients become steps; Adam is the article's choice."
    )
    learning_rate: float = knob(
        1e-3, title="Learning rate", description="Size of a step; the highest of the schedule.", gt=0, le=10
    )
    schedule: Literal["constant", "cosine", "one_cycle", "exponential", "plateau"] = knob(
        "constant", title="Schedule", description="How the learning rate changes over the epochs."
    )
    batch_size: int = knob(
        64, title="Batch size", description="Examples per optimiser step.", unit="examples", ge=1, le=65_536
    )
    epochs: int = knob(
        30, title="Epochs", description="Passes over the training part at most.", unit="epochs", ge=1, le=100_000
    )
    clip_norm: float = knob(
        1.0, title="Gradient clipping", description="Largest norm of all gradients; 0 switches it off.", ge=0, le=1e6
    )
    weight_decay: float = knob(
        0.0, title="Weight decay", description="Pull of the weights towards zero, against overfitting.", ge=0, le=1
    )
    patience: int = knob(
        6,
        title="Early stopping",
        description="Epochs without a better validation loss before training ends; 0 switches it off.",
        unit="epochs",
        ge=0,
        le=100_000,
    )
    seed: int = knob(0, title="Seed", description="Start of every random choice in training.", ge=0, le=2**31 - 1)
    device: str = knob(
        "auto", title="Device", description="auto takes the best present; or cpu, cuda, cuda:1, mps.", unit=""
    )
