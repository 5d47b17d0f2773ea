"""Errors in the visitor's words: what happened, where, and what to do about it."""

from dataclasses import dataclass


class ObservatoryError(Exception):
    """Anything we can explain to the person who caused or met it, without a traceback."""


class DatasetMissing(ObservatoryError):
    """There is no built dataset to serve."""


class BuildFailed(ObservatoryError):
    """A dataset could not be written where it should be."""


class EditionMissing(ObservatoryError):
    """The dataset has no such frozen edition."""


class NotHeld(ObservatoryError):
    """What was asked about is not in the dataset; where something else can be asked instead, `remedy` says what."""

    def __init__(self, why: str, remedy: str = "") -> None:
        super().__init__(why)
        self.remedy = remedy


class TooLarge(ObservatoryError):
    """A file of this form cannot hold the answer."""


class ReleaseRefused(ObservatoryError):
    """An edition cannot be frozen as things are."""


class QuestionFailed(ObservatoryError):
    """An engine could not answer a question."""


class SourceUnreadable(ObservatoryError):
    """A publisher's file could not be read as the format it should have."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with the data, and how to put it right.

    Attributes:
        file: the file, relative to the data folder.
        row: line of the file as a spreadsheet counts it (the header is row 1); None for the whole file.
        field: the column; None for the whole row.
        rule: short name of the rule that was broken.
        message: what is wrong, in a sentence.
        remedy: what to do, in a sentence.
    """

    file: str
    row: int | None
    field: str | None
    rule: str
    message: str
    remedy: str

    def __str__(self) -> str:
        place = self.file + (f", row {self.row}" if self.row else "") + (f", {self.field}" if self.field else "")
        return f"{place}: {self.message} {self.remedy}"


class DatasetInvalid(ObservatoryError):
    """The dataset breaks its rules; carries every finding."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(f"{len(findings)} finding(s); the first: {findings[0]}")


class CatalogueInvalid(DatasetInvalid):
    """Catalogue entries do not say what they must; carries every finding."""
