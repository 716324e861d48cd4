#!/usr/bin/env python3
"""Make the README's pictures anew, or with `--all DIR` every page in light and dark, English and Chinese."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

README = Path(__file__).resolve().parent.parent / "resources" / "screenshots"
SHOWN = {"welcome": "light", "data": "light", "model": "light", "train": "dark", "results": "light", "export": "zh"}
SHOWN |= {"inside": "light", "use": "light", "runs": "light"}
RATES = (0.003, 0.01, 0.03)
"""Of further runs, to be compared."""
VARIANTS = {"light": ("light", "en"), "dark": ("dark", "en"), "zh": ("light", "zh_CN"), "zh-dark": ("dark", "zh_CN")}


def main() -> int:
    """Play the whole job once and take pictures of each page on the way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, metavar="DIR", help="every page in every variant, into this folder")
    parser.add_argument("--sample", default="sensors", help="the sample to train on")
    parser.add_argument("--epochs", default=6, type=int, help="epochs to train")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["WORKBENCH_HOME"] = home
        return take(asked.all, asked.sample, asked.epochs, Path(home))


def take(everything: Path | None, sample: str, epochs: int, scratch: Path) -> int:
    """Run the program offscreen and write the pictures."""
    from workbench.gui.app import make_application
    from workbench.gui.demo import Stage

    folder = everything or README
    folder.mkdir(parents=True, exist_ok=True)
    stage = Stage(make_application(sys.argv[:1]), folder)
    stage.window.resize(1366, 768)
    status = stage.play(script(stage, sample, epochs, scratch, every_variant=everything is not None))
    print(f"Pictures: {folder}")
    return status


def script(stage, sample, epochs, scratch, *, every_variant):
    """Steps of the job, a picture of each page in the variants asked for."""
    window, session = stage.window, stage.session

    def pictures(page):
        for name, (mode, language) in VARIANTS.items():
            if every_variant or SHOWN.get(page) == name:
                window.set_mode(mode)
                window.set_language(language)
                yield stage.settle()
                stage.picture(f"{page}-{name}")
        window.set_mode("light")
        window.set_language("en")

    window.prepare_pages()
    yield stage.settle()
    yield from pictures("welcome")
    cards = window.welcome.sample_cards()
    stage.click(next(card for card in cards if card.sample.name == sample))
    yield lambda: session.data.loaded is not None
    yield stage.settle()
    yield from pictures("data")
    yield stage.go("model")
    stage.drag_block("Dropout", 1)
    yield from pictures("model")
    session.edit_training("Epochs", session.spec.training.model_copy(update={"epochs": epochs}))
    yield stage.go("train")
    train = window.page("train")
    stage.click(train.start_button)
    yield lambda: train.desk.live.phase == "finished"
    yield stage.settle()
    yield from pictures("train")
    yield stage.go("results")
    yield from pictures("results")
    yield from looked_into(stage, pictures)
    yield stage.go("export")
    export = window.page("export")
    export.folder_edit.setText(str(scratch / "model"))
    stage.click(export.export_button)
    yield lambda: export.report_card.report is not None
    yield from pictures("export")
    yield from compared(stage, pictures)


def compared(stage, pictures):
    """A picture of runs at several learning rates side by side."""
    window, session = stage.window, stage.session
    for rate in RATES:
        session.edit_training("Learning rate", session.spec.training.model_copy(update={"learning_rate": rate}))
        yield stage.go("train")
        train = window.page("train")
        earlier = train.desk.live.run
        stage.click(train.start_button)
        yield lambda: train.desk.live.run != earlier and train.desk.live.phase == "finished"  # noqa: B023 - asked at once
        yield stage.settle()
    yield stage.go("runs")
    window.page("runs").view.selectAll()
    yield stage.settle()
    yield from pictures("runs")


def looked_into(stage, pictures):
    """Pictures of what is inside a run, and of its use."""
    window = stage.window
    yield stage.go("inside")
    inside = window.page("inside")
    yield lambda: inside.views["gates"].result is not None
    gates = inside.views["gates"].picture
    gates.order.setCurrentIndex(1)
    gates.step_cursor.go(60)
    gates.choose_unit(2)
    yield stage.settle()
    yield from pictures("inside")
    inside.tabs.setCurrentWidget(inside.views["states"])
    yield lambda: inside.views["states"].result is not None
    yield from pictures("states")
    yield stage.go("use")
    use = window.page("use")
    yield lambda: use.used is not None
    yield stage.settle()
    yield from pictures("use")


if __name__ == "__main__":
    sys.exit(main())
