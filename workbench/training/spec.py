"""The training half of an experiment: loss, optimiser, schedule and when to stop."""

from typing import Literal

from workbench.spec_base import Spec, knob


class AugmentSpec(Spec):
    """Chance changes to training inputs, so that a model learns what does not matter; never in validation or test."""

    noise: float = knob(
        0.0,
        title="Noise",
        description="Random noise on every input, as a share of its standard deviation in the training part.",
        ge=0,
        le=10,
    )
    gain_db: float = knob(
        0.0,
        title="Gain",
        description="Each sequence is made louder or softer by up to this much.",
        unit="dB",
        ge=0,
        le=60,
    )
    shift: float = knob(
        0.0,
        title="Time shift",
        description="Each sequence is moved in time by up to this share of its length; its end values fill the gap.",
        ge=0,
        le=0.9,
    )
    speed: float = knob(
        0.0,
        title="Speed",
        description="Each sequence is played faster or slower by up to this share; the pitch of sound changes too.",
        ge=0,
        le=0.9,
    )


class TrainingSpec(Spec):
    """How the model is fitted."""

    loss: Literal["mse", "mae", "huber", "pinball", "cross_entropy"] = knob(
        "mse",
        title="Loss",
        description="What training makes small: squared, absolute or Huber error; pinball for quantiles, cross-entropy "
        "for classes.",
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
        1.0,
        title="Gradient clipping",
        description="Largest norm of all gradients; 0 switches it off.",
        ge=0,
        le=1e6,
        off_at_zero=True,
    )
    weight_decay: float = knob(
        0.0, title="Weight decay", description="Pull of the weights towards zero, against overfitting.", ge=0, le=1
    )
    averaging: float = knob(
        0.0,
        title="Weight averaging",
        description="Share of the running average of the weights that each step keeps, such as 0.995; the average is "
        "judged and kept, which steadies a noisy validation loss. 0 switches it off.",
        ge=0,
        le=0.9999,
        off_at_zero=True,
    )
    label_smoothing: float = knob(
        0.0,
        title="Label smoothing",
        description="Share of certainty given to all classes alike in training, against overconfidence.",
        ge=0,
        le=0.9,
    )
    class_weights: bool = knob(
        False, title="Class weights", description="Rare classes count as much as common ones in the loss."
    )
    patience: int = knob(
        6,
        title="Early stopping",
        description="Epochs without a better validation loss before training ends; 0 switches it off.",
        unit="epochs",
        ge=0,
        le=100_000,
        off_at_zero=True,
    )
    refit: bool = knob(
        False,
        title="Refit",
        description="Afterwards train once more from the beginning on the training and validation parts together, and "
        "keep the last weights: all known examples teach, and validation chooses nothing. It takes twice as long. The "
        "validation figures stay those of the first fit.",
    )
    calibrate: bool = knob(
        False,
        title="Calibrate probabilities",
        description="Afterwards divide all logits by one temperature that makes the validation part's probabilities "
        "hold: of the answers given with 80 %, some 80 of 100 are right. No answer becomes another. Fewer than 30 "
        "validation examples are left as they are.",
    )
    check_path: bool = knob(
        False,
        title="Check the linear path",
        description="Where examples are few: train once with and once without the head's linear path first, and go on "
        "without it where training and validation are clearly better so.",
    )
    seed: int = knob(0, title="Seed", description="Start of every random choice in training.", ge=0, le=2**31 - 1)
    device: str = knob(
        "auto", title="Device", description="auto takes the best present; or cpu, cuda, cuda:1, mps.", unit=""
    )
    precision: Literal["auto", "float32", "tf32", "bf16"] = knob(
        "auto",
        title="Precision",
        description="Of the products in a CUDA step: tf32 rounds those of recurrent layers and convolutions to ten "
        "binary digits, bf16 halves all numbers where torch finds that safe. auto takes tf32, and bf16 for large "
        "models that it makes clearly faster; float32 rounds nothing.",
    )
    captured: bool = knob(
        True,
        title="Captured steps",
        description="On CUDA replay a whole step as one graph where the model allows it; off runs it operation by "
        "operation, which is slower.",
    )
    fused: bool = knob(
        True,
        title="Fused optimiser",
        description="Update all weights in one pass where torch offers that for the optimiser and the device.",
    )
    follow_gradients: bool = knob(
        True,
        title="Follow gradients",
        description="On the CPU measure now and then, on one batch, how gradients reach layers and steps; it takes "
        "below a fiftieth of the time and changes nothing that is learned.",
    )
    threads: int | None = knob(
        None,
        title="CPU threads",
        description="How many processor cores a step on the CPU takes; automatic measures one against all, and leaves "
        "one to the window.",
        ge=1,
        le=1024,
    )
    resident_share: float = knob(
        0.5,
        title="Memory for data",
        description="Share of the free CUDA memory that the data may take; larger data stay in main memory and are "
        "sent ahead of each step.",
        ge=0,
        le=1,
    )
    shuffle_buffer: int = knob(
        0,
        title="Shuffle buffer",
        description="For data larger than memory: pieces of them are drawn in random order, and so many of them are "
        "shuffled together as take this much, while the next are read ahead. 0 shuffles all examples at once.",
        unit="MiB",
        ge=0,
        le=1_000_000,
        off_at_zero=True,
    )
    augment: AugmentSpec = AugmentSpec()
