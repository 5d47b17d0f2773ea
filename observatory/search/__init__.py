"""Finding profiles and skills by what people call them, in any language and with typing errors."""

from observatory.search.index import Hit, SearchIndex

__all__ = ["Hit", "SearchIndex"]
