"""The words and pictures of micro-credentials: what a record is and says, as the Council Recommendation orders it."""

from collections.abc import Collection, Mapping
from typing import Any

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.labels import brief
from observatory.charts.palette import Palette
from observatory.charts.ranking import ranking
from observatory.charts.steps import Stop, steps
from observatory.queries.micro_credentials import BANDS
from observatory.views.speech import _, day, grade_name, in_words, ngettext, number
from observatory.views.view import Column

DESIGN = "reference design"
LINKS = ("curated", "declared", "accepted")


def short_mark(status: str) -> str:
    """What a record is, in the fewest words."""
    return _("reference design") if status == DESIGN else _("offer")


def mark(status: str) -> str:
    """The mark that every record carries wherever it shows."""
    return _("reference design – not an offer") if status == DESIGN else _("offer")


def lead(statuses: pl.Series) -> str:
    """What the catalogue consists of."""
    designs = int((statuses == DESIGN).sum())
    if designs == statuses.len():
        return _(
            "Reference designs, not an offer: written by our editors on ESCO skills that job profiles need. Nobody "
            "awards them yet."
        )
    return _(
        "{offers} offers of awarding bodies, and {designs} reference designs: proposals by our editors, not an offer."
    ).format(offers=number(statuses.len() - designs), designs=number(designs))


def facts(entry: Mapping[str, Any]) -> str:
    """Level and effort in a line; what is not stated is left out."""
    level = _("EQF {level}").format(level=entry["eqf_level"]) if entry["eqf_level"] else ""
    hours = _("{hours} hours").format(hours=number(entry["workload_hours"])) if entry["workload_hours"] else ""
    return " · ".join(filter(None, [level, hours]))


def awarded(entry: Mapping[str, Any], places: Mapping[str, str]) -> str:
    """Who awards an offer and where; nothing for a design."""
    where = places.get(entry["region"] or entry["country"] or "", "")
    return ", ".join(filter(None, [entry["awarding_body"], where])) if entry["awarding_body"] else ""


def not_stated() -> str:
    """What stands where a record says nothing."""
    return _("not stated")


def band(code: str) -> str:
    """A band of workload, in hours."""
    index = BANDS.index(code)
    if index == 0:
        return _("up to {most}").format(most=code)
    if code == BANDS[-1]:
        return _("over {least}").format(least=BANDS[-2])
    return f"{int(BANDS[index - 1]) + 1}–{code}"


def title(fitting: int) -> str:
    """The finding: how many records fit."""
    return ngettext("{n} micro-credential fits", "{n} micro-credentials fit", fitting)


def completeness(held: Mapping[str, int]) -> str:
    """How much the records say, in a sentence."""
    return _(
        "Of {records} records, {skills} name the skills they teach, {level} a level, {workload} a workload; {quality} "
        "state their quality assurance, which only an awarding body can set."
    ).format(
        records=number(held["records"]),
        skills=number(held["with_skills"]),
        level=number(held["with_level"]),
        workload=number(held["with_workload"]),
        quality=number(held["with_quality"]),
    )


def columns(records: pl.DataFrame) -> dict[str, Column]:
    """Headings of the list; who awards it only where somebody does."""
    body = {"awarding_body": Column(_("Awarding body"))} if records["awarding_body"].drop_nulls().len() else {}
    return {
        "name": Column(_("Micro-credential"), leads_to="micro-credential"),
        **body,
        "area": Column(_("Technology area")),
        "eqf_level": Column(_("EQF level"), 0),
        "workload_hours": Column(_("Hours"), 0),
        "ects": Column(_("ECTS"), 1),
        "form": Column(_("Form of participation")),
        "skills": Column(_("Skills"), 0),
        "needs": Column(_("Needs met"), 0),
        "mark": Column(_("Status")),
    }


def marked(records: pl.DataFrame, terms: Mapping[str, str]) -> pl.DataFrame:
    """The list with the mark and the form of every record in words."""
    forms = records["participation"].drop_nulls().unique()
    return records.with_columns(
        mark=in_words("status", mark, records["status"].unique()),
        form=in_words("participation", lambda form: _listed(form, terms), forms),
    )


def mandatory(
    entry: Mapping[str, Any], *, places: Collection[str], outcomes: Collection[str], terms: Mapping[str, str]
) -> dict[str, list[str]]:
    """The mandatory elements of annex I in the order of the Recommendation; what is missing says so."""
    nobody = _("none: reference design, nobody awards it") if entry["status"] == DESIGN else not_stated()
    forms = [_listed(form, terms) for form in (entry["participation"], entry["delivery"]) if form]
    return {
        _("Title"): [entry["name"]],
        _("Country or region of the issuer"): [", ".join(places) or nobody],
        _("Awarding body"): [entry["awarding_body"] or nobody],
        _("Date of issuing"): [_("set when it is awarded; record reviewed {day}").format(day=day(entry["reviewed"]))],
        _("Learning outcomes"): list(outcomes) or [not_stated()],
        _("Notional workload"): [_workload(entry)],
        _("Level"): [_("EQF {level}").format(level=entry["eqf_level"]) if entry["eqf_level"] else not_stated()],
        _("Type of assessment"): [_listed(entry["assessment"], terms)],
        _("Form of participation"): ["; ".join(forms) or not_stated()],
        _("Type of quality assurance"): [_listed(entry["quality_assurance"], terms)],
    }


