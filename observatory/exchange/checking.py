"""Rows of the template against what we know: records where everything holds, a finding for everything that does not."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

from babel import localedata

from observatory.errors import Finding
from observatory.exchange.elm import LANGUAGES, SNB
from observatory.exchange.isced import field as field_of_education
from observatory.exchange.reading import UNVERIFIED
from observatory.exchange.record import ESCO_SKILL, Record, Skill, Term
from observatory.exchange.template import BY_LANGUAGE, Row, split
from observatory.model import esco
from observatory.model.country import EUROSTAT, country

LONGEST: Final = 4_000
MANDATORY: Final = (
    "identifier",
    "awarding_body",
    "country",
    "eqf_level",
    "workload_hours",
    "languages",
    "participation",
    "assessment",
    "quality_assurance",
    "reviewed",
)
_LONG: Final = {long: code for code, long in LANGUAGES.items()}
DISMISSED: Final = ""
MARKUP: Final = re.compile(r"!\[|\]\(|\]:|<[a-zA-Z/!?]")
"""What a page would read as an image, a link or an element, and might fetch from another host."""
UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffd]")
"""Signs that cannot be seen, or that stand for one that was not read: the dataset may not hold them."""
BROKEN: Final = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")
"""What a spreadsheet shows where a formula fails."""
MOST_NAMED: Final = 3
"""How many other rows a finding names; more are counted."""
NOTES: Final = {
    UNVERIFIED: (
        "The description comes from a signed credential. Its signature was not verified.",
        "Check it where the credential was issued, if it matters who signed.",
    )
}
# Official names of terms that our table calls otherwise, with the address that both have.
OFFICIAL: Final = {
    f"{SNB}supervision-verification/c598449d64": "Unsupervised without ID Verification",
    f"{SNB}supervision-verification/df2880c5cb": "Unsupervised with ID Verification",
    f"{SNB}supervision-verification/70be69aaf9": "Supervised with ID Verification",
}
# The official term that our table has without an address: the vocabulary has four, and this is the one that remains.
ALSO: Final = {
    f"{SNB}supervision-verification/44314532f9": "supervised, identity not verified",
    "Supervised without ID Verification": "supervised, identity not verified",
}
LEVEL: Final = re.compile(
    r"(?:.*/eqf/|(?:eqf|mec|cec|eqr)?[\s-]*(?:level|nivel|niveau|livello|nível)?[\s-]*)([1-8])/?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Known:
    """What a row may refer to.

    Attributes:
        skills: English names by UUID.
        terms: addresses by name, by scheme.
        areas, regions, countries: codes.
        designs: identifiers that our own reference designs use.
        offers: awarding body and country of the offers that we hold, by identifier.
    """

    skills: Mapping[str, str]
    terms: Mapping[str, Mapping[str, str | None]]
    areas: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    designs: frozenset[str] = frozenset()
    offers: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """The rows of a file, each either a record or with a finding that says why not.

    Attributes:
        records: what may be added.
        findings: what stands in the way, row by row.
        undecided: rows and the words that nobody has matched to ESCO yet.
        held: rows that are not records; nothing of them is lost.
        notes: what is worth knowing and does not stand in the way.
    """

    records: tuple[Record, ...]
    findings: tuple[Finding, ...]
    undecided: tuple[tuple[Row, str], ...]
    held: tuple[Row, ...]
    notes: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Reading:
    """One row while it is read."""

    row: Row
    known: Known
    decided: Mapping[str, str]
    linked: frozenset[str]
    names: Mapping[str, Mapping[str, str]]
    findings: list[Finding] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)

    def cell(self, name: str) -> str:
        return self.row.cells.get(name, "").strip()

    def wrong(self, name: str, rule: str, message: str, remedy: str) -> None:
        self.findings.append(Finding(self.row.file, self.row.row, name, rule, message, remedy))


def check(rows: Sequence[Row], known: Known, decided: Mapping[str, str] | None = None) -> Report:
    """Check every row.

    Args:
        rows: as read.
        known: what they may refer to.
        decided: ESCO UUID by free text, as a person accepted it; empty where the person found none that fits.
    """
    together = _between(rows, known)
    linked = frozenset(row.cells.get("identifier", "") for row in rows) | known.designs | known.offers.keys()
    names = {scheme: _term_names(addresses) for scheme, addresses in known.terms.items()}
    records, findings, undecided, held = [], [], [], []
    for row in rows:
        reading = _Reading(row, known, decided or {}, linked, names)
        record = _record(reading)
        reading.findings += together.get(id(row), [])
        undecided += [(row, text) for text in reading.undecided]
        findings += reading.findings
        if reading.findings:
            held.append(row)
        else:
            records.append(record)
    notes = [Finding(row.file, row.row, None, note, *NOTES[note]) for row in rows for note in row.notes]
    return Report(tuple(records), tuple(findings), tuple(undecided), tuple(held), tuple(notes))


def _record(reading: _Reading) -> Record:
    _mandatory(reading)
    texts = {stem: _texts(reading, stem) for stem in BY_LANGUAGE}
    named = LEVEL.fullmatch(reading.cell("eqf_level"))
    level = float(named[1]) if named else _number(reading, "eqf_level", 1, 8, whole=True)
    return Record(
        identifier=_identifier(reading),
        title=texts["title"],
        description=texts["description"],
        eqf_level=int(level) if level is not None else None,
        workload_hours=_number(reading, "workload_hours", 1, 5_000),
        ects=_number(reading, "ects", 0.1, 200),
        isced_f=_translated(
            reading, "isced_f", field_of_education, "detailed field of ISCED-F 2013: four digits, such as 0715"
        ),
        languages=tuple(_languages(reading)),
        participation=_one_form(reading),
        assessment=_terms(reading, "assessment"),
        delivery=_terms(reading, "delivery"),
        quality_assurance=_one_term(reading, "quality_assurance"),
        prerequisites=texts["prerequisites"],
        outcomes=_outcomes(reading, texts["outcomes"]),
        skills=_each_once(_skills(reading)),
        status="offer",
        reviewed=_date(reading),
        awarding_body=" ".join(reading.cell("awarding_body").split()),
        country=_translated(
            reading, "country", country, "country: two letters as Eurostat writes them (ES; EL for Greece, UK)"
        ),
        region=_region(reading),
        area=_listed(reading, "area", reading.known.areas, "technology area of our catalogue, or an empty cell"),
        supervision=_one_term(reading, "supervision"),
        grading=reading.cell("grading"),
        further_information=reading.cell("further_information"),
        builds_on=_links(reading, "builds_on"),
        stacks_with=_links(reading, "stacks_with"),
    )


def _mandatory(reading: _Reading) -> None:
    for name in MANDATORY:
        if not reading.cell(name):
            reading.wrong(name, "missing", f"“{name}” is empty.", "Fill it in: the European description asks for it.")
    for stem in ("title", "outcomes"):
        if not _texts(reading, stem):
            reading.wrong(
                f"{stem}_en", "missing", f"“{stem}” is empty in every language.", f"Fill {stem}_en or {stem}_es."
            )
    for code in _texts(reading, "prerequisites").keys() - {"en", "es"}:
        reading.wrong(
            f"prerequisites_{code}",
            "language",
            "Prerequisites are kept in English and Spanish only.",
            "Write them in prerequisites_en or prerequisites_es.",
        )
    for name in sorted(reading.row.cells):
        stem, _bar, code = name.rpartition("_")
        if stem in BY_LANGUAGE and not _spoken(code):
            reading.wrong(name, "language", f"“{code}” is no language.", "Write two letters of ISO 639-1: _es, _de.")
    _sound(reading)


@cache
def _spoken(code: str) -> bool:
    return localedata.exists(code)


def _sound(reading: _Reading) -> None:
    """What no cell may hold, whatever its column."""
    for name, text in reading.row.cells.items():
        if UNSEEN.search(text):
            reading.wrong(name, "unseen", "The cell holds a sign that cannot be seen or read.", "Type the text anew.")
        if BROKEN.fullmatch(text):
            reading.wrong(name, "form", f"“{text}” is what a failed formula shows.", "Write the value.")
        if MARKUP.search(text):
            reading.wrong(
                name,
                "markup",
                "The cell holds marks of Markdown or HTML.",
                "Write plain text, addresses without brackets.",
            )
        if len(text) > LONGEST:
            reading.wrong(
                name, "too-long", f"The cell has {len(text)} characters; up to {LONGEST} are read.", "Shorten it."
            )


def _texts(reading: _Reading, stem: str) -> dict[str, str]:
    cells = {name[-2:]: text for name, text in reading.row.cells.items() if name.rpartition("_")[0] == stem}
    return {code: text for code, text in sorted(cells.items()) if text}


def _identifier(reading: _Reading) -> str:
    identifier = _pattern(reading, "identifier", "[a-z0-9]+(-[a-z0-9]+)*", "name of small letters, digits and hyphens")
    if identifier in reading.known.designs:
        reading.wrong(
            "identifier", "taken", f"“{identifier}” is one of our own reference designs.", "Choose another identifier."
        )
    body, _country = reading.known.offers.get(identifier, ("", ""))
    if body and _folded(body) != _folded(reading.cell("awarding_body")):
        reading.wrong(
            "identifier", "taken", f"“{identifier}” is already an offer of “{body[:80]}”.", "Choose another identifier."
        )
    return identifier


def _number(reading: _Reading, name: str, least: float, most: float, *, whole: bool = False) -> float | None:
    written = reading.cell(name)
    if not written:
        return None
    # A comma before three digits may stand for thousands as well: that is for its writer to say.
    plain = re.sub("[\\s\u00a0\u202f']", "", written)
    plain = plain.replace(",", ".") if re.fullmatch("-?[0-9]{1,9},(?:[0-9]{1,2}|[0-9]{4,20})", plain) else plain
    number = round(float(plain), 6) if re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,20})?", plain) else None
    if number is None or not least <= number <= most or (whole and number != int(number)):
        kind = "a whole number" if whole else "a number"
        reading.wrong(
            name,
            "number",
            f"“{written[:40]}” is not {kind} from {least:g} to {most:g}.",
            f"Write only the number, with a point: {'4' if whole else '2.5' if name == 'ects' else '60'}.",
        )
        return None
    return number


def _pattern(reading: _Reading, name: str, pattern: str, meaning: str) -> str:
    text = reading.cell(name)
    if text and not re.fullmatch(pattern, text):
        reading.wrong(name, "form", f"“{text[:40]}” is not a {meaning}.", f"Write a {meaning}.")
    return text


def _translated(reading: _Reading, name: str, read: Callable[[str], str], meaning: str) -> str:
    """A code, however it is written; by its list and not by its form."""
    text = reading.cell(name)
    code = read(text) if text else ""
    if text and not code:
        reading.wrong(name, "form", f"“{text[:40]}” is not a {meaning}.", f"Write a {meaning}.")
    return code


def _listed(reading: _Reading, name: str, codes: frozenset[str], meaning: str) -> str:
    code = reading.cell(name)
    if code and code not in codes:
        reading.wrong(name, "unknown", f"“{code[:40]}” is not a {meaning}.", f"Write a {meaning}.")
    return code


def _region(reading: _Reading) -> str:
    written = reading.cell("region").rsplit("/", 1)[-1].upper()
    code = EUROSTAT.get(written[:2], written[:2]) + written[2:]
    if written and code not in reading.known.regions:
        meaning = "NUTS code of our regions, such as ES21"
        reading.wrong("region", "unknown", f"“{written[:40]}” is not a {meaning}.", f"Write a {meaning}.")
    where = _country(reading.row)
    if code in reading.known.regions and where and code[:2] != where:
        reading.wrong(
            "region", "region", f"“{code}” is not a region of “{where}”.", "Correct the region or the country."
        )
    return code


def _links(reading: _Reading, name: str) -> tuple[str, ...]:
    identifiers = tuple(dict.fromkeys(split(reading.cell(name))))
    for identifier in identifiers:
        if identifier not in reading.linked or identifier == reading.cell("identifier"):
            reading.wrong(
                name,
                "unknown",
                f"“{identifier[:80]}” is no other micro-credential of this list or of our catalogue.",
                "Write identifiers, and send what they name in the same files.",
            )
    return identifiers


def _languages(reading: _Reading) -> Iterator[str]:
    for language in split(reading.cell("languages")):
        code = _LONG.get(language.rstrip("/").rsplit("/", 1)[-1].upper(), language.lower())
        if code not in LANGUAGES:
            reading.wrong(
                "languages",
                "form",
                f"“{language[:40]}” is not a language code.",
                f"Write two letters: {', '.join(LANGUAGES)}.",
            )
        yield code


def _terms(reading: _Reading, scheme: str) -> tuple[Term, ...]:
    addresses = reading.known.terms.get(scheme, {})
    terms = []
    for word in split(reading.cell(scheme)):
        name = reading.names.get(scheme, {}).get(_key(word))
        if name is None:
            reading.wrong(
                scheme, "term", f"“{word[:60]}” is not a term of {scheme}.", f"Choose among: {', '.join(addresses)}."
            )
        else:
            terms.append(Term(name, addresses[name]))
    return tuple(terms)


def _term_names(addresses: Mapping[str, str | None]) -> dict[str, str]:
    """The terms of a vocabulary by what they are called: our name, the official one, the address."""
    names = {_key(OFFICIAL.get(uri or "", "")): name for name, uri in addresses.items()}
    names |= {_key(also): name for also, name in ALSO.items() if name in addresses}
    names |= {_key(uri): name for name, uri in addresses.items() if uri}
    names |= {_key(name): name for name in addresses}
    return {key: name for key, name in names.items() if key}


def _key(term: str) -> str:
    """What makes a term the same: its words, or the last two parts of its address."""
    address = re.fullmatch(
        r"https?://(?:www\.)?data\.europa\.eu/snb/([a-z-]+/[0-9a-z]+)/?", term.strip(), re.IGNORECASE
    )
    return " ".join(re.split(r"[\W_]+", (address[1] if address else term).casefold())).strip()


def _one_form(reading: _Reading) -> tuple[Term, ...]:
    terms = _terms(reading, "participation")
    if len(terms) > 1:
        reading.wrong(
            "participation",
            "term",
            "More than one form of participation is stated.",
            "Choose one; Blended stands for a mixture.",
        )
    return terms


def _one_term(reading: _Reading, scheme: str) -> str:
    terms = _terms(reading, scheme)
    if len(terms) > 1:
        reading.wrong(scheme, "term", f"More than one term of {scheme} is stated.", "Choose one.")
    return terms[0].name if terms else ""


def _outcomes(reading: _Reading, texts: Mapping[str, str]) -> tuple[dict[str, str], ...]:
    listed = {code: split(text) for code, text in texts.items()}
    if len({len(lines) for lines in listed.values()}) > 1:
        reading.wrong(
            "outcomes_en",
            "outcomes",
            "The languages have different numbers of outcomes.",
            "Give each outcome in every language, or – where it has none.",
        )
    return tuple(
        {code: line for code, line in zip(listed, lines, strict=True) if line != "–"}
        for lines in zip(*listed.values(), strict=False)
    )


def _skills(reading: _Reading) -> Iterator[Skill]:
    known, accepted = reading.known.skills, split(reading.cell("accepted"))
    skills = split(reading.cell("skills"))
    levels = split(reading.cell("skill_levels")) or ("–",) * len(skills)
    if len(levels) != len(skills):
        reading.wrong(
            "skill_levels",
            "levels",
            f"There are {len(skills)} skills and {len(levels)} levels.",
            "Give a level for each skill in their order, or – where you state none.",
        )
    accepted_codes = {esco.skill(address) for address in accepted}
    for words, level in zip(skills, levels, strict=False):
        meant = esco.skill(words)
        code = reading.decided.get(words, meant or (words if esco.address(words) else None))
        if code is None:
            reading.undecided.append(words)
            reading.wrong(
                "skills",
                "undecided",
                f"“{words[:80]}” is not matched to an ESCO skill.",
                "Accept a suggestion, or say that none fits.",
            )
        elif code == DISMISSED:
            continue
        elif code not in known:
            if esco.address(words) or meant:
                reading.undecided.append(words)
            what = "“{}” is an ESCO occupation" if esco.occupation(words) else "We hold no ESCO skill “{}”"
            reading.wrong(
                "skills",
                "unknown",
                f"{what.format(words[:120])}.",
                "Look the skill up on the page Search and copy its address, or say that it is left out.",
            )
        else:
            made_by = "declared" if meant == code and code not in accepted_codes else "accepted"
            yield Skill(known[code], ESCO_SKILL + code, made_by, "" if level == "–" else level)


def _each_once(skills: Iterable[Skill]) -> tuple[Skill, ...]:
    """Every skill as it is first told: two wordings may mean the same one."""
    first: dict[str | None, Skill] = {}
    for skill in skills:
        first.setdefault(skill.uri, skill)
    return tuple(first.values())


def _date(reading: _Reading) -> str:
    written = reading.cell("reviewed")
    try:
        day = date.fromisoformat(written) if written else None
    except ValueError:
        day = None
    if written and (day is None or day.isoformat() != written or day.year < 1990):
        reading.wrong("reviewed", "date", f"“{written[:40]}” is not a date.", "Write year, month and day: 2026-05-31.")
    return written


def _between(rows: Sequence[Row], known: Known) -> dict[int, list[Finding]]:
    """What only shows when rows are held against each other, and against the offers that we hold."""
    findings: dict[int, list[Finding]] = defaultdict(list)
    by_identifier, by_body = _grouped(rows, "identifier"), _grouped(rows, "awarding_body")
    for group in by_identifier.values():
        for row in group if len(group) > 1 else ():
            others = [f"{other.file} {other.row}" for other in group[: MOST_NAMED + 1] if other is not row][:MOST_NAMED]
            uncounted = f" and {len(group) - 1 - len(others)} more" if len(group) - 1 > len(others) else ""
            findings[id(row)].append(
                Finding(
                    row.file,
                    row.row,
                    "identifier",
                    "duplicate",
                    f"“{row.cells['identifier'][:60]}” also stands in row {', '.join(others)}{uncounted}.",
                    "Give each its own identifier.",
                )
            )
    for body, group in by_body.items():
        kept = [
            country
            for name, (held, country) in known.offers.items()
            if _folded(held) == body and name not in by_identifier
        ]
        countries = Counter([*kept, *filter(None, map(_country, group))]).most_common()
        # The country that most rows name is taken to be right; of equals, none is.
        most = countries[0][0] if len(countries) > 1 and countries[0][1] > countries[1][1] else ""
        for row in group if len(countries) > 1 else ():
            if (here := _country(row)) and here != most:
                elsewhere = ", ".join(sorted({code for code, _times in countries} - {here}))
                findings[id(row)].append(
                    Finding(
                        row.file,
                        row.row,
                        "awarding_body",
                        "two-providers",
                        f"“{row.cells['awarding_body'][:60]}” is of {here} here and of {elsewhere} elsewhere: two "
                        "providers with one name?",
                        "Correct the country, or add the place to the names.",
                    )
                )
    return findings


def _grouped(rows: Sequence[Row], name: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if folded := _folded(row.cells.get(name, "")):
            groups[folded].append(row)
    return groups


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _country(row: Row) -> str:
    """The country, if it is one: a misspelt one has its own finding."""
    return country(row.cells.get("country", ""))
