"""The page Skill gaps: where demand pressure stands against skills capacity, and what each gap is made of."""

from collections.abc import Mapping

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.palette import Palette
from observatory.engine import Engine, kept
from observatory.errors import NotHeld
from observatory.i18n import N_
from observatory.model import gap
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.queries import gaps, indicators, provenance
from observatory.queries.question import question
from observatory.settings import settings
from observatory.views import gap_words as words
from observatory.views.holdings import successors
from observatory.views.regions import area_names
from observatory.views.speech import _, number, place_name, speaking
from observatory.views.view import USUAL_REGIONS, Answer, Choice, Codes, Picture, View, always, code_of, options

MOST_WEIGHT = 3


def ranks(engine: Engine, codes: Codes, language: str) -> Answer:
    """Every region with enough parts of both sides, largest gap first, the chosen ones named."""
    weighed = _weighed(engine, codes, language)
    frame = _ranked(weighed)
    in_focus = frame.filter(region=weighed.focus)
    row = (frame if in_focus.is_empty() else in_focus).row(0, named=True)
    sentence = words.ranks_sentence(weighed.panel.period)
    return Answer(
        evidence(engine, weighed.panel, weighed.panel.figures["origin"]),
        frame,
        title=words.title(row["name"], row["gap"]) if in_focus.is_empty() else words.ranks_title(row, frame.height),
        sentence=sentence if in_focus.is_empty() else f"{sentence} {words.swing(weighed, row)}",
        columns=words.ranks_columns(),
        notes=(_("Relative: it compares regions of one year and says nothing of vacancies that stay empty."),),
        pictures=(Picture(lambda palette: words.ranks_picture(weighed, frame, palette), alt=sentence),),
    )


def parts(engine: Engine, codes: Codes, language: str) -> Answer:
    """What the gap of the first chosen region is made of, and in the table those of all; without a figure no row."""
    weighed = _weighed(engine, codes, language)
    if not weighed.chosen:
        raise NotHeld(_("No region is chosen."), _("Type a name or a code above."))
    in_focus = _ranked(weighed).filter(region=weighed.focus)
    if in_focus.is_empty():
        raise _too_few(weighed)
    row = in_focus.row(0, named=True)
    frame = gaps.decomposed(weighed.panel, weighed.weights, weighed.chosen, weighed.names)
    table = words.named(frame, weighed)
    sentence = words.parts_sentence(weighed.panel.period, row["gap"])

    def picture(palette: Palette) -> Figure:
        return words.parts_picture(weighed, frame.filter(region=weighed.focus), row, palette)

    return Answer(
        evidence(engine, weighed.panel, frame["origin"]),
        frame,
        title=words.title(row["name"], row["gap"]),
        sentence=sentence,
        table=table,
        columns=words.parts_columns(),
        notes=words.parts_notes(weighed, table),
        pictures=(Picture(picture, alt=sentence),),
    )


@kept(6)
def panel(engine: Engine, period: str) -> gaps.Panel:
    """The figures of a year; changed by nobody."""
    return gaps.panel(engine, period=period)


def evidence(engine: Engine, panel: gaps.Panel, origins: pl.Series) -> Evidence:
    """What stands behind some figures of a year; modelled, always."""
    return provenance.evidence(engine, origins, grade=Grade.MODELLED, first=panel.period, last=panel.period)


@kept(8)
def named_indicators(engine: Engine, language: str) -> Mapping[str, tuple[str, int]]:
    """Indicator → its name, and digits behind the decimal sign."""
    known = indicators.indicators(engine, language=language)
    return {code: (name, digits) for code, name, digits in known.select("indicator", "name", "decimals").iter_rows()}


def weighable(engine: Engine, codes: Codes, language: str) -> Mapping[str, str]:
    """What can be weighed in a year: part → label of its slider."""
    with speaking(language):
        return words.slider_labels(panel(engine, code_of(codes, "panel")).parts, named_indicators(engine, language))


def retired(engine: Engine, codes: Codes) -> list[str]:
    """The region in focus, where its code is one of an older version of NUTS."""
    return sorted(set(successors(engine, list(codes["regions"][:1]))["from_region"]))


