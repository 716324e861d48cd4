"""An exported folder read back, to predict with, without running any code in it.

Shapes: B batch, T time, F inputs, H horizon, K targets, C classes.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from pydantic import TypeAdapter

from workbench.data.dataset import DataFacts, Floats, Integers, Numbers
from workbench.data.origins import moved, restored
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.evaluation.fixed_bands import FixedBands
from workbench.evaluation.later_bands import FILE as BANDS
from workbench.export.onnx_bands import SPREAD
from workbench.export.preparation import Preparation, read_preparation
from workbench.export.report import OUTPUTS
from workbench.export.sessions import open_session, ours, run_session
from workbench.models.calibration import Calibration, read_calibration
from workbench.stored import parse, read_as, read_bytes

if TYPE_CHECKING:
    from torch import Tensor

LARGEST = 2 << 30
"""Bytes: no ONNX file can have more."""
_BANDS, _FACTS = TypeAdapter(FixedBands), TypeAdapter(DataFacts)
Predict = Callable[[Floats, Integers], Numbers]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A model file, ready to answer."""

    file: Path
    facts: DataFacts
    preparation: Preparation
    calibration: Calibration
    predict: Predict
    """From values_BTF as a dataset holds them, padded to the longest, and lengths_B (int64): forecasts B,H,K, answers
    B,K, both without their origins, or probabilities B,C; B,T,C where every step is answered."""
    bands: FixedBands | None = None
    """Around forecasts, where the export has any."""
    spread: Predict | None = None
    """How far the first decile lies below forecasts and the ninth above them, B,2,H,K, where the model tells."""

    def answer(self, x_BTF: "Tensor", lengths_B: "Tensor") -> Numbers:
        """The same from tensors, as a run answers."""
        return self.predict(x_BTF.numpy(), lengths_B.numpy())


def load_export(folder: Path) -> Exported:
    """The model in an exported folder, from model.onnx where there is one, else from spec.json and the weights.

    Raises WorkbenchError where the folder holds neither or they are damaged.
    """
    if (folder / "model.onnx").is_file():
        return _with_bands(_load_onnx(folder / "model.onnx"), folder / BANDS)
    if (folder / "spec.json").is_file():
        return _with_bands(_load_torch(folder), folder / BANDS)
    raise WorkbenchError(
        "{file} holds neither model.onnx nor spec.json. Choose a folder that was exported.", file=folder
    )


def _with_bands(exported: Exported, file: Path) -> Exported:
    if not file.exists():
        return exported
    bands = read_as(_BANDS, file)
    if not bands.fits(exported.facts) or (bands.by_spread and exported.spread is None):
        raise WorkbenchError("{file} does not belong to the model beside it. Export the run again.", file=file)
    return replace(exported, bands=bands)


def _load_torch(folder: Path) -> Exported:
    import torch

    from workbench.export.torch_export import read_torch

    export = read_torch(folder)

    def predict(values_BTF: Floats, lengths_B: Integers) -> Floats:
        with torch.inference_mode():
            answer: Floats = export.model(torch.from_numpy(values_BTF), torch.from_numpy(lengths_B)).numpy()
            return answer

    def spread(values_BTF: Floats, lengths_B: Integers) -> Floats:
        with torch.inference_mode():
            sides: Floats = export.model.spread(torch.from_numpy(values_BTF), torch.from_numpy(lengths_B)).numpy()
            return sides

    return Exported(
        file=folder / "model.safetensors",
        facts=export.facts,
        preparation=export.preparation,
        calibration=export.model.calibration,
        predict=predict,
        spread=spread if export.model.has_quantiles else None,
    )


def _load_onnx(file: Path) -> Exported:
    content = read_bytes(file, LARGEST)
    with ours(file):
        refuse_references(content, file)
        session = open_session(content, file)
        facts, preparation, calibration = _described(session.get_modelmeta().custom_metadata_map)
    wanted = {"values"} if TASKS[facts.task].forecasts else {"values", "lengths"}
    output = OUTPUTS[facts.task]
    names = ({each.name for each in session.get_inputs()}, [each.name for each in session.get_outputs()])
    if (names[0], names[1][:1]) != (wanted, [output]):  # the ends of bands may follow
        raise WorkbenchError("{file} was not exported by this program.", file=file)

    def predict(values_BTF: Floats, lengths_B: Integers) -> Numbers:
        values = restored(np.asarray(values_BTF, np.float32), facts.origins_F)
        feeds = {"values": values, "lengths": np.asarray(lengths_B, np.int64)}
        answer: Numbers = run_session(session, [output], {name: feeds[name] for name in wanted}, file)[0]
        return moved(answer, facts.answer_origins_K) if facts.answer_origins_K else answer

    def spread(values_BTF: Floats, lengths_B: Integers) -> Numbers:
        values = restored(np.asarray(values_BTF, np.float32), facts.origins_F)
        return np.stack(run_session(session, list(SPREAD), {"values": values}, file), axis=1)

    return Exported(
        file=file,
        facts=facts,
        preparation=preparation,
        calibration=calibration,
        predict=predict,
        spread=spread if names[1][1 : 1 + len(SPREAD)] == list(SPREAD) else None,
    )


def _described(about: dict[str, str]) -> tuple[DataFacts, Preparation, Calibration]:
    values: dict[str, Any] = {key: parse(about[key]) for key in ("inputs", "targets", "classes", "missing_mask")}
    values |= {key: int(about[key]) for key in ("context", "horizon", "season")}
    values |= {key: parse(about[key]) for key in ("origins_F", "answer_origins_K") if key in about}
    values["sample_rate"] = parse(about.get("sample_rate", "null"))  # absent in files of earlier versions
    values["categories"] = parse(about.get("categories", "{}"))
    facts = _FACTS.validate_python({**values, "task": about["task"]})
    names = [name for name in Preparation.__dataclass_fields__ if name in about]
    calibration = read_calibration({name: parse(about[name]) for name in ("calibration",) if name in about})
    return facts, read_preparation({name: parse(about[name]) for name in names}), calibration


def refuse_references(content: bytes, file: Path) -> None:
    """Our graphs hold all their weights and have no graphs inside; others are not ours to run."""
    import onnx

    graph = onnx.load_model_from_string(content).graph
    outside = any(tensor.data_location == onnx.TensorProto.EXTERNAL for tensor in graph.initializer)
    nested = any(
        attribute.HasField("g") or attribute.HasField("t") for node in graph.node for attribute in node.attribute
    )
    if outside or nested or any(node.domain for node in graph.node):
        raise WorkbenchError("{file} was not exported by this program.", file=file)
