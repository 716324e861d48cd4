"""Strangers' texts made harmless for a document: names from files may hold signs that turn or end what follows."""

import re

_STEERING = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff\\ufffe\\uffff]"
)
"""Control signs but for line ends and tabs, those that turn the direction of text, and what is no text at all."""


def plain(text: str) -> str:
    """The text with a sign of replacement for each letter that would steer."""
    return _STEERING.sub("\ufffd", text)
