"""Bring the translations up to date: collect every text of the program, merge it into the .ts, make the .qm.

python packaging/translate.py            collect, merge, release
python packaging/translate.py --check    fail where the .ts is stale or has an unfinished entry, or a text is lost
"""

import argparse
import ast
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "workbench"
TS = ROOT / "resources" / "translations" / "workbench_zh_CN.ts"
CORE = "core"
MUST = ("sentence", "WorkbenchError", "MissingError", "ProgramError")
CORE_CALLS = dict.fromkeys(MUST, 0) | {"shown": 0, "report": 1}
"""Calls whose argument at that place is shown to people through `shown`."""
TRANSLATORS = ("translate", "QT_TRANSLATE_NOOP")
KNOB_CALLS = {"knob": ("title", "description", "unit"), "Field": ("title", "description")}
Text = tuple[str, str]


class Collector(ast.NodeVisitor):
    """Collects (context, text) from one module; what it cannot read, it lists in `lost`."""

    def __init__(self, path: Path, tree: ast.Module) -> None:
        self.path = path
        self.texts: list[Text] = []
        self.lost: list[str] = []
        self._classes: list[str] = []
        self._errors: list[bool] = []
        self._wrappers = dict(wrappers(tree))
        self.visit(tree)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self._errors.append(any(isinstance(base, ast.Name) and base.id.endswith("Error") for base in node.bases))
        self.generic_visit(node)
        self._classes.pop()
        self._errors.pop()

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "tr" and isinstance(node.func, ast.Attribute):
            self._add(self._classes[-1] if self._classes else "", node, 0, must=True)
        elif name in TRANSLATORS and len(node.args) >= 2 and literal(node.args[0]) is not None:
            self._add(str(literal(node.args[0])), node, 1, must=False)
        elif name in self._wrappers:
            self._add(self._wrappers[name], node, 0, must=True)
        elif name == "__init__" and self._errors and self._errors[-1] and node.args:
            self._add(CORE, node, 0, must=False)
        elif name in CORE_CALLS and len(node.args) > CORE_CALLS[name]:
            self._add(CORE, node, CORE_CALLS[name], must=name in MUST)
        elif name in KNOB_CALLS:
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            texts = [literal(given[key]) for key in KNOB_CALLS[name] if key in given]
            self.texts += [(CORE, text) for text in texts if text]
        self.generic_visit(node)

    def _add(self, context: str, node: ast.Call, place: int, *, must: bool) -> None:
        found = literals(node.args[place]) if len(node.args) > place else []
        self.texts += [(context, text) for text in found]
        passed_on = "template" in (getattr(node.args[place], "id", ""), getattr(node.args[place], "attr", ""))
        if must and not passed_on and (not found or not context):
            self.lost.append(f"{self.path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)[:90]}")


def wrappers(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Functions of a module that only translate their argument, and in which context: (name, context)."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and len(node.body) == 1 and isinstance(node.body[0], ast.Return):
            call = node.body[0].value
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in TRANSLATORS:
                context = literal(call.args[0])
                if context and isinstance(call.args[1], ast.Name) and call.args[1].id == node.args.args[0].arg:
                    yield node.name, context


def literal(node: ast.expr) -> str | None:
    """The text of a string constant, also of several in a row."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def literals(node: ast.expr) -> list[str]:
    """The texts that an argument can have: a constant, or either side of a conditional."""
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    text = literal(node)
    return [] if text is None else [text]


def collect() -> tuple[list[Text], list[str]]:
    """Every text of the package once, in a stable order, and the calls whose text is not a literal."""
    texts: dict[Text, None] = {}
    lost: list[str] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        collector = Collector(path, ast.parse(path.read_text(encoding="utf-8")))
        texts.update(dict.fromkeys(collector.texts))
        lost += collector.lost
    return sorted(texts), lost


def merge(texts: list[Text], ts: Path) -> None:
    """Bring a .ts up to the texts: new ones come in unfinished, vanished ones go; the order depends on nothing else."""
    known = {text: translation for text, translation in entries(ts) if translation}
    root = ET.Element("TS", version="2.1", language="zh_CN")
    for name in dict.fromkeys(context for context, _ in texts):
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for text in (text for text in texts if text[0] == name):
            message = ET.SubElement(context, "message")
            ET.SubElement(message, "source").text = text[1]
            translation = ET.SubElement(message, "translation", {} if text in known else {"type": "unfinished"})
            translation.text = known.get(text)
    ET.indent(root, "    ")
    body = ET.tostring(root, encoding="unicode")
    ts.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def entries(ts: Path) -> Iterator[tuple[Text, str]]:
    """Every entry of a .ts with its translation, which is empty where it is unfinished."""
    for context in ET.parse(ts).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            finished = translation is not None and translation.get("type") != "unfinished"
            text = (context.findtext("name") or "", message.findtext("source") or "")
            yield text, (translation.text or "") if finished and translation is not None else ""


def unfinished(ts: Path) -> list[str]:
    """Entries without a finished translation, and those that lose or invent a placeholder."""
    found = []
    for (context, source), text in entries(ts):
        if not text:
            found.append(f"{context}: {source[:70]}: not translated")
        elif set(placeholders(source)) != set(placeholders(text)):
            found.append(f"{context}: {source[:70]}: placeholders differ")
    return found


def stale(ts: Path) -> list[str]:
    """Whether the .qm, which the program reads, says something else than the .ts."""
    from PySide6.QtCore import QTranslator

    translator = QTranslator()
    translator.load(str(ts.with_suffix(".qm")))
    differ = [text for text, translation in entries(ts) if translator.translate(*text) != translation]
    return [f"The .qm is older than the .ts: {len(differ)} texts differ. Run packaging/translate.py."] if differ else []


def placeholders(text: str) -> Iterator[str]:
    """The `{names}` in a text."""
    for part in text.split("{")[1:]:
        field = part.partition("}")[0]
        if field.partition(":")[0].isidentifier():
            yield field


def tool(name: str, *arguments: str) -> None:
    """Run a Qt tool of this Python's environment."""
    path = shutil.which(name, path=str(Path(sys.executable).parent)) or name
    subprocess.run([path, *arguments], check=True)


def check() -> int:
    """Say everything that is not as it should be; 1 where something is."""
    texts, lost = collect()
    known = {text for text, _ in entries(TS)}
    missing, gone = set(texts) - known, known - set(texts)
    wrong = [f"{where}: the text is not a literal" for where in lost]
    wrong += [f"{context}: {text[:70]}: not in the .ts" for context, text in sorted(missing)]
    wrong += [f"{context}: {text[:70]}: no longer in the program" for context, text in sorted(gone)]
    wrong += unfinished(TS) or stale(TS)
    print("\n".join(wrong) if wrong else f"{len(texts)} texts, all translated.")
    return 1 if wrong else 0


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where something is to do")
    if parser.parse_args().check:
        return check()
    texts, lost = collect()
    merge(texts, TS)
    whole = TS.with_suffix(".qm.new")
    tool("pyside6-lrelease", "-silent", str(TS), "-qm", str(whole))
    whole.replace(TS.with_suffix(".qm"))  # programs that run from here read the old one, page by page
    print(f"{len(texts)} texts, {len(unfinished(TS))} to translate.")
    print("\n".join(f"{where}: the text is not a literal" for where in lost))
    return 0


if __name__ == "__main__":
    sys.exit(main())
