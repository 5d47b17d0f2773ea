"""Free words and the ESCO skills that they may mean: proposals with a score, for a person to decide."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process, utils

from observatory.errors import Finding, SourceUnreadable
from observatory.exchange.guard import sized
from observatory.exchange.record import ESCO_SKILL
from observatory.exchange.template import BOM, csv_table
from observatory.model import esco
from observatory.model.formula import neutral, restored

BEST: Final = 5
LEAST: Final = 50.0
SHORTEST: Final = 4
HEAD: Final = ("text", "score", "label", "skill", "name", "accept")
YES: Final = frozenset({"x", "yes", "y", "sí", "si", "1", "true"})
NONE: Final = "none"
LONGEST: Final = 300
"""More letters than a skill is called by say no more about which one is meant, and take long to compare."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An ESCO skill that words may mean.

    Attributes:
        skill: UUID.
        name: its English name.
        label: the name of the skill that resembles the words.
        score: resemblance from 0 to 100 (RapidFuzz: token sort ratio, and a third of token set ratio).
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
    if esco.address(words) or esco.skill(words):
        return []  # An address that we do not hold says nothing about what it means.
    # Short names resemble everything. What is near is ranked by all words, and a little by those that are shared.
    phrase = utils.default_process(words[:LONGEST])
    choices = [label if len(label) >= SHORTEST else "" for _skill, label in labels]
    near = {
        index
        for scorer in (fuzz.token_sort_ratio, fuzz.token_set_ratio)
        for _label, _score, index in process.extract(phrase, choices, scorer=scorer, limit=80, score_cutoff=LEAST)
    }
    scored = [
        ((2 * fuzz.token_sort_ratio(phrase, label) + fuzz.token_set_ratio(phrase, label)) / 3, label, skill)
        for skill, label in (labels[index] for index in near)
    ]
    ranked = sorted((match for match in scored if match[0] >= LEAST), key=lambda match: (-match[0], match[1], match[2]))
    best: dict[str, Suggestion] = {}
    for score, label, skill in ranked:
        if skill in names and skill not in best:
            best[skill] = Suggestion(skill, names[skill], label, round(score, 1))
    return list(best.values())[:BEST]


def write_suggestions(proposed: Mapping[str, Sequence[Suggestion]]) -> bytes:
    """A CSV for a person to fill: one x under `accept` for each text; the last line of a text means that none fits."""
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    for words, suggestions in proposed.items():
        text = neutral(words)
        for suggestion in suggestions:
            writer.writerow(
                [
                    text,
                    f"{suggestion.score:g}",
                    neutral(suggestion.label),
                    ESCO_SKILL + suggestion.skill,
                    neutral(suggestion.name),
                    "",
                ]
            )
        writer.writerow([text, "", "", NONE, "(none of these)", ""])
    return out.getvalue().encode()


def read_decisions(name: str, content: bytes) -> tuple[dict[str, str], list[Finding]]:
    """What a person accepted: UUID by words, empty where none fits; and what is wrong with the file.

    Raises:
        SourceUnreadable: it is not the file that `write_suggestions` writes.
    """
    table = csv_table(name, sized(name, content))
    first = next((index for index, line in enumerate(table) if any(line)), 0)
    head = [cell.strip().lower() for cell in table[first]] if table else []
    if not {"text", "skill", "accept"} <= set(head):
        raise SourceUnreadable(f"{name} needs the columns text, skill and accept. Fill the file that we wrote.")
    decided: dict[str, str] = {}
    findings = []
    for row, cells in enumerate(table[first + 1 :], start=first + 2):
        line = dict.fromkeys(HEAD, "") | dict(zip(head, cells, strict=False))
        if line["accept"].strip().casefold() not in YES:
            continue
        words, skill = restored(line["text"].strip()), line["skill"].strip()
        code = "" if skill.casefold() == NONE else esco.skill(skill) or skill
        if decided.get(words, code) != code:
            findings.append(
                Finding(name, row, "accept", "two-answers", f"“{words[:80]}” has two accepted answers.", "Leave one x.")
            )
        decided[words] = code
    return decided, findings


def proposals(
    texts: Iterable[str], labels: Sequence[tuple[str, str]], names: Mapping[str, str]
) -> dict[str, list[Suggestion]]:
    """Suggestions for every text, each once."""
    return {words: suggest(words, labels, names) for words in dict.fromkeys(texts)}
