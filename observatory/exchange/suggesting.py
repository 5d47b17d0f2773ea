"""Free words and the ESCO skills that they may mean: proposals with a score, for a person to decide."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process, utils

from observatory.errors import Finding, SourceUnreadable
from observatory.exchange.guard import sized, text
from observatory.exchange.record import ESCO_SKILL

BEST: Final = 5
LEAST: Final = 60.0
HEAD: Final = ("text", "score", "label", "skill", "name", "accept")
YES: Final = frozenset({"x", "yes", "y", "sí", "si", "1", "true"})
NONE: Final = "none"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An ESCO skill that words may mean.

    Attributes:
        skill: UUID.
        name: its English name.
        label: the name of the skill that resembles the words.
        score: resemblance from 0 to 100 (RapidFuzz WRatio).
    """

    skill: str
    name: str
    label: str
    score: float


def suggest(words: str, labels: Sequence[tuple[str, str]], names: Mapping[str, str]) -> list[Suggestion]:
    """The skills whose names resemble some words most, the most similar first; none where nothing resembles them.

    Args:
        words: as the provider wrote them.
        labels: UUID and name, every language and alternative name.
        names: English names by UUID.
    """
    choices = [label for _skill, label in labels]
    found = process.extract(
        words, choices, scorer=fuzz.WRatio, processor=utils.default_process, limit=60, score_cutoff=LEAST
    )
    # WRatio gives short names inside long words a high score; the whole decides between equals.
    ranked = sorted(
        found, key=lambda one: (-one[1], -fuzz.ratio(words.casefold(), one[0].casefold()), one[0], labels[one[2]][0])
    )
    best: dict[str, Suggestion] = {}
    for label, score, place in ranked:
        skill = labels[place][0]
        if skill in names and skill not in best:
            best[skill] = Suggestion(skill, names[skill], label, round(score, 1))
    return list(best.values())[:BEST]


def write_suggestions(proposed: Mapping[str, Sequence[Suggestion]]) -> bytes:
    """A CSV for a person to fill: one x under `accept` for each text; the last line of a text means that none fits."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    for words, suggestions in proposed.items():
        for one in suggestions:
            writer.writerow([words, f"{one.score:g}", one.label, ESCO_SKILL + one.skill, one.name, ""])
        writer.writerow([words, "", "", NONE, "(none of these)", ""])
    return out.getvalue().encode()


def read_decisions(name: str, content: bytes) -> tuple[dict[str, str], list[Finding]]:
    """What a person accepted: UUID by words, empty where none fits; and what is wrong with the file.

    Raises:
        SourceUnreadable: it is not the file that `write_suggestions` writes.
    """
    said = text(name, sized(name, content))
    delimiter = max(",;\t", key=said.split("\n", 1)[0].count)
    lines = csv.DictReader(io.StringIO(said, newline=""), delimiter=delimiter)
    if not {"text", "skill", "accept"} <= set(lines.fieldnames or ()):
        raise SourceUnreadable(f"{name} needs the columns text, skill and accept. Fill the file that we wrote.")
    decided: dict[str, str] = {}
    findings = []
    for row, line in enumerate(lines, start=2):
        if (line["accept"] or "").strip().casefold() not in YES:
            continue
        words, skill = (line["text"] or "").strip(), (line["skill"] or "").strip()
        code = "" if skill == NONE else skill.removeprefix(ESCO_SKILL)
        if decided.get(words, code) != code:
            findings.append(Finding(name, row, "accept", "two-answers", f"“{words[:80]}” has two accepted answers.",
                                    "Leave one x."))  # fmt: skip
        decided[words] = code
    return decided, findings


def proposals(
    texts: Iterable[str], labels: Sequence[tuple[str, str]], names: Mapping[str, str]
) -> dict[str, list[Suggestion]]:
    """Suggestions for every text, each once."""
    return {words: suggest(words, labels, names) for words in dict.fromkeys(texts)}
