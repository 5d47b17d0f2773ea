"""Where a profile or a skill weighs most: all regions of a year against the EU, told alike for both."""

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.palette import Palette
from observatory.engine import Engine, kept
from observatory.errors import NotHeld
from observatory.i18n import N_
from observatory.model import demand as model
from observatory.model.evidence import Grade
from observatory.model.provenance import ESCO
from observatory.queries import demand, provenance, spread
from observatory.views.demand import given
from observatory.views.demand_words import bars
from observatory.views.speech import _, number
from observatory.views.view import Answer, Choice, Column, Picture, options

HIGHEST, LOWEST = 6, 2
YEAR = Choice(
    "year",
    "one",
    N_("Year of the regions."),
    options({"2024": "2024", "2018": "2018"}),
    label=N_("Regions of"),
    control="switch",
)
FIELDS = ("region", "country", "quotient", "low", "high", "percent", "name", "country_name", "sure")


@kept(4)
def everywhere(engine: Engine, period: str) -> spread.Spread:
    """All regions of a year; takes about a second, once."""
    return spread.spread(given(engine), period=period)


def weighed(engine: Engine, world: spread.Spread, shares: pl.DataFrame, name: str, language: str) -> Answer:
    """The regions in which something weighs most, and least.

    Args:
        engine: who answers.
        world: all regions of the year.
        shares: of the regions, as `queries.spread` answers.
        name: what is weighed.
        language: of the names of regions.

    Raises:
        NotHeld: no region's manufacturing asks for it.
    """
    if shares.is_empty():
        raise NotHeld(
            _("Manufacturing, as modelled, does not ask for “{name}”: no regions to compare.").format(name=name),
            _("Other industries are not modelled; they may well ask for it."),
        )
    rows = _named(engine, shares, language)
    first = rows.row(0, named=True)
    sentence = _(
        "Modelled for {year} from industries and occupations, not counted: share in manufacturing's demand, "
        "divided by the share in the EU; {n} regions, the highest and the lowest shown. Whiskers: other readings."
    ).format(year=world.period, n=number(rows.height))
    return Answer(
        provenance.evidence(
            engine, [*world.origins, ESCO], grade=Grade.MODELLED, first=world.period, last=world.given.year
        ),
        rows,
        title=_("“{name}” weighs most in {region}: {times} times the EU").format(
            name=name, region=first["name"], times=number(first["quotient"], 2)
        ),
        sentence=sentence,
        columns={
            "name": Column(_("Region"), leads_to="region"),
            "region": Column(_("Code")),
            "country_name": Column(_("Country")),
            "quotient": Column(_("Location quotient"), 2),
            "low": Column(_("Lowest"), 2),
            "high": Column(_("Highest"), 2),
            "percent": Column(_("% of demand here"), 3),
        },
        pictures=(Picture(lambda palette: _picture(rows, palette), alt=sentence),),
    )


def _named(engine: Engine, shares: pl.DataFrame, language: str) -> pl.DataFrame:
    """Regions with their names, and whether all ways to weigh agree on the side."""
    places = demand.places(engine, language=language)
    names = dict(places.select("region", "name").iter_rows())
    countries = dict(places.select("country", "country_name").unique().iter_rows())
    return shares.with_columns(
        name=pl.col("region").replace(names),
        country_name=pl.col("country").replace(countries),
        sure=pl.Series([model.safe(row) for row in shares.iter_rows(named=True)], dtype=pl.Boolean),
    )


def _picture(rows: pl.DataFrame, palette: Palette) -> Figure:
    """The highest and the lowest regions, or all where they are few."""
    few = rows.height <= HIGHEST + LOWEST
    ends = rows if few else pl.concat([rows.head(HIGHEST), rows.tail(LOWEST)])
    marked = ends.with_columns(name=pl.format("{} ({})", "name", "country"))
    base = _("as in {area}").format(area=_("the EU"))
    return bars(marked, base=1.0, label=base, decimals=2, suffix="×", palette=palette)
