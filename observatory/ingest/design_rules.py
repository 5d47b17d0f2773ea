"""What a micro-credential design must say before it may enter the catalogue.

The elements are those of annex I of the Council Recommendation of 16 June 2022 that apply to a design; the
limits on outcomes, skills and ECTS are the editors' own.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Any, Final, TypeGuard

from observatory.errors import Finding

EQF_LEVELS: Final = range(1, 9)
HOURS_PER_ECTS: Final = (25, 30)
OUTCOMES: Final = (3, 6)
SKILLS: Final = (4, 10)

_REQUIRED: Final = frozenset(
    {"id", "title", "purpose", "area_id", "isced_f", "eqf_level", "workload_hours", "ects", "participation"}
    | {"delivery", "assessment", "quality_assurance", "language", "skills", "outcomes"}
)
_OPTIONAL: Final = frozenset({"prerequisites", "supervision", "builds_on", "stacks_with"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One design as its editors wrote it.

    Attributes:
        file: the file, relative to the data folder.
        row: the line on which the design begins.
        edition: edition of the file.
        reviewed: date of the last review, ISO 8601.
        fields: what was written, not yet checked.
    """

    file: str
    row: int
    edition: str
    reviewed: str
    fields: dict[str, Any] = field(repr=False)

    @property
    def id(self) -> str:
        """The identifier, or an empty text where the editors forgot it."""
        return str(self.fields.get("id") or "")

    def links(self, name: str) -> list[str]:
        """Return the ids in `builds_on` or `stacks_with`; `_references` refuses what is no list."""
        links = self.fields.get(name, [])
        return [str(link) for link in links] if isinstance(links, list) else [str(links)]

    def wrong(self, name: str | None, rule: str, message: str, remedy: str) -> Finding:
        """Return a finding about this design that names it in its message."""
        return Finding(self.file, self.row, name, rule, f"{self.id or 'A design without id'}: {message}", remedy)


@dataclass(frozen=True, slots=True)
class Known:
    """What a design may refer to: ids of skills and technology areas, and the terms of each vocabulary."""

    skills: frozenset[str]
    areas: frozenset[str]
    terms: dict[str, frozenset[str]]


def findings(designs: list[Entry], known: Known) -> list[Finding]:
    """Return everything that is wrong with the designs, each by itself and all together."""
    alone = [finding for design in designs for finding in _alone(design, known)]
    together = [finding for rule in (_unique, _references, _once, _levels, _circles) for finding in rule(designs)]
    return alone + together


def _alone(design: Entry, known: Known) -> Iterator[Finding]:
    yield from _complete(design)
    yield from _identifier(design)
    for name in ("title", "purpose", "prerequisites"):
        yield from _bilingual(design, name, design.fields.get(name))
    yield from _area(design, known)
    yield from _level(design)
    yield from _workload(design)
    for name, terms in known.terms.items():
        yield from _vocabulary(design, name, terms)
    yield from _languages(design)
    yield from _skills(design, known)
    yield from _outcomes(design)


def _complete(design: Entry) -> Iterator[Finding]:
    for name in sorted(_REQUIRED - design.fields.keys()):
        yield design.wrong(name, "required", f"`{name}` is missing.", "Add it.")
    for name in sorted(design.fields.keys() - _REQUIRED - _OPTIONAL, key=str):
        allowed = ", ".join(sorted(_REQUIRED | _OPTIONAL))
        yield design.wrong(str(name), "unknown field", f"`{name}` is not a field.", f"Use one of {allowed}.")


def _identifier(design: Entry) -> Iterator[Finding]:
    if design.id and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", design.id):
        remedy = "Use lower-case letters, digits and single hyphens."
        yield design.wrong("id", "pattern", "the id is not in kebab case.", remedy)


def _bilingual(design: Entry, name: str, text: object) -> Iterator[Finding]:
    if name not in design.fields:
        return
    for language in ("en", "es"):
        if not _text(text, language):
            remedy = f"Write `{name}` with `en:` and `es:` below it."
            yield design.wrong(name, "language", f"`{name}` has no text in `{language}`.", remedy)


