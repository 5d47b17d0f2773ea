"""The words and pictures of the page Coverage: demand against teaching, and how much the catalogue says at all."""

from dataclasses import dataclass

import polars as pl
import streamlit as st

from observatory.charts.labels import brief
from observatory.charts.ranking import ranking
from observatory.charts.stack import Segment, stack
from observatory.errors import NotHeld
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.model.region import EU
from observatory.queries import coverage, demand, micro_credentials, provenance
from observatory.ui.appearance import palette
from observatory.ui.choice import choose
from observatory.ui.demand import ends, given, nothing, picture
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, language, ngettext, number, period
from observatory.ui.micro_credential import DESIGN
from observatory.ui.navigation import link_to
from observatory.views import coverage as views
from observatory.views.view import Column

DRAWN = 10
LINKS = 8


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows.

    Attributes:
        name: of the area. spot: its demand. listed: skills demanded or taught. named: every skill.
        records: what counts as teaching. kind: `all`, `designs` (where the catalogue holds nothing else), `offers`.
    """

    name: str
    spot: coverage.Spot
    listed: pl.DataFrame
    named: pl.DataFrame
    records: pl.DataFrame
    kind: str

    def evidence(self) -> Evidence:
        """Everything behind the page; modelled, always."""
        return views.evidence(engine(), self.spot)

    @property
    def share(self) -> float:
        """Share of demand that is taught, in %."""
        return float(self.listed["taught"].sum())


def areas(places: pl.DataFrame) -> dict[str, str]:
    """What can be asked about: the EU, countries, regions."""
    countries = dict(places.select("country", "country_name").unique().sort("country_name").iter_rows())
    regions = {row["region"]: f"{row['name']}, {row['country_name']} ({row['region']})" for row in places.to_dicts()}
    return {EU: _("European Union"), **{code: f"{name} ({code})" for code, name in countries.items()}, **regions}


def view(code: str, places: pl.DataFrame, counted: str) -> View | None:
    """Hold an area's demand against the catalogue; None, with a word why, where that cannot be done.

    Args:
        code: of the area.
        places: as `queries.demand.places` answers.
        counted: what counts as teaching: `all` records, or `offers` of the area's awarding bodies only.
    """
    found = spot(code, places, address="coverage")
    if found is None:
        return None
    name = area_name(code, places)
    try:
        named, records = views.counted(engine(), code, counted, language())
    except NotHeld:
        _no_offers(name)
        return None
    kind = "designs" if counted == "all" and set(records["status"]) == {DESIGN} else counted
    return View(name, found, coverage.skills(found, named), named, records, kind)


def _no_offers(name: str) -> None:
    """Nobody has sent an offer of the area yet: what that means, and what to do."""
    empty(
        _("No offer of an awarding body in {region} is recorded here.").format(region=name),
        remedy=_(
            "That is not to say that no offer exists. Offers come in as lists of those who award them; “Designs "
            "and offers” shows what the records of this catalogue would teach."
        ),
    )
    with st.container(key="links-import"):
        link_to("import", _("Does your centre offer some? Check your list"))


def spot(code: str, places: pl.DataFrame, *, address: str, **choices: str) -> coverage.Spot | None:
    """An area's demand; where it cannot be modelled, what is missing, and links to regions that have it."""
    found = coverage.spot(given(), code=code)
    if found is None:
        country = places.filter(pl.col("country") == code[:2])["country"][0]
        lacks = demand.missing(given(), region=code) if len(code) > 2 else ["classes"]
        place = {"name": area_name(code, places), "country": country}
        nothing(place, lacks, given(), places, address=address, **choices)
    return found


def area_name(code: str, places: pl.DataFrame) -> str:
    """What an area is called within a sentence."""
    names = {
        EU: _("the EU"),
        **dict(places.select("country", "country_name").iter_rows()),
        **dict(places.select("region", "name").iter_rows()),
    }
    return str(names[code])


