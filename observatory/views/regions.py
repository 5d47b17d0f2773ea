"""The pages Regions and Region: every region of a level in one period, those like one, and one region's key figures."""

from collections.abc import Mapping

from observatory.engine import Engine
from observatory.model import neighbours as model
from observatory.model.evidence import Grade
from observatory.queries import indicators, neighbours, provenance, region_card, regions
from observatory.views.view import Answer, Choice, Codes, View, always, one, options

LEAD = "high-tech-manufacturing"
LEVELS = {"2": "NUTS 2", "1": "NUTS 1", "0": "Countries"}


def ranking(engine: Engine, codes: Codes, language: str) -> Answer:
    """Every region of the level, highest value first, those without a figure last."""
    picture = _picture(engine, codes)
    found = regions.figures(engine, picture, language=language)
    evidence = provenance.evidence(
        engine, [picture.origin], grade=found.drop_nulls("value")["grade"], first=picture.period, last=picture.period
    )
    return Answer(evidence, found)


def like(engine: Engine, codes: Codes, _language: str) -> Answer:
    """The ten regions most like the first chosen one, with the reasons."""
    told, origins = neighbours.features(engine)
    focus = next(iter(codes["regions"]), "")
    found = model.nearest(told, focus, abroad=one(codes, "like") == "abroad")
    evidence = provenance.evidence(
        engine, origins, grade=Grade.MODELLED, first=model.PERIOD, last=model.PERIOD
    )  # fmt: skip
    return Answer(evidence, found)


def standing(engine: Engine, codes: Codes, language: str) -> Answer:
    """Key indicators of one region, each in its newest year, beside its country and the EU."""
    found = region_card.standing(engine, region=one(codes, "code"), language=language)
    used, grades = found["origins"].explode().drop_nulls(), found["grades"].explode().drop_nulls().unique()
    evidence = provenance.evidence(
        engine, used, grade=grades, first=str(found["period"].min()), last=str(found["period"].max())
    )
    return Answer(evidence, found.drop("origins", "grades", "decimals"))


def _picture(engine: Engine, codes: Codes) -> regions.Picture:
    asked = {key: one(codes, key) for key in ("indicator", "member", "level")}
    offers = regions.periods(engine, **asked)
    period = one(codes, "period")
    return regions.picture(engine, **asked, period=period, origin=offers[period].origin)


def _indicators(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    mapped = regions.mapped(engine, level=one(codes, "level"))
    known = indicators.indicators(engine, language=language)
    return {name: title for name, title in known.select("indicator", "name").iter_rows() if name in mapped}


def _members(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    mapped = regions.mapped(engine, level=one(codes, "level")).get(one(codes, "indicator"), [])
    names = dict(
        indicators.members(engine, indicator=one(codes, "indicator"), language=language).iter_rows()
    )  # fmt: skip
    ordered = sorted(mapped, key=lambda code: (code != "total", mapped.index(code)))
    return {code: names.get(code, code) for code in ordered}


def _periods(engine: Engine, _language: str, codes: Codes) -> Mapping[str, str]:
    offers = regions.periods(engine, **{key: one(codes, key) for key in ("indicator", "member", "level")})
    return {period: period for period in reversed(offers)}


def _fullest(engine: Engine, codes: Codes, _options: Mapping[str, str]) -> list[str]:
    offers = regions.periods(engine, **{key: one(codes, key) for key in ("indicator", "member", "level")})
    return [regions.fullest(offers)] if offers else []


def _regions(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return dict(indicators.observed_regions(engine, language=language).select("region", "name").iter_rows())


def _nuts_2(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    places = indicators.observed_regions(engine, language=language).filter(level="2")
    return dict(places.select("region", "name").iter_rows())


CHOICES = (
    Choice("level", "one", "Level of regions: 2 and 1 of NUTS, or 0 for countries.", options(LEVELS)),
    Choice("indicator", "one", "Identifier of the indicator.", _indicators, always(LEAD)),
    Choice("member", "one", "Group of the indicator's breakdown.", _members),
    Choice("period", "one", "Year or month.", _periods, _fullest),
    Choice("regions", "many", "Codes of regions to mark; the first one is compared.", _regions,
           always("ES21", "DE11"), most=6),
    Choice("like", "one", "Where to look for regions like the first one.", options({"all": "", "abroad": ""})),
)  # fmt: skip
VIEWS = (
    View(
        name="regions", page="regions", answer=ranking, choices=CHOICES,
        title={"en": "An indicator in every region of a level", "es": "Un indicador en todas las regiones de un nivel"},
        fields=("region", "name", "level", "country", "vintage", "member_state", "period", "value", "status", "flag",
                "grade", "origin", "rank", "of"),
    ),
    View(
        name="regions-like", page="regions", answer=like, choices=CHOICES,
        title={"en": "Regions most like one", "es": "Regiones más parecidas a una"},
        fields=("region", "distance", "alike", "unlike", "unlike_by"),
    ),
    View(
        name="region-standing", page="region", answer=standing,
        choices=(Choice("code", "one", "NUTS 2 code of the region.", _nuts_2, always("ES21")),),
        title={"en": "Key indicators of a region", "es": "Indicadores clave de una región"},
        fields=("indicator", "name", "unit_name", "polarity", "period", "value", "flag", "rank", "of", "quarter",
                "country_value", "eu_value", "origin", "grade"),
    ),
)  # fmt: skip
