"""A figure as plotly.js reads it: plain JSON, not checked at run time but in tests."""

from typing import Any

Figure = dict[str, Any]