def _text(text: object, language: str) -> str:
    words = text.get(language) if isinstance(text, dict) else None
    return words.strip() if isinstance(words, str) else ""


def _area(design: Entry, known: Known) -> Iterator[Finding]:
    area = design.fields.get("area_id")
    if "area_id" in design.fields and str(area) not in known.areas:
        remedy = f"Use one of {', '.join(sorted(known.areas))}."
        yield design.wrong("area_id", "unknown area", f"`{area}` is not a technology area.", remedy)
    isced = design.fields.get("isced_f")
    if "isced_f" in design.fields and not re.fullmatch(r"\d{4}", isced if isinstance(isced, str) else ""):
        remedy = 'Write the detailed field as text with its four digits, for example "0715".'
        yield design.wrong("isced_f", "pattern", f"`{isced}` is not an ISCED-F 2013 code.", remedy)


def _level(design: Entry) -> Iterator[Finding]:
    level = design.fields.get("eqf_level")
    if "eqf_level" in design.fields and (not _number(level) or level not in EQF_LEVELS):
        remedy = "Use a whole number from 1 to 8."
        yield design.wrong("eqf_level", "range", f"`{level}` is not a level of the EQF.", remedy)


def _workload(design: Entry) -> Iterator[Finding]:
    hours, ects = design.fields.get("workload_hours"), design.fields.get("ects")
    for name, value in (("workload_hours", hours), ("ects", ects)):
        if name in design.fields and not (_number(value) and value > 0):
            remedy = "Write a number above zero, without a unit."
            yield design.wrong(name, "range", f"`{value}` is not a quantity of work.", remedy)
            return
    if hours is None or ects is None:
        return
    least, most = HOURS_PER_ECTS
    if not least <= hours / ects <= most:
        message = f"{hours} h for {ects} ECTS are {hours / ects:.1f} h per credit."
        yield design.wrong(
            "ects", "ects", message, f"Between {least} and {most} h make one ECTS credit: correct one of them."
        )


def _number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _vocabulary(design: Entry, name: str, terms: frozenset[str]) -> Iterator[Finding]:
    if name not in design.fields:
        return
    stated = design.fields[name]
    several = name in ("assessment", "delivery")
    if several and not (isinstance(stated, list) and stated):
        yield design.wrong(name, "required", f"`{name}` names no term.", "Give a list with at least one term.")
        return
    for term in stated if several else [stated]:
        if str(term) not in terms:
            remedy = f"Use one of: {'; '.join(sorted(terms))}."
            yield design.wrong(name, "unknown term", f"`{term}` is not a term for `{name}`.", remedy)


def _languages(design: Entry) -> Iterator[Finding]:
    codes = design.fields.get("language")
    valid = isinstance(codes, list) and codes and all(re.fullmatch(r"[a-z]{2}", str(code)) for code in codes)
    if "language" in design.fields and not valid:
        remedy = "Give a list of ISO 639-1 codes such as [en, es]."
        yield design.wrong("language", "pattern", f"`{codes}` is not a list of languages.", remedy)


def _skills(design: Entry, known: Known) -> Iterator[Finding]:
    skills = design.fields.get("skills")
    if "skills" not in design.fields:
        return
    least, most = SKILLS
    if not isinstance(skills, list) or not least <= len(skills) <= most:
        yield design.wrong(
            "skills", "number", "the list of skills is too short or too long.", f"Name {least} to {most} skills."
        )
        return
    for skill, times in Counter(map(str, skills)).items():
        if times > 1:
            yield design.wrong("skills", "duplicate", f"skill {skill} stands {times} times.", "Keep it once.")
        if skill not in known.skills:
            remedy = "Use the UUID at the end of the ESCO address of a skill that our profiles use."
            yield design.wrong("skills", "unknown skill", f"skill {skill} is not in the table `skill`.", remedy)


