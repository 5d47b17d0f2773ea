"""Finding what people mean by what they call it, in any language and with typing errors."""

from observatory.search.index import KINDS, Hit, SearchIndex

__all__ = ["KINDS", "Hit", "SearchIndex"]
