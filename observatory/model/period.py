"""Spans of time as the data writes them: years (`2024`) or months (`2024-08`), which sort as text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """A first and a last period, both included; a reversed one cannot be built."""

    first: str
    last: str

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"A period cannot end ({self.last}) before it begins ({self.first}).")
