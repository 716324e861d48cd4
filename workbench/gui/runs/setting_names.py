"""Names of settings for people, from the dotted keys of a spec."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from workbench.gui.style.translation import shown, value_name
from workbench.models.spec import LAYER_KINDS
from workbench.spec import ExperimentSpec
from workbench.spec_base import Spec


def setting_name(key: str) -> str:
    """Such as "Learning rate" for training.learning_rate, or "Layer 1: Units" for model.layers.0.units."""
    parts = key.split(".")
    if parts[:2] == ["model", "layers"] and len(parts) > 2:
        text = QCoreApplication.translate("ResultsPage", "Layer {number}: {setting}")
        name = _layer_title(parts[-1]) if len(parts) > 3 else ""
        return text.replace("{number}", str(int(parts[2]) + 1)).replace("{setting}", name)
    return _title(ExperimentSpec, parts) or key


def settings_in_short(settings: Sequence[tuple[str, Any]]) -> str:
    """Settings on one line: each layer is named once, behind its settings; those that a run has not come last."""
    layers: dict[str, list[str]] = {}
    for key, value in sorted(settings, key=lambda setting: setting[1] is None):
        parts = key.split(".")
        in_layer = parts[:2] == ["model", "layers"] and len(parts) > 3
        name = _layer_title(parts[-1]) if in_layer else setting_name(key)
        layers.setdefault(parts[2] if in_layer else key, []).append(f"{name}: {setting_value(value)}")
    behind = QCoreApplication.translate("ResultsPage", "{settings} (layer {number})")
    texts = []
    for layer, each in layers.items():
        text = ", ".join(each)
        texts.append(behind.format(settings=text, number=int(layer) + 1) if layer.isdecimal() else text)
    return ", ".join(texts)


def setting_value(value: Any) -> str:
    """A setting's value as text; a dash where a run has no such setting."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "✓" if value else "✗"
    return value_name(value) if isinstance(value, str) else str(value)


def _title(kind: type[Spec], parts: list[str]) -> str:
    field = kind.model_fields.get(parts[0])
    if field is None:
        return ""
    if len(parts) == 1:
        return shown(field.title) if field.title else ""
    inner = field.annotation
    return _title(inner, parts[1:]) if isinstance(inner, type) and issubclass(inner, Spec) else ""


def _layer_title(name: str) -> str:
    for kind in LAYER_KINDS.values():
        field = kind.model_fields.get(name)
        if field is not None and field.title:
            return shown(field.title)
    return QCoreApplication.translate("ResultsPage", "Kind") if name == "kind" else name
