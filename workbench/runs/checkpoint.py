"""Checkpoints: safetensors files that are written whole, hold no code, and are checked before they are used."""

import json
from collections.abc import Mapping
from dataclasses import asdict

from pydantic import TypeAdapter
from safetensors.torch import save_file
from torch import Tensor, nn

from workbench.errors import WorkbenchError
from workbench.models.stored_weights import load_tensors
from workbench.paths import replacing
from workbench.project_files import AnyPath
from workbench.stored import DamagedError, parse_as
from workbench.training.state import Standing, TrainerState

MODEL, OPTIMIZER = "model.", "optimizer."
STANDING, HISTORY = "standing", "history"
_STANDINGS = TypeAdapter(Standing)


def save_last(path: AnyPath, state: TrainerState, history: str) -> None:
    """Everything needed to go on, in one file: the old one stays until the new one is whole."""
    tensors = {MODEL + name: tensor for name, tensor in state.model.items()}
    tensors |= {OPTIMIZER + name: tensor for name, tensor in state.optimizer.items()}
    _save(path, tensors, {STANDING: json.dumps(asdict(state.standing)), HISTORY: history})


def save_best(path: AnyPath, state: TrainerState) -> None:
    """The model alone, by its state-dict names."""
    _save(path, state.model, {"epoch": str(state.standing.epochs)})


def load_last(path: AnyPath) -> TrainerState:
    """The state to go on from. Raises WorkbenchError, saying what to do, when the file is damaged."""
    tensors, metadata = _load(path)
    try:
        standing = parse_as(_STANDINGS, metadata.get(STANDING, ""), file=str(path), endless=True)
    except DamagedError as error:
        raise _damaged(path) from error
    return TrainerState(
        standing=standing,
        model=_part(tensors, MODEL),
        optimizer=_part(tensors, OPTIMIZER),
        history=metadata.get(HISTORY, ""),
        file=str(path),
    )


def load_best(path: AnyPath) -> dict[str, Tensor]:
    """The best epoch's weights by name. Raises WorkbenchError when the file is damaged."""
    return _load(path)[0]


def load_weights(model: nn.Module, tensors: Mapping[str, Tensor], path: AnyPath) -> None:
    """Give the model these weights. Raises WorkbenchError unless names, shapes and number types all fit."""
    expected = {name: (tensor.shape, tensor.dtype) for name, tensor in model.state_dict().items()}
    found = {name: (tensor.shape, tensor.dtype) for name, tensor in tensors.items()}
    wrong = sorted(name for name in expected | found if expected.get(name) != found.get(name))
    if wrong:
        raise WorkbenchError(
            "{file} does not fit this run's model (first difference: {name}). Start the run again.",
            file=str(path),
            name=wrong[0],
        )
    model.load_state_dict(dict(tensors))


def _save(path: AnyPath, tensors: Mapping[str, Tensor], metadata: dict[str, str]) -> None:
    with replacing(path, renames=True) as temporary:
        save_file(dict(tensors), temporary, metadata)


def _load(path: AnyPath) -> tuple[dict[str, Tensor], dict[str, str]]:
    try:
        return load_tensors(path)
    except (DamagedError, OSError) as error:
        raise _damaged(path) from error


def _part(tensors: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}


def _damaged(path: AnyPath) -> WorkbenchError:
    return WorkbenchError(
        "The checkpoint {file} is missing or damaged. Start a new run; another checkpoint of this run may still be "
        "used for evaluation and export.",
        file=str(path),
    )
