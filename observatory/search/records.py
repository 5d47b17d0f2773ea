"""Micro-credentials by what they say, by the skills they teach, and by the profiles they lead towards."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from observatory.search.texts import TextIndex

TEACHES, SERVES = "teaches", "serves"
"""Roles of rows whose label is the identifier of a skill taught, or of a profile that is served."""
WEIGHTS = {"preferred": 4.0, "taught": 2.0, "definition": 1.5, "outcome": 1.0}
"""What a word is worth in a title, in the name of a skill, in the purpose, in an outcome."""
SAID, SAID_PARTLY = 60.0, 30.0
"""Score of a record that says all that was asked, or some of it, before what its words are worth."""
WORDS = 19.0
"""Points between words of an outcome and words of a title."""
LED = 0.9
"""A record that teaches what was asked fits nearly as well as that skill itself; one that serves a profile likewise."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a record is an answer.

    Attributes:
        score: 0 to 100.
        role: `text`, or `teaches` or `serves` with the identifier of the skill or profile in `by`.
    """

    score: float
    role: str
    by: str = ""


class Records:
    """All records, ready to be asked; read-only once made."""

    def __init__(self, rows: pl.DataFrame) -> None:
        """Index the rows: id, role (a key of `WEIGHTS`, `teaches` or `serves`), label."""
        texts: dict[str, list[tuple[float, str]]] = defaultdict(list)
        self._leads: dict[tuple[str, str], list[str]] = defaultdict(list)
        for record, role, label in rows.select("id", "role", "label").unique(maintain_order=True).iter_rows():
            if role in WEIGHTS:
                texts[record].append((WEIGHTS[role], label))
            elif role in {TEACHES, SERVES}:
                self._leads[role, label].append(record)
        self._texts = TextIndex(texts)

    def find(self, text: str, known: Iterable[tuple[str, str, float]]) -> dict[str, Reason]:
        """Records that answer: identifier → why, by the better reason where there are two.

        Args:
            text: what was asked.
            known: role, identifier and score of the skills (`teaches`) and profiles (`serves`) that it names.
        """
        worths, share = self._texts.answers(text)
        top = max(WEIGHTS.values())
        reasons = {
            record: Reason((SAID if share == 1 else SAID_PARTLY * share) + WORDS * min(1.0, worth / top), "text")
            for record, worth in worths.items()
        }
        for role, identity, score in known:
            for record in self._leads.get((role, identity), ()):
                if record not in reasons or reasons[record].score < LED * score:
                    reasons[record] = Reason(LED * score, role, identity)
        return reasons