def _outcomes(design: Entry) -> Iterator[Finding]:
    outcomes = design.fields.get("outcomes")
    if "outcomes" not in design.fields:
        return
    least, most = OUTCOMES
    if not isinstance(outcomes, list):
        yield design.wrong("outcomes", "number", "`outcomes` is not a list.", "Begin each outcome with `- en:`.")
        return
    for language in ("en", "es"):
        texts = [text for outcome in outcomes if (text := _text(outcome, language))]
        if len(texts) < len(outcomes) or not least <= len(texts) <= most:
            message = f"{len(texts)} of {len(outcomes)} outcomes are written in `{language}`."
            yield design.wrong(
                "outcomes", "number", message, f"Write {least} to {most} outcomes, each in `en` and `es`."
            )
        if len(set(texts)) < len(texts):
            yield design.wrong("outcomes", "duplicate", f"an outcome in `{language}` stands twice.", "Keep it once.")


def _unique(designs: list[Entry]) -> Iterator[Finding]:
    ways: tuple[tuple[str, Callable[[Entry], str]], ...] = (
        ("id", lambda design: design.id),
        ("title", lambda design: _text(design.fields.get("title"), "en").casefold()),
    )
    for name, key in ways:
        first: dict[str, Entry] = {}
        for design in designs:
            other = first.setdefault(key(design), design)
            if key(design) and other is not design:
                message = f"the {name} is used already in {other.file}, line {other.row}."
                yield design.wrong(name, "duplicate", message, f"Give one of them another {name}.")


def _references(designs: list[Entry]) -> Iterator[Finding]:
    ids = {design.id for design in designs}
    for design in designs:
        for name in ("builds_on", "stacks_with"):
            for other in design.links(name):
                if other not in ids - {design.id}:
                    remedy = "Name the id of another design, in a list."
                    yield design.wrong(name, "unknown design", f"`{other}` is not another design.", remedy)


def _paths(designs: list[Entry]) -> dict[str, list[str]]:
    """Return what each design builds on, leaving out what `_references` already refuses."""
    ids = {design.id for design in designs}
    return {design.id: [other for other in design.links("builds_on") if other in ids] for design in designs}


def _once(designs: list[Entry]) -> Iterator[Finding]:
    """Two designs stand either one upon the other or side by side."""
    paths = _paths(designs)
    beside = {design.id: design.links("stacks_with") for design in designs}
    for design in designs:
        for other in paths[design.id]:
            if other in beside[design.id] or design.id in beside[other]:
                message = f"the pair with `{other}` stands both in `builds_on` and in `stacks_with`."
                yield design.wrong("builds_on", "duplicate", message, "Keep the one that says more.")


def _levels(designs: list[Entry]) -> Iterator[Finding]:
    """A path climbs: nothing builds on a design of a higher level."""
    level = {design.id: design.fields.get("eqf_level") for design in designs}
    paths = _paths(designs)
    for design in designs:
        own = level[design.id]
        for other in paths[design.id]:
            below = level[other]
            if _number(own) and _number(below) and below > own:
                message = f"EQF {own} builds on `{other}` of EQF {below}."
                yield design.wrong("builds_on", "level", message, "Turn the path round or correct a level.")


def _circles(designs: list[Entry]) -> Iterator[Finding]:
    """A path ends: no design builds, over however many steps, on itself."""
    paths = _paths(designs)
    while circle := _circle(paths):
        message = f"the path leads back to this design: {' → '.join(circle)}."
        for design in designs:
            if design.id in circle:
                yield design.wrong("builds_on", "circle", message, "Remove one of the links of the circle.")
        paths = {key: below for key, below in paths.items() if key not in circle}


def _circle(paths: dict[str, list[str]]) -> list[str]:
    """Return the designs of one circle, from what comes first to itself again; nothing where every path ends."""
    try:
        TopologicalSorter(paths).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []
