"""What the two pages about a region say."""

from functools import lru_cache

import polars as pl

from observatory.api.served import served
from observatory.api.speech import Speech
from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.export.brief import Bar, Brief, BriefFigure
from observatory.model import demand as model
from observatory.model.evidence import Grade
from observatory.queries import demand, provenance, region_card

ESCO, DESIGNS = "esco-1.1.1", "observatory-curation"
MOST_GROUPS, MOST_UNCOVERED = 9, 8
LEAST_SHARE = 0.005


def brief(engine: Engine, speech: Speech, *, region: str, link: str, edition: str) -> Brief:
    """Two pages about a region of NUTS 2, with the way back to the frozen view.

    Raises:
        NotHeld: there is no such region with figures.
    """
    _ = speech.say
    places = demand.places(engine, language=speech.language).filter(region=region)
    if places.is_empty():
        raise NotHeld(_("There is no region “{code}” of NUTS 2 with figures.").format(code=region[:20]))
    place = places.row(0, named=True)
    standing = _standing(engine, speech, place)
    return Brief(
        kind=_("Region"), title=f"{place['name']} ({region})",
        lead=_("{country}. What its industries ask for, and where it stands.").format(country=place["country_name"]),
        figures=tuple(part for part in (standing, *_demand(engine, speech, place)) if part),
        link=link, link_words=_("This view, with every choice and the edition"),
        notes=(
            _("Hatched bars are modelled, not counted; the method is on the page Data and methods."),
            _("Source of regional statistics: Eurostat. This service uses the ESCO classification of the European "
              "Commission."),
        ),
        footer=_("LCAMP Skills Observatory, edition {edition}").format(edition=edition),
        publisher=_("LCAMP Skills Observatory"), language=speech.language,
    )  # fmt: skip


def _standing(engine: Engine, speech: Speech, place: dict[str, str]) -> BriefFigure | None:
    """Key indicators: the region's newest figure beside its country and the EU in the same year."""
    _ = speech.say
    found = region_card.standing(engine, region=place["region"], language=speech.language)
    if found.is_empty():
        return None
    evidence = provenance.evidence(
        engine, found["origins"].explode(), grade=found["grades"].explode().unique(), first=str(found["period"].min()),
        last=str(found["period"].max()),
    )  # fmt: skip
    return BriefFigure(
        title=_("Where it stands"),
        sentence=_(
            "Newest figure, its country and the EU in the same year (where nobody publishes one, the median of their "
            "regions), and rank among regions, 1 being the highest."
        ),
        source=speech.source(evidence),
        columns=(_("Indicator"), _("Year"), _("Here"), _("Country"), _("EU"), _("Rank")),
        rows=tuple(
            (
                f"{row['name']}, {row['unit_name']}", row["period"], speech.number(row["value"], row["decimals"]),
                speech.number(row["country_value"], row["decimals"]), speech.number(row["eu_value"], row["decimals"]),
                _("{rank} of {of}").format(rank=speech.number(row["rank"]), of=speech.number(row["of"])),
            )
            for row in found.iter_rows(named=True)
        ),
    )  # fmt: skip


@lru_cache(maxsize=2)
def _inputs(edition: str) -> demand.Inputs:
    return demand.inputs(served(edition))


def _demand(engine: Engine, speech: Speech, place: dict[str, str]) -> tuple[BriefFigure, ...]:
    """Skill groups that weigh more here than in the EU, and demanded skills that nothing in the catalogue teaches."""
    _ = speech.say
    given = _inputs(str(provenance.edition(engine)["edition"][0]))
    if demand.missing(given, region=place["region"]):
        return ()
    scene = demand.scene(given, region=place["region"])
    skills = demand.skills(engine, language=speech.language)
    evidence = provenance.evidence(
        engine, [*scene.origins, ESCO, DESIGNS], grade=Grade.MODELLED, first=scene.period, last=given.year
    )
    source = speech.source(evidence)
    return tuple(
        part
        for part in (
            _groups(engine, speech, scene, demand.kinds(skills, given, by="group_id"), source),
            _uncovered(engine, speech, scene, skills, source),
        )
        if part
    )


def _groups(
    engine: Engine, speech: Speech, scene: demand.Scene, marked: pl.DataFrame, source: str
) -> BriefFigure | None:
    _ = speech.say
    names = demand.groups(engine, language=speech.language)
    found = demand.quotients(scene.here, scene.europe, marked)
    found = found.filter(pl.max_horizontal("share", "share_there") >= LEAST_SHARE).sort(
        pl.col("quotient").round(2), "share", "kind", descending=[True, True, False]
    )
    if found.is_empty():
        return None
    return BriefFigure(
        title=_("What its industries ask for more than the EU"),
        sentence=_(
            "Share of manufacturing's demand for skills here, divided by the same share in the EU (line: equal), by "
            "group of skills; in brackets the lowest and highest of {n} ways to weigh. {shown} of {all}."
        ).format(
            n=speech.number(len(model.READINGS)), shown=speech.number(min(MOST_GROUPS, found.height)),
            all=speech.number(found.height),
        ),
        source=source,
        columns=(_("Group of skills"), "", _("Times the EU")),
        rows=tuple(
            Bar(
                names.get(row["kind"], row["kind"]), row["quotient"],
                f"{speech.number(row['quotient'], 2)} ({speech.number(row['low'], 2)}–{speech.number(row['high'], 2)})",
                marked=model.safe(row) and row["quotient"] > 1,
            )
            for row in found.head(MOST_GROUPS).iter_rows(named=True)
        ),
        modelled=True,
        base=1.0,
    )  # fmt: skip


def _uncovered(
    engine: Engine, speech: Speech, scene: demand.Scene, skills: pl.DataFrame, source: str
) -> BriefFigure | None:
    _ = speech.say
    lacking = (
        scene.here.shares[0].join(skills.filter(pl.col("taught") == 0), on="skill_id")
        .sort("share", "skill_id", descending=[True, False])
        .head(MOST_UNCOVERED)
    )  # fmt: skip
    if lacking.is_empty():
        return None
    low, high = demand.uncovered_spread(scene.here, skills)
    held = demand.catalogue(engine)
    return BriefFigure(
        title=_("{share} of its demand falls on skills that no micro-credential here teaches").format(
            share=speech.percent(demand.uncovered(scene.here, skills))
        ),
        sentence=_(
            "{low} to {high} under other ways to weigh. The catalogue holds {designs} reference designs, not offers; "
            "that none teaches a skill does not mean that nobody does. The {n} largest, in % of modelled demand."
        ).format(
            low=speech.percent(low), high=speech.percent(high), designs=speech.number(held["designs"]),
            n=speech.number(lacking.height),
        ),
        source=source,
        columns=(_("Skill"), "", _("% of demand")),
        rows=tuple(
            Bar(row["name"], row["share"], speech.percent(row["share"], 2)) for row in lacking.iter_rows(named=True)
        ),
        modelled=True,
    )  # fmt: skip