def optional(entry: Mapping[str, Any], terms: Mapping[str, str]) -> dict[str, list[str]]:
    """The optional elements, likewise."""
    stackable = entry["builds_on"] or entry["stacks_with"]
    return {
        _("Prerequisites"): [entry["prerequisites"] or not_stated()],
        _("Supervision and identity verification"): [_listed(entry["supervision"], terms)],
        _("Grade achieved"): [entry["grading"] or not_stated()],
        _("Stackability"): [_("stackable, see the path below") if stackable else not_stated()],
        _("Further information"): [entry["further_information"] or not_stated()],
    }


def source(entry: Mapping[str, Any]) -> str:
    """Who wrote the record, what it is worth, and in which edition."""
    return _("Source: {source}. Grade: {grade}. Edition {edition}.").format(
        source=entry["awarding_body"] or _("the observatory's editors"),
        grade=grade_name(entry["grade"]),
        edition=entry["edition"],
    )


def _workload(entry: Mapping[str, Any]) -> str:
    hours, ects = entry["workload_hours"], entry["ects"]
    if not hours:
        return not_stated()
    if not ects:
        return _("{hours} hours; ECTS not stated").format(hours=number(hours))
    return _("{hours} hours, {ects} ECTS").format(hours=number(hours), ects=number(ects, 1))


def _listed(cell: str | None, terms: Mapping[str, str]) -> str:
    return ", ".join(terms.get(term, term) for term in (cell or "").split("|") if term) or not_stated()


def made_by(code: str) -> str:
    """How the link between a record and a skill was made."""
    return {
        "curated": _("curated by us"),
        "declared": _("declared by the provider"),
        "accepted": _("suggested and accepted"),
    }[code]


def skill_title(taught: int) -> str:
    """The finding: how many skills a record teaches."""
    return ngettext("Teaches {n} skill", "Teaches {n} skills", taught)


def skill_rows(taught: pl.DataFrame) -> pl.DataFrame:
    """The skills of a record, with who linked them in words."""
    return taught.with_columns(link=in_words("made_by", made_by, LINKS).fill_null(not_stated()))


def skill_columns(taught: pl.DataFrame) -> dict[str, Column]:
    """Headings of `skill_rows`; a level only where one is stated."""
    level = {"level": Column(_("Level"))} if taught["level"].drop_nulls().len() else {}
    return {
        "name": Column(_("Skill"), leads_to="skill"),
        **level,
        "essential_profiles": Column(_("Essential to"), 0),
        "link": Column(_("Link")),
    }


def serving(served: pl.DataFrame, palette: Palette) -> Figure:
    """The profiles that a record leads towards, as bars: shares of their essential skills, modelled."""
    labels = [
        _("{taught} of {essential}").format(taught=number(row["taught"]), essential=number(row["essential"]))
        for row in served.iter_rows(named=True)
    ]
    names = [brief(name) for name in served["name"]]
    return ranking(names, served["percent"].to_list(), labels, palette=palette, modelled=True, row=38)


def serving_title(served: pl.DataFrame) -> str:
    """The finding: where the record leads furthest."""
    first = served.row(0, named=True)
    return _("Leads furthest towards {profile}: {share} % of its essential skills").format(
        profile=first["name"], share=number(first["percent"])
    )


def serving_sentence(served: pl.DataFrame) -> str:
    """What a share is a share of."""
    return _(
        "Essential skills of a profile that this record teaches, in % of all its essential skills; the {n} profiles "
        "it serves most."
    ).format(n=number(served.height))


def serving_columns() -> dict[str, Column]:
    """Headings of the profiles that a record serves."""
    return {
        "name": Column(_("Profile"), leads_to="profile"),
        "taught": Column(_("Taught"), 0),
        "essential": Column(_("Essential"), 0),
        "percent": Column(_("Share, %"), 1),
    }


def relations() -> dict[str, str]:
    """How a record stands to the one in the middle."""
    return {
        "before": _("comes before"),
        "self": _("this one"),
        "after": _("builds on this one"),
        "with": _("combines well with it"),
    }


def path(stacked: pl.DataFrame, palette: Palette) -> Figure:
    """A record between what it builds on and what builds on it; dotted what combines with it."""
    names = relations()
    stops = [
        Stop(brief(row["name"], width=42), f"{facts(row)} · {names[row['relation']]}", row["relation"])
        for row in stacked.iter_rows(named=True)
    ]
    return steps(stops, palette=palette)


def path_title(stacked: pl.DataFrame) -> str:
    """The finding: how many stand before, after and beside it."""
    count = {name: stacked.filter(relation=name).height for name in ("before", "after", "with")}
    if count["before"] or count["after"]:
        return _("A step on a path: {before} before it, {after} after it, {beside} beside it").format(
            before=number(count["before"]), after=number(count["after"]), beside=number(count["with"])
        )
    return ngettext("Combines with {n} other", "Combines with {n} others", count["with"])


def path_columns() -> dict[str, Column]:
    """Headings of what a record stacks with."""
    return {
        "name": Column(_("Micro-credential"), leads_to="micro-credential"),
        "said": Column(_("Relation")),
        "eqf_level": Column(_("EQF level"), 0),
        "workload_hours": Column(_("Hours"), 0),
    }
