"""Sentences in YAML, collected for translation: `babel.cfg` names the files and which of their keys hold sentences."""

from collections.abc import Collection, Iterator
from typing import IO, Any

import yaml

Message = tuple[int, None, str, list[str]]
"""Line, function, message and comments, as Babel wants them."""


def extract(
    file: IO[bytes], _keywords: Collection[str], _comment_tags: Collection[str], options: dict[str, str]
) -> Iterator[Message]:
    """Every sentence of a file, for `pybabel extract`.

    Args:
        file: the YAML.
        options: `keys`, those that hold a sentence or a list of sentences, wherever in the file they stand.
    """
    keys = options["keys"].split()
    return ((1, None, sentence, []) for sentence in _sentences(yaml.safe_load(file), keys))


def _sentences(content: Any, keys: Collection[str]) -> Iterator[str]:
    if isinstance(content, dict):
        for key, value in content.items():
            held = value if isinstance(value, list) else [value]
            if key in keys and all(isinstance(text, str) for text in held):
                yield from held
            else:
                yield from _sentences(value, keys)
    elif isinstance(content, list):
        for value in content:
            yield from _sentences(value, keys)
