"""The mark on texts that are stated in one place and translated in another, as Qt has it but typed."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """The text itself; the mark is for the collector of texts. PySide6's own, to its stubs, gives any object."""
    return text