def covered(seen: View) -> None:
    """Demand by skill group, in two parts: taught by a record, and by none."""
    rows = coverage.groups(seen.listed, group_names())
    drawn = rows.head(DRAWN)
    parts = [
        Segment(_("a record here teaches it"), drawn["taught"].to_list(), palette().accent),
        Segment(_("no record here teaches it"), drawn["untaught"].to_list(), palette().warning),
    ]
    show(
        stack(
            [brief(name) for name in drawn["name"]],
            parts,
            [_("{n} %").format(n=_told(share)) for share in drawn["covered"]],
            palette=palette(),
            modelled=True,
        ),
        title=_covered_title(seen),
        sentence=" ".join(
            [
                _(
                    "Bars: modelled demand of manufacturing, the {drawn} largest of {all} skill groups; beside each "
                    "the share of it that is taught. “No record here” is not “no offer exists”."
                ).format(drawn=number(drawn.height), all=number(rows.height)),
                tagged(seen.records),
                _catalogue(seen),
            ]
        ),
        data=rows,
        columns={
            "name": Column(_("Skill group")),
            "demanded": Column(_("% of demand"), 1),
            "taught": Column(_("Taught"), 1),
            "untaught": Column(_("Not taught here"), 1),
            "covered": Column(_("Covered, %"), 0),
            "skills": Column(_("Skills demanded"), 0),
            "skills_taught": Column(_("of them taught"), 0),
            "teaching": Column(_("% of teaching"), 1),
        },
        evidence=seen.evidence(),
        file="coverage",
        notes=[*_against_europe(seen), *_limits(seen), *_english()],
    )


def skills_of_a_group(seen: View) -> None:
    """Skill by skill, what is demanded in a group and what teaches it."""
    rows = coverage.groups(seen.listed, group_names())
    options = {
        row["group_id"]: f"{row['name']} ({number(row['demanded'], 1)}\N{NO-BREAK SPACE}%)"
        for row in rows.iter_rows(named=True)
    }
    group = choose(_("Look into a skill group (its % of demand)"), options, key="group")
    row = rows.filter(group_id=group).row(0, named=True)
    listed = seen.listed.filter(group_id=group)
    show(
        None,
        title=_("{taught} of {skills} skills of “{group}” are taught here").format(
            taught=number(row["skills_taught"]), skills=number(row["skills"]), group=row["name"]
        ),
        sentence=_(
            "Skills that manufacturing in {region} demands, or that a record here teaches, most demanded first."
        ).format(region=seen.name),
        data=listed,
        columns={
            "name": Column(_("Skill"), leads_to="skill"),
            "demanded": Column(_("% of demand"), 3),
            "jobs": Column(_("% of jobs where essential"), 1),
            "records": Column(_("Micro-credentials"), 0),
        },
        evidence=seen.evidence(),
        file="coverage-skills",
    )


def untaught(seen: View) -> None:
    """Skills that are demanded and that nothing recorded here teaches."""
    rows = coverage.untaught(seen.listed)
    drawn = rows.head(DRAWN)
    show(
        ranking(
            [brief(name) for name in drawn["name"]],
            drawn["demanded"].to_list(),
            [_("{n} %").format(n=number(one, 2)) for one in drawn["demanded"]],
            palette=palette(),
            modelled=True,
            row=38,
        ),
        title=_("Most demanded and not taught here: “{skill}”").format(skill=rows["name"][0]),
        sentence=" ".join(
            [
                _(
                    "{n} skills, together {share} % of the modelled demand in {region}; the {drawn} largest are drawn. "
                    "“No record here” is not “no offer exists”."
                ).format(
                    n=number(rows.height), share=_told(100 - seen.share), region=seen.name, drawn=number(drawn.height)
                ),
                tagged(seen.records),
                _catalogue(seen),
            ]
        ),
        data=rows,
        columns={
            "name": Column(_("Skill"), leads_to="skill"),
            "demanded": Column(_("% of demand"), 2),
            "jobs": Column(_("% of jobs where essential"), 1),
        },
        evidence=seen.evidence(),
        file="coverage-untaught",
        notes=_limits(seen),
    )
    with st.container(horizontal=True, key="links-untaught"):
        for row in drawn.head(LINKS).iter_rows(named=True):
            link_to("skill", row["name"], skill=row["skill_id"])


def little(seen: View) -> None:
    """What is taught more than it is demanded: by group, then skill by skill."""
    rows = coverage.balance(seen.spot, seen.named, group_names())
    first = rows.row(0, named=True)
    show(
        picture(ends(rows), base=1.0, label=_("as much teaching as demand"), decimals=1, suffix="×"),
        title=_("“{group}” has {times} times the weight in teaching that it has in demand").format(
            group=first["name"], times=number(first["quotient"], 1)
        ),
        sentence=_(
            "Share of a skill group in everything that micro-credentials recorded here teach, divided by its "
            "share in the modelled demand of {region}. Whiskers: other ways to weigh demand. {drawn} of {all}; "
            "all are in the table."
        ).format(region=seen.name, drawn=number(ends(rows).height), all=number(rows.height)),
        data=rows,
        columns={
            "name": Column(_("Skill group")),
            "quotient": Column(_("Teaching over demand"), 2),
            "low": Column(_("Lowest"), 2),
            "high": Column(_("Highest"), 2),
            "teaching": Column(_("% of teaching"), 1),
            "demanded": Column(_("% of demand"), 1),
        },
        evidence=seen.evidence(),
        file="coverage-balance",
        notes=[*_limits(seen), *_english()],
    )
    skills = coverage.little_demanded(seen.listed)
    taught = seen.listed.filter(pl.col("records") > 0).height
    show(
        None,
        title=_("{n} of {all} skills taught are demanded less than the middle skill").format(
            n=number(skills.height), all=number(taught)
        ),
        sentence=_(
            "Skills taught by a micro-credential recorded here, least demanded in {region} first. Zero: no "
            "profile of its manufacturing lists the skill. A skill can be worth teaching all the same."
        ).format(region=seen.name),
        data=skills,
        columns={
            "name": Column(_("Skill"), leads_to="skill"),
            "records": Column(_("Micro-credentials"), 0),
            "demanded": Column(_("% of demand"), 3),
        },
        evidence=seen.evidence(),
        file="coverage-little",
    )


def completeness() -> None:
    """The meter: which share of the records says what they teach, at which level, effort and quality assurance."""
    held = micro_credentials.completeness(engine())
    names = {
        "with_skills": _("Skills taught"),
        "with_level": _("Level"),
        "with_workload": _("Workload"),
        "with_quality": _("Quality assurance"),
    }
    rows = views.completeness_rows(engine()).with_columns(name=pl.col("element").replace(names))
    show(
        ranking(
            rows["name"].to_list(),
            rows["percent"].to_list(),
            [_("{n} %").format(n=number(one)) for one in rows["percent"]],
            palette=palette(),
            row=38,
        ),
        title=_("How much the catalogue says"),
        sentence=_("Share of the {n} records that state an element. What is not stated cannot be covered.").format(
            n=number(held["records"])
        ),
        data=rows,
        columns={
            "name": Column(_("Element")),
            "records": Column(_("Records"), 0),
            "of": Column(_("of all"), 0),
            "percent": Column(_("Share, %"), 0),
        },
        evidence=provenance.evidence(engine(), micro_credentials.origins(engine()), grade=[Grade.CURATED]),
        file="completeness",
        level=3,
    )


def _covered_title(seen: View) -> str:
    share, region = _told(seen.share), seen.name
    if seen.kind == "designs":
        return _("Reference designs would teach {share} % of the demand in {region}").format(share=share, region=region)
    if seen.kind == "offers":
        offers = ngettext("{n} offer", "{n} offers", seen.records.height)
        return _("{share} % of the demand in {region} is taught by {offers} recorded from there").format(
            share=share, region=region, offers=offers
        )
    return _("Designs and offers recorded here teach {share} % of what {region} demands").format(
        share=share, region=region
    )


def _told(share: float | None) -> str:
    """A share in %, with a decimal where it would else be told as none or all."""
    return number(share, 1 if share and (share < 1 or 99 < share < 100) else 0)


def tagged(records: pl.DataFrame) -> str:
    """The share of the records that carry skills at all, to be read beside every gap."""
    return _("{share} % of the {n} records name the skills they teach.").format(
        share=number(100 * records.filter(pl.col("skills") > 0).height / max(records.height, 1)),
        n=number(records.height),
    )


def _catalogue(seen: View) -> str:
    """What counts, in words."""
    return {
        "designs": _("All of them are reference designs: read this as what would be taught if somebody offered them."),
        "offers": _("Only offers of awarding bodies there count; who awards elsewhere may teach there, too."),
        "all": _("Reference designs count like offers, and offers from anywhere: read this as what could be taught."),
    }[seen.kind]


def _against_europe(seen: View) -> list[str]:
    if seen.spot.code == EU or seen.kind == "offers":
        return []
    union = coverage.Spot(EU, seen.spot.europe, seen.spot.europe, seen.spot.scene)
    share = float(coverage.skills(union, seen.named)["taught"].sum())
    return [_("The EU in the same year: {share} %.").format(share=number(share))]


def _limits(seen: View) -> list[str]:
    scene, area = seen.spot.scene, seen.spot.area
    told = [
        _("Industries of {year}, occupations of {employed}; modelled, not counted.").format(
            year=period(scene.period), employed=given().year
        )
    ]
    if area.regions > 1:
        told.append(
            ngettext(
                "{n} region with figures for that year stands for the area.",
                "{n} regions with figures for that year stand for the area.",
                area.regions,
            )
        )
    return told


def _english() -> list[str]:
    return [_("Names in English where ESCO has none in this language.")] if language() != "en" else []


def group_names() -> dict[str, str]:
    """Names of skill groups, and of what is in none."""
    return views.group_names(engine(), language())