def instead(engine: Engine, codes: Codes, language: str) -> list[tuple[str, str, str]]:
    """What has a gap where the region in focus has none: year, code and name of the region.

    The region itself in other years, its successors, the others chosen, and the nearest on the map.
    """
    weighed = _weighed(engine, codes, language)
    here, focus = weighed.panel.period, weighed.focus
    able = set(weighed.panel.gaps(weighed.weights)["region"])
    if not able or not focus:
        return []
    heirs = successors(engine, [focus])["to_region"].to_list()
    others = {year: panel(engine, year) for year in gap.PANELS if year != here}
    offers = [
        *((year, focus) for year, figures in others.items() if figures.answers(focus)),
        *((here, code) for code in [*heirs, *weighed.chosen[1:]] if code in able),
        *((year, code) for code in heirs for year, figures in others.items() if figures.answers(code)),
        *((here, code) for code in gaps.nearest(settings().data / "outlines", focus, able)),
    ]
    return [(year, code, weighed.name(code)) for year, code in dict.fromkeys(offers)]


def asked_of_dataset() -> str:
    """The question that is asked of the dataset for the figures of a year."""
    return question("gap_parts")


def _weighed(engine: Engine, codes: Codes, language: str) -> words.Weighed:
    taken = panel(engine, code_of(codes, "panel"))
    return words.Weighed(
        panel=taken,
        weights=_weights(taken, codes),
        chosen=codes["regions"],
        names=area_names(engine, language),
        indicators=named_indicators(engine, language),
    )


def _ranked(weighed: words.Weighed) -> pl.DataFrame:
    """Every region with a gap; refused where there is none: too little is published, as where all is suppressed."""
    taken = weighed.panel
    frame = gaps.ranked(taken, weighed.weights, weighed.names)
    if not frame.is_empty():
        return frame
    if taken.gaps(dict.fromkeys(taken.sides, 1.0)).is_empty():
        raise NotHeld(
            _("Too few figures are published for {year}: no region has enough parts of both sides.").format(
                year=taken.period
            ),
            _("Choose another year."),
        )
    raise NotHeld(
        _("At least {least} parts of each side need a weight above zero.").format(least=number(gap.LEAST_PARTS)),
        _("Raise some weights under “Weights”."),
    )


def _too_few(weighed: words.Weighed) -> NotHeld:
    """Which parts the region in focus lacks."""
    missing = _("Missing – {told}. Nothing is filled in.").format(told=words.lacks(weighed, weighed.focus))
    return NotHeld(
        _("No gap can be told for {region} in {year}: a side has fewer than {least} published parts.").format(
            region=weighed.name(weighed.focus), year=weighed.panel.period, least=number(gap.LEAST_PARTS)
        ),
        " ".join([missing, *words.apart(weighed)]),
    )


def _weights(panel: gaps.Panel, codes: Codes) -> dict[str, float]:
    """Part → weight, as the link names those that differ from 1: `tertiary-attainment.2,adult-learning.0`."""
    asked = dict(entry.rpartition(".")[::2] for entry in ",".join(codes.get("weights", ())).split(","))
    valid = {str(weight) for weight in range(MOST_WEIGHT + 1)}
    return {part: float(asked[part]) if asked.get(part) in valid else 1.0 for part in panel.sides}


def nuts_2(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    """Every region of NUTS 2 that has figures, by the names that it is typed by."""
    del codes
    observed = indicators.observed_regions(engine, language=language).filter(level="2")
    return {row["region"]: place_name(row) for row in observed.iter_rows(named=True)}


REGIONS = Choice(
    "regions",
    "many",
    N_("Up to six regions of NUTS 2; the first is in focus."),
    nuts_2,
    always(*USUAL_REGIONS),
    most=6,
    label=N_("Regions, up to six; the first is in focus"),
    control="find",
    finds=("region",),
)
_PANEL = Choice(
    "panel",
    "one",
    N_("Year."),
    options({year: year for year in gap.PANELS}),
    always(next(iter(gap.PANELS))),
    label=N_("Year"),
    control="switch",
)
_WEIGHTS = Choice(
    "weights", "text", N_("Weights, 0 to 3, that differ from 1: tertiary-attainment.2,adult-learning.0."), most=500
)
CHOICES = (REGIONS, _PANEL, _WEIGHTS)
PARTS = (
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
)
"""What is said of a part of a gap."""
VIEWS = (
    View(
        name="skill-gaps",
        page="gaps",
        answer=ranks,
        title=N_("Demand pressure against skills capacity"),
        choices=CHOICES,
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
        choices=CHOICES,
        fields=PARTS,
    ),
)
