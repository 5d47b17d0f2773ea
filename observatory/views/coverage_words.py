"""The words and pictures of the page Coverage: demand against teaching, and how much the catalogue says at all."""

from dataclasses import dataclass

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.labels import brief
from observatory.charts.palette import Palette
from observatory.charts.ranking import ranking
from observatory.charts.stack import Segment, stack
from observatory.errors import NotHeld
from observatory.model.region import EU
from observatory.queries import coverage
from observatory.views.speech import _, language, ngettext, number, period
from observatory.views.view import Column

DRAWN = 10
ROW = 38
"""Pixels per bar where names are short or many."""
DESIGN = "reference design"


@dataclass(frozen=True, slots=True)
class Ledger:
    """An area's demand on one side, what the catalogue teaches of it on the other.

    Attributes:
        name: of the area. spot: its demand. named: every skill, with the number of records that teach it.
        records: what counts as teaching. listed: skills demanded or taught, as `queries.coverage.skills` answers.
        employed: the year of the occupations.
        kind: `all`, `designs` (where the catalogue holds nothing else), `offers`.
    """

    name: str
    spot: coverage.Spot
    named: pl.DataFrame
    records: pl.DataFrame
    listed: pl.DataFrame
    employed: str
    kind: str

    @property
    def share(self) -> float:
        """Share of demand that is taught, in %."""
        return float(self.listed["taught"].sum())


def no_offers(name: str) -> NotHeld:
    """Nobody has sent an offer of the area yet: what that means, and what to do."""
    return NotHeld(
        _("No offer of an awarding body in {region} is recorded here.").format(region=name),
        _(
            "That is not to say that no offer exists. Offers come in as lists of those who award them; “Designs "
            "and offers” shows what the records of this catalogue would teach."
        ),
    )


def covered_title(ledger: Ledger) -> str:
    """The finding: how much of the demand is taught, and by what."""
    share, region = rounded(ledger.share), ledger.name
    if ledger.kind == "designs":
        return _("Reference designs would teach {share} % of the demand in {region}").format(share=share, region=region)
    if ledger.kind == "offers":
        offers = ngettext("{n} offer", "{n} offers", ledger.records.height)
        return _("{share} % of the demand in {region} is taught by {offers} recorded from there").format(
            share=share, region=region, offers=offers
        )
    return _("Designs and offers recorded here teach {share} % of what {region} demands").format(
        share=share, region=region
    )


def covered_sentence(ledger: Ledger, *, drawn: int, rows: int) -> str:
    """What the bars are, and what the absence of a record does not mean."""
    bars = _(
        "Bars: modelled demand of manufacturing, the {drawn} largest of {all} skill groups; beside each "
        "the share of it that is taught. “No record here” is not “no offer exists”."
    ).format(drawn=number(drawn), all=number(rows))
    return " ".join([bars, tagged(ledger.records), catalogue(ledger.kind)])


def covered_columns() -> dict[str, Column]:
    """Headings of demand and teaching by skill group."""
    return {
        "name": Column(_("Skill group")),
        "demanded": Column(_("% of demand"), 1),
        "taught": Column(_("Taught"), 1),
        "untaught": Column(_("Not taught here"), 1),
        "covered": Column(_("Covered, %"), 0),
        "skills": Column(_("Skills demanded"), 0),
        "skills_taught": Column(_("of them taught"), 0),
        "teaching": Column(_("% of teaching"), 1),
    }


def covered_bars(rows: pl.DataFrame, palette: Palette) -> Figure:
    """Demand by skill group in two parts, taught and not."""
    return stack(
        [brief(name) for name in rows["name"]],
        [
            Segment(_("a record here teaches it"), rows["taught"].to_list(), palette.accent),
            Segment(_("no record here teaches it"), rows["untaught"].to_list(), palette.warning),
        ],
        [_("{n} %").format(n=rounded(share)) for share in rows["covered"]],
        palette=palette,
        modelled=True,
    )


def group_title(name: str, skills: int, taught: int) -> str:
    """The finding: how many of the demanded skills of a group are taught."""
    return _("{taught} of {skills} skills of “{group}” are taught here").format(
        taught=number(taught), skills=number(skills), group=name
    )


def group_sentence(region: str) -> str:
    """Which skills are listed, in which order."""
    return _(
        "Skills that manufacturing in {region} demands, or that a record here teaches, most demanded first."
    ).format(region=region)


def group_columns() -> dict[str, Column]:
    """Headings of the skills of a group."""
    return {
        "name": Column(_("Skill"), leads_to="skill"),
        "demanded": Column(_("% of demand"), 3),
        "jobs": Column(_("% of jobs where essential"), 1),
        "records": Column(_("Micro-credentials"), 0),
    }


def untaught_title(rows: pl.DataFrame) -> str:
    """The finding: the skill that is demanded most and that nothing teaches."""
    return _("Most demanded and not taught here: “{skill}”").format(skill=rows["name"][0])


def untaught_sentence(ledger: Ledger, *, drawn: int, rows: int) -> str:
    """How many skills, and which part of the demand; what the absence of a record does not mean."""
    skills = _(
        "{n} skills, together {share} % of the modelled demand in {region}; the {drawn} largest are drawn. "
        "“No record here” is not “no offer exists”."
    ).format(n=number(rows), share=rounded(100 - ledger.share), region=ledger.name, drawn=number(drawn))
    return " ".join([skills, tagged(ledger.records), catalogue(ledger.kind)])


