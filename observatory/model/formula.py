"""Text that a spreadsheet would run as a formula: made harmless on the way out, and undone on the way in."""

import re
from typing import Final

FORMULA: Final = r"^'*[=+\-@\t\r]"
"""Signs that begin a formula, also after apostrophes: otherwise `'=1` and `=1` would come back as the same."""


def neutral(text: str) -> str:
    """Text with an apostrophe before it, if a spreadsheet would run it.

    >>> neutral("=1+1"), neutral("steel")
    ("'=1+1", 'steel')
    """
    return f"'{text}" if re.match(FORMULA, text) else text


def restored(text: str) -> str:
    """Text as it was before `neutral`.

    >>> restored(neutral("=1+1")), restored("'s-Hertogenbosch")
    ('=1+1', "'s-Hertogenbosch")
    """
    return text[1:] if text.startswith("'") and re.match(FORMULA, text) else text
