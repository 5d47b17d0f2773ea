"""The page Skill gaps: where demand pressure stands against skills capacity, and what each gap is made of."""

from collections.abc import Mapping
from functools import lru_cache

from observatory.engine import Engine
from observatory.model import gap
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.queries import gaps, indicators, provenance
from observatory.views.view import N_, Answer, Choice, Codes, View, always, one, options

MOST_WEIGHT = 3


def ranks(engine: Engine, codes: Codes, language: str) -> Answer:
    """Every region with enough parts of both sides, largest gap first."""
    taken = panel(engine, one(codes, "panel"))
    frame = gaps.ranked(taken, _weights(taken, codes), nuts_2(engine, language, codes))
    return Answer(evidence(engine, taken), frame)


def parts(engine: Engine, codes: Codes, language: str) -> Answer:
    """What the gaps of the chosen regions are made of; regions without a figure have no row."""
    taken, names = panel(engine, one(codes, "panel")), nuts_2(engine, language, codes)
    frame = gaps.decomposed(taken, _weights(taken, codes), codes["regions"], names)
    return Answer(evidence(engine, taken), frame)


def panel(engine: Engine, period: str) -> gaps.Panel:
    """The figures of a year; read once for all visitors of an edition, changed by nobody."""
    return _panel(engine, str(provenance.edition(engine)["edition"][0]), period)  # type: ignore[arg-type]  # engines are told apart by identity


@lru_cache(maxsize=6)
def _panel(engine: Engine, edition: str, period: str) -> gaps.Panel:
    del edition
    return gaps.panel(engine, period=period)


def evidence(engine: Engine, panel: gaps.Panel) -> Evidence:
    """Everything behind the gaps of a year; modelled, always."""
    return provenance.evidence(
        engine, panel.figures["origin"], grade=Grade.MODELLED, first=panel.period, last=panel.period
    )


def _weights(panel: gaps.Panel, codes: Codes) -> dict[str, float]:
    """Part → weight, as the link names those that differ from 1: `tertiary-attainment.2,adult-learning.0`."""
    told = dict(entry.rpartition(".")[::2] for entry in ",".join(codes.get("weights", ())).split(","))
    valid = {str(number) for number in range(MOST_WEIGHT + 1)}
    return {part: float(told[part]) if told.get(part) in valid else 1.0 for part in panel.sides}


def nuts_2(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    """Every region of NUTS 2 that has figures: code → name."""
    del codes
    observed = indicators.observed_regions(engine, language=language).filter(level="2")
    return dict(observed.select("region", "name").iter_rows())


REGIONS = Choice(
    "regions", "many", N_("Up to six regions of NUTS 2; the first is in focus."), nuts_2, always("ES21", "DE11"), most=6
)
_PANEL = Choice(
    "panel", "one", N_("Year."), options({year: year for year in gap.PANELS}), always(next(iter(gap.PANELS)))
)
_WEIGHTS = Choice(
    "weights", "text", N_("Weights, 0 to 3, that differ from 1: tertiary-attainment.2,adult-learning.0."), most=500
)
VIEWS = (
    View(
        name="skill-gaps",
        page="gaps",
        answer=ranks,
        title=N_("Demand pressure against skills capacity"),
        choices=(_PANEL, _WEIGHTS),
        fields=(
            "rank",
            "name",
            "region",
            "pressure",
            "capacity",
            "gap",
            "best_rank",
            "worst_rank",
            "swing_part",
            "swing_rank",
            "pressure_parts",
            "capacity_parts",
            "period",
        ),
    ),
    View(
        name="gap-parts",
        page="gaps",
        answer=parts,
        title=N_("What skill gaps are made of"),
        choices=(REGIONS, _PANEL, _WEIGHTS),
        fields=(
            "region",
            "name",
            "side",
            "part",
            "value",
            "mean",
            "sd",
            "regions",
            "z",
            "weight",
            "contribution",
            "effect",
            "flag",
            "published_as",
            "vintage",
            "origin",
            "period",
        ),
    ),
)
