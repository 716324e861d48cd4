"""A model as weights, spec and a plain PyTorch network that a person can read; and read back without running it."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import safetensors.torch
from pydantic import TypeAdapter, ValidationError

from workbench import __version__
from workbench.data.dataset import DataFacts, Statistics
from workbench.errors import WorkbenchError
from workbench.export.preparation import Preparation, described, read_preparation
from workbench.export.torch_source import exported_names, model_source
from workbench.migration import model_one_to_two
from workbench.models.build import SequenceModel, build_model
from workbench.models.calibration import UNCALIBRATED, Calibration, read_calibration
from workbench.models.size import check_holds
from workbench.models.spec import ModelSpec
from workbench.models.stored_weights import load_tensors
from workbench.paths import write_whole
from workbench.stored import DamagedError, read_json

FORMAT_VERSION = 3
UNCALIBRATED_VERSION = 2
_FACTS, _STATISTICS = TypeAdapter(DataFacts), TypeAdapter(Statistics)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TorchExport:
    """What an exported folder says: the model, ready to answer, and what it is for."""

    model: SequenceModel
    facts: DataFacts
    preparation: Preparation


def write_torch(
    model: SequenceModel,
    facts: DataFacts,
    statistics: Statistics,
    folder: Path,
    preparation: Preparation | None = None,
) -> None:
    """Write model.safetensors, spec.json and model.py, which also say how files were prepared for the model."""
    preparation = preparation or Preparation()
    spec, state = model.spec, model.state_dict()
    names = exported_names(spec, facts)
    weights = {names[name]: state[name].detach().cpu().contiguous() for name in names if name in state}
    write_whole(folder / "model.safetensors", safetensors.torch.save(weights))
    write_whole(folder / "spec.json", _about(model, facts, statistics, preparation))
    write_whole(folder / "model.py", model_source(spec, facts, preparation, model.calibration))


def read_torch(folder: Path) -> TorchExport:
    """The model of an exported folder, built anew from spec.json and model.safetensors.

    Raises WorkbenchError where either is damaged or they do not belong together.
    """
    spec, facts, statistics, preparation, calibration = _read_about(folder / "spec.json")
    file = folder / "model.safetensors"
    try:
        weights, _ = load_tensors(file)
        check_holds(weights, spec, facts, file)
        model = build_model(spec, facts, statistics)
        names = exported_names(spec, facts)
        kept = {name: tensor for name, tensor in model.state_dict().items() if name not in names}
        model.load_state_dict({**{name: weights[names[name]] for name in model.state_dict() if name in names}, **kept})
    except (OSError, DamagedError, KeyError, RuntimeError) as error:
        raise WorkbenchError(
            "{file} is damaged or does not belong to the spec.json beside it. Export the run again.", file=file
        ) from error
    model.calibration = calibration
    return TorchExport(model=model.eval(), facts=facts, preparation=preparation)


def _about(model: SequenceModel, facts: DataFacts, statistics: Statistics, preparation: Preparation) -> str:
    """A model without calibration or quantiles is described as before there were any, so that earlier versions read
    it."""
    calibration, spec = model.calibration, model.spec.model_dump(mode="json")
    if not model.spec.head.quantiles:
        del spec["head"]["quantiles"]
    about = {
        "version": FORMAT_VERSION if calibration != UNCALIBRATED else UNCALIBRATED_VERSION,
        "program_version": __version__,
        **({"calibration": dataclasses.asdict(calibration)} if calibration != UNCALIBRATED else {}),
        "model": spec,
        "facts": dataclasses.asdict(facts),
        "statistics": dataclasses.asdict(statistics),
        **described(preparation),
    }
    return json.dumps(about, indent=2, ensure_ascii=False) + "\n"


def _read_about(file: Path) -> tuple[ModelSpec, DataFacts, Statistics, Preparation, Calibration]:
    try:
        about: Any = read_json(file)
        if about["version"] > FORMAT_VERSION:
            raise WorkbenchError("{file} was written by a newer version of this program; install it.", file=file)
        model = about["model"] if about["version"] >= UNCALIBRATED_VERSION else model_one_to_two(about["model"])
        spec = ModelSpec.model_validate(model)
        facts = _FACTS.validate_python(about["facts"])
        statistics = _STATISTICS.validate_python(about["statistics"])
        preparation = read_preparation(about)
        calibration = read_calibration(about)
    except (OSError, DamagedError, ValidationError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise WorkbenchError("{file} is not a readable description of an exported model.", file=file) from error
    numbers = {len(facts.inputs), len(statistics.mean_F), len(statistics.std_F)}
    if len(numbers) > 1 or facts.targets != facts.inputs[: len(facts.targets)] or min(facts.context, facts.season) < 1:
        raise WorkbenchError("{file} contradicts itself. Export the run again.", file=file)
    return spec, facts, statistics, preparation, calibration
