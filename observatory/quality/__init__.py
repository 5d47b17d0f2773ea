"""Rules over the dataset: each finding names file, row, field and what to do."""

from observatory.quality.check import check

__all__ = ["check"]
