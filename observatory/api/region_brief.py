"""What the two pages about a region say: what its page says, in the same words and from the same rows."""

from collections.abc import Mapping

from observatory.api.source import source
from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.export.brief import Bar, Brief, BriefFigure
from observatory.model import gap
from observatory.model.evidence import Grade
from observatory.queries import demand, indicators, region_card
from observatory.views import demand as demanded
from observatory.views import gap_words
from observatory.views import region as views
from observatory.views import region_words as words
from observatory.views.speech import Speech, Told

MOST_ALIKE = 4


def brief(engine: Engine, speech: Speech, *, region: str, link: str, edition: str) -> Brief:
    """Two pages about a region of NUTS 2, with the way back to the frozen view.

    Raises:
        NotHeld: there is no such region with figures.
    """
    _ = speech.say
    places = indicators.observed_regions(engine, language=speech.language).filter(level="2")
    names = dict(places.select("region", "name").iter_rows())
    if region not in names:
        raise NotHeld(_("There is no region “{code}” of NUTS 2 with figures.").format(code=region[:20]))
    figures = (
        _standing(engine, speech, region, names[region]),
        _pressure(engine, speech, region, names),
        *_demand(engine, speech, region, names[region]),
        _alike(engine, speech, region, names),
    )
    return Brief(
        kind=_("Region"),
        title=f"{names[region]} ({region})",
        lead=_lead(engine, speech, region),
        figures=tuple(figure for figure in figures if figure),
        link=link,
        link_words=_("This view, with every choice and the edition"),
        notes=(
            _("Hatched bars are modelled, not counted; the method is on the page Data and methods."),
            _(
                "Source of regional statistics: Eurostat. This service uses the ESCO classification of the European "
                "Commission."
            ),
        ),
        footer=_("LCAMP Skills Observatory, edition {edition}").format(edition=edition),
        publisher=_("LCAMP Skills Observatory"),
        language=speech.language,
    )


def _lead(engine: Engine, speech: Speech, region: str) -> str:
    _ = speech.say
    countries = demand.places(engine, language=speech.language).filter(region=region)["country_name"]
    return _("{country}. What its industries ask for, and where it stands.").format(
        country=next(iter(countries), None) or region[:2]
    )


def _standing(engine: Engine, speech: Speech, region: str, name: str) -> BriefFigure | None:
    """Key indicators: the region's newest figure beside its country and the EU in the same year."""
    _ = speech.say
    found = region_card.standing(engine, region=region, language=speech.language)
    if found.is_empty():
        return None
    told = words.standing(engine, speech, name, found)
    flagged = [f"{row['name']} ({row['remark']})" for row in told.rows.drop_nulls("remark").iter_rows(named=True)]
    return _figure(
        speech,
        told,
        columns=(_("Indicator"), _("Year"), _("Here"), _("Country"), _("EU"), _("Rank"), _("Quarter")),
        rows=tuple(
            (row["label"], row["period"], row["here"], row["country"], row["eu"], row["place"], row["quarter_name"])
            for row in told.rows.iter_rows(named=True)
        ),
        remark=_("Flagged by the publisher: {listed}.").format(listed="; ".join(flagged)) if flagged else "",
    )


def _pressure(engine: Engine, speech: Speech, region: str, names: Mapping[str, str]) -> BriefFigure | None:
    """What the gap between demand pressure and skills capacity is made of, in the newest year with enough parts."""
    _ = speech.say
    panel = views.newest_panel(engine, region)
    if panel is None:
        return None
    told = words.pressure(engine, speech, region, names, panel)
    flagged = gap_words.flagged(told.rows, speech)
    return _figure(
        speech,
        told,
        columns=(_("Part"), "", _("Adds to the gap")),
        rows=tuple(
            Bar(
                f"{row['side_name']}: {row['part_name']}",
                row["effect"],
                speech.signed(row["effect"], 2),
                marked=row["side"] == gap.PRESSURE,
            )
            for row in told.rows.iter_rows(named=True)
        ),
        ends=gap_words.directions(speech),
        remark=_("Flagged by the publisher: {listed}.").format(listed="; ".join(flagged)) if flagged else "",
    )


def _demand(engine: Engine, speech: Speech, region: str, name: str) -> tuple[BriefFigure | None, ...]:
    """Skill groups that weigh more here than in the EU, and demanded skills that nothing in the catalogue teaches."""
    given = demanded.given(engine)
    if demand.missing(given, region=region):
        return ()
    scene = demand.scene(given, region=region)
    skills = demand.skills(engine, language=speech.language)
    return (
        _groups(speech, words.skill_groups(engine, speech, name, scene, skills)),
        _uncovered(speech, words.not_covered(engine, speech, name, scene, skills)),
    )


def _groups(speech: Speech, told: Told) -> BriefFigure | None:
    _ = speech.say
    return _figure(
        speech,
        told,
        columns=(_("Skill group"), "", _("Location quotient")),
        rows=tuple(
            Bar(
                row["name"],
                row["quotient"],
                f"{speech.number(row['quotient'], 2)} ({speech.number(row['low'], 2)}–{speech.number(row['high'], 2)})",
                marked=row["sure"],
            )
            for row in told.rows.iter_rows(named=True)
        ),
        base=1.0,
    )


def _uncovered(speech: Speech, told: Told) -> BriefFigure | None:
    _ = speech.say
    return _figure(
        speech,
        told,
        columns=(_("Skill"), "", _("% of demand here")),
        rows=tuple(
            Bar(row["name"], row["percent"], speech.number(row["percent"], 2))
            for row in told.rows.iter_rows(named=True)
        ),
    )


def _alike(engine: Engine, speech: Speech, region: str, names: Mapping[str, str]) -> BriefFigure | None:
    """The regions most like this one."""
    _ = speech.say
    told = words.like(engine, speech, region, names)
    return _figure(
        speech,
        told,
        columns=(_("Region"), _("Distance")),
        rows=tuple(
            (f"{row['name']} ({row['region']})", speech.number(row["distance"], 2))
            for row in told.rows.head(MOST_ALIKE).iter_rows(named=True)
        ),
    )


def _figure(
    speech: Speech,
    told: Told,
    *,
    columns: tuple[str, ...],
    rows: tuple[Bar, ...] | tuple[tuple[str, ...], ...],
    base: float = 0.0,
    ends: tuple[str, str] = ("", ""),
    remark: str = "",
) -> BriefFigure | None:
    """A figure of the page on paper; None where it has no rows."""
    if not rows:
        return None
    return BriefFigure(
        title=told.title,
        sentence=" ".join(filter(None, [told.sentence, remark])),
        source=source(speech, told.evidence),
        columns=columns,
        rows=rows,
        modelled=told.evidence.grade is Grade.MODELLED,
        base=base,
        ends=ends,
    )