def untaught_columns() -> dict[str, Column]:
    """Headings of the skills that nothing teaches."""
    return {
        "name": Column(_("Skill"), leads_to="skill"),
        "demanded": Column(_("% of demand"), 2),
        "jobs": Column(_("% of jobs where essential"), 1),
    }


def untaught_bars(rows: pl.DataFrame, palette: Palette) -> Figure:
    """Shares of modelled demand."""
    return ranking(
        [brief(name) for name in rows["name"]],
        rows["demanded"].to_list(),
        [_("{n} %").format(n=number(percent, 2)) for percent in rows["demanded"]],
        palette=palette,
        modelled=True,
        row=ROW,
    )


def balance_title(rows: pl.DataFrame) -> str:
    """The finding: what is taught most, against its demand."""
    first = rows.row(0, named=True)
    return _("“{group}” has {times} times the weight in teaching that it has in demand").format(
        group=first["name"], times=number(first["quotient"], 1)
    )


def balance_sentence(region: str, *, drawn: int, rows: int) -> str:
    """What is divided by what."""
    return _(
        "Share of a skill group in everything that micro-credentials recorded here teach, divided by its "
        "share in the modelled demand of {region}. Whiskers: other ways to weigh demand. {drawn} of {all}; "
        "all are in the table."
    ).format(region=region, drawn=number(drawn), all=number(rows))


def balance_columns() -> dict[str, Column]:
    """Headings of teaching over demand."""
    return {
        "name": Column(_("Skill group")),
        "quotient": Column(_("Teaching over demand"), 2),
        "low": Column(_("Lowest"), 2),
        "high": Column(_("Highest"), 2),
        "teaching": Column(_("% of teaching"), 1),
        "demanded": Column(_("% of demand"), 1),
    }


def little_title(rows: int, taught: int) -> str:
    """The finding: how much of what is taught is little demanded."""
    return _("{n} of {all} skills taught are demanded less than the middle skill").format(
        n=number(rows), all=number(taught)
    )


def little_sentence(region: str) -> str:
    """Which skills are listed, and that they may be worth teaching."""
    return _(
        "Skills taught by a micro-credential recorded here, least demanded in {region} first. Zero: no "
        "profile of its manufacturing lists the skill. A skill can be worth teaching all the same."
    ).format(region=region)


def little_columns() -> dict[str, Column]:
    """Headings of what is taught and little demanded."""
    return {
        "name": Column(_("Skill"), leads_to="skill"),
        "records": Column(_("Micro-credentials"), 0),
        "demanded": Column(_("% of demand"), 3),
    }


def elements() -> dict[str, str]:
    """What a record may state."""
    return {
        "with_skills": _("Skills taught"),
        "with_level": _("Level"),
        "with_workload": _("Workload"),
        "with_quality": _("Quality assurance"),
    }


def completeness_sentence(records: int) -> str:
    """Of what the shares are."""
    return _("Share of the {n} records that state an element. What is not stated cannot be covered.").format(
        n=number(records)
    )


def completeness_columns() -> dict[str, Column]:
    """Headings of what records state."""
    return {
        "name": Column(_("Element")),
        "records": Column(_("Records"), 0),
        "of": Column(_("of all"), 0),
        "percent": Column(_("Share, %"), 0),
    }


def completeness_bars(rows: pl.DataFrame, palette: Palette) -> Figure:
    """Shares of records: counted, not modelled."""
    return ranking(
        rows["name"].to_list(),
        rows["percent"].to_list(),
        [_("{n} %").format(n=number(percent)) for percent in rows["percent"]],
        palette=palette,
        row=ROW,
    )


def rounded(share: float | None) -> str:
    """A share in %, with a decimal where it would else be taken for none or all."""
    return number(share, 1 if share and (share < 1 or 99 < share < 100) else 0)


def tagged(records: pl.DataFrame) -> str:
    """The share of the records that carry skills at all, to be read beside every gap."""
    return _("{share} % of the {n} records name the skills they teach.").format(
        share=number(100 * records.filter(pl.col("skills") > 0).height / max(records.height, 1)),
        n=number(records.height),
    )


def catalogue(kind: str) -> str:
    """What counts as teaching.

    Args:
        kind: as `Ledger` has it.
    """
    return {
        "designs": _("All of them are reference designs: read this as what would be taught if somebody offered them."),
        "offers": _("Only offers of awarding bodies there count; who awards elsewhere may teach there, too."),
        "all": _("Reference designs count like offers, and offers from anywhere: read this as what could be taught."),
    }[kind]


def against_europe(ledger: Ledger) -> list[str]:
    """The same share of the EU's demand; nothing where the area is the EU, or where only its own offers count."""
    if ledger.spot.code == EU or ledger.kind == "offers":
        return []
    union = coverage.Spot(EU, ledger.spot.europe, ledger.spot.europe, ledger.spot.scene)
    share = float(coverage.skills(union, ledger.named)["taught"].sum())
    return [_("The EU in the same year: {share} %.").format(share=number(share))]


def limits(ledger: Ledger) -> list[str]:
    """When, of how many regions, and that it is modelled."""
    scene, area = ledger.spot.scene, ledger.spot.area
    dated = _("Industries of {year}, occupations of {employed}; modelled, not counted.").format(
        year=period(scene.period), employed=ledger.employed
    )
    if area.regions <= 1:
        return [dated]
    regions = ngettext(
        "{n} region with figures for that year stands for the area.",
        "{n} regions with figures for that year stand for the area.",
        area.regions,
    )
    return [dated, regions]


def english() -> list[str]:
    """That some names are not in the visitor's language."""
    return [_("Names in English where ESCO has none in this language.")] if language() != "en" else []
