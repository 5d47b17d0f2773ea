"""The words and pictures of the page Regions: who stands where."""

from collections.abc import Mapping, Sequence
from html import escape

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.map import legend
from observatory.charts.multiples import Course, Panel, multiples
from observatory.charts.palette import Palette
from observatory.charts.ranking import ranking
from observatory.model import neighbours as model
from observatory.model.region import EU
from observatory.views.speech import _, flags, number, period, signed, status_name
from observatory.views.view import Column

EXTREMES = 2


def title(name: str, figures: pl.DataFrame, chosen: Sequence[str]) -> str:
    """The finding: where the first chosen region with a figure stands, else who is highest."""
    there = figures.filter(pl.col("region").is_in(list(chosen)) & pl.col("value").is_not_null())
    first = [row for code in chosen for row in there.filter(region=code).iter_rows(named=True)][:1]
    if first:
        return _("{region} ranks {rank} of {count}: {indicator}").format(
            region=first[0]["name"], rank=number(first[0]["rank"]), count=number(first[0]["of"]), indicator=name
        )
    top = figures.row(0, named=True)
    return _("{region} has the highest value: {indicator}").format(region=top["name"], indicator=name)


def sentence(name: str, unit: str, figures: pl.DataFrame, when: str, vintage: int) -> str:
    """What is shown, of whom, when, in which unit; and how many regions of that version of NUTS have no figure."""
    count = figures["value"].count()
    return _(
        "{indicator}, {unit}, {when}. Rank 1 is the highest of {count} regions; {blank} of the {all} regions of NUTS "
        "{vintage} have no figure."
    ).format(
        indicator=name,
        unit=unit,
        when=period(when),
        count=number(count),
        blank=number(figures.height - count),
        all=number(figures.height),
        vintage=vintage,
    )


def silence(figures: pl.DataFrame, chosen: Sequence[str]) -> str:
    """A sentence about the chosen regions without a figure, and why; empty where all have one."""
    rows = figures.filter(pl.col("region").is_in(list(chosen)) & pl.col("value").is_null())
    if rows.is_empty():
        return ""
    names = ", ".join(f"{row['name']} ({status_name(row['status'])})" for row in rows.iter_rows(named=True))
    return " " + _("No figure: {regions}.").format(regions=names)


def hover(figures: pl.DataFrame, decimals: int) -> list[str]:
    """What each region says of itself on the map."""
    return [
        f"<b>{row['name']}</b> ({row['region']})<br>"
        + (number(row["value"], decimals) if row["value"] is not None else _("no data"))
        + (f" · {flags(row['flag'])}" if row["flag"] else "")
        for row in figures.iter_rows(named=True)
    ]


def legend_html(bounds: Sequence[float], lowest: float, decimals: int, palette: Palette, *, doubtful: bool) -> str:
    """Shades with their bounds, no data as a class of its own; readable without the map."""
    entries = [
        f'<li><i style="background:{shade}"></i>{number(low, decimals)}–{number(high, decimals)}</li>'
        for shade, low, high in legend(bounds, lowest, palette)
    ]
    blank = f"background:{palette.no_data};outline:1px dashed {palette.muted}"
    entries.append(f'<li><i style="{blank}"></i>{escape(_("no data"))}</li>')
    if doubtful:
        edge = f"outline:2px solid {palette.warning}"
        entries.append(f'<li><i style="{edge}"></i>{escape(_("low reliability"))}</li>')
    return f'<ul class="map-legend">{"".join(entries)}</ul>'


def ladder(
    figures: pl.DataFrame,
    references: pl.DataFrame,
    chosen: Sequence[str],
    names: Mapping[str, str],
    *,
    decimals: int,
    palette: Palette,
) -> Figure:
    """The chosen regions between the highest and the lowest, with their countries and the EU in grey."""
    filled = figures.filter(pl.col("value").is_not_null() & pl.col("rank").is_not_null())
    silent = figures.filter(pl.col("region").is_in(list(chosen)) & pl.col("value").is_null())
    ends = pl.concat([filled.head(EXTREMES), filled.tail(EXTREMES)])
    shown = pl.concat([ends, filled.filter(pl.col("region").is_in(list(chosen)))]).unique("region")
    colours = dict(zip(chosen, palette.series, strict=False))
    rows = [
        (
            row["value"],
            f"{number(row['rank'])} · {row['name']}",
            colours.get(row["region"], palette.faint),
            row["grade"],
            row["region"],
        )
        for row in shown.iter_rows(named=True)
    ] + [
        (row["value"], reference_name(row, names), palette.reference, row["grade"], "")
        for row in references.iter_rows(named=True)
    ]
    rows.sort(key=lambda row: -row[0])
    labels = [number(value, decimals) for value, _name, _colour, _grade, _code in rows]
    # A bar without length, and words instead of a number: no figure is not zero.
    for row in silent.iter_rows(named=True):
        rows.append((0.0, row["name"], palette.faint, row["grade"], row["region"]))
        labels.append(_("no figure: {why}").format(why=status_name(row["status"])))
    return ranking(
        [name for _value, name, _colour, _grade, _code in rows],
        [value for value, _name, _colour, _grade, _code in rows],
        labels,
        palette=palette,
        colours=[colour for _value, _name, colour, _grade, _code in rows],
        modelled=[grade == "modelled" for _value, _name, _colour, grade, _code in rows],
        codes=[code for _value, _name, _colour, _grade, code in rows],
        row=42,
    )


def reference_name(row: Mapping[str, object], names: Mapping[str, str]) -> str:
    """A country or the EU; where it is the middle of its regions, that is said."""
    area = _("EU-27") if row["region"] == EU else names.get(str(row["region"]), str(row["region"]))
    if row["regions"] is None:
        return area
    return _("middle region of {area}").format(area=area)


def table_columns(decimals: int) -> dict[str, Column]:
    """Headings of the table behind the map."""
    return {
        "rank": Column(_("Rank"), 0),
        "name": Column(_("Region")),
        "region": Column(_("Code")),
        "value": Column(_("Value"), decimals),
        "remark": Column(_("Flag or status")),
        "vintage": Column(_("NUTS version")),
    }


def with_remarks(figures: pl.DataFrame) -> pl.DataFrame:
    """Flags and statuses in words, for the table; the file keeps the codes beside them."""
    remarks = [flags(row["flag"]) or status_name(row["status"]) for row in figures.iter_rows(named=True)]
    return figures.with_columns(remark=pl.Series(remarks, dtype=pl.String))


def best(references: pl.DataFrame, names: Mapping[str, str], decimals: int) -> str:
    """The sentence of the ranking: what stands beside the regions."""
    held = "; ".join(
        f"{reference_name(row, names)} {number(row['value'], decimals)}" for row in references.iter_rows(named=True)
    )
    if not held:
        return _("Highest, lowest and chosen regions.")
    if "modelled" in references["grade"]:
        return _("Highest, lowest and chosen regions. Hatched, modelled: {references}.").format(references=held)
    return _("Highest, lowest and chosen regions. Dark grey: {references}.").format(references=held)


def notes(vintage: int) -> list[str]:
    """With which borders the map is drawn, and what its shapes are."""
    return [
        _(
            "Borders of NUTS {vintage}, equal area; overseas regions stand in frames of their own scale. "
            "© EuroGeographics for the administrative boundaries."
        ).format(vintage=vintage)
    ]


def quarter_name(quarter: int | None, polarity: str) -> str:
    """A quarter of the ranking in words; best and last only where high or low is good."""
    if quarter is None:
        return "–"
    if polarity == "neutral":
        return [_("highest quarter"), _("second quarter"), _("third quarter"), _("lowest quarter")][quarter - 1]
    rank = quarter if polarity == "high" else 5 - quarter
    return [_("best quarter"), _("second best"), _("second last"), _("last quarter")][rank - 1]


def side_sentence(unit: str, years: int) -> str:
    """What the distances and the change of the chosen regions are."""
    return _(
        "Distances are in {unit}. Neighbours: the middle of the ten regions most like it. Change: over the newest "
        "years without a break, at most {years}."
    ).format(unit=unit, years=number(years))


def side_table(rows: pl.DataFrame, polarity: str, level: str) -> pl.DataFrame:
    """The chosen regions with quarter, span of the change and remarks in words; those of another level say so."""
    spans = [
        f"{period(row['change_first'])}–{period(row['change_last'])}" if row["change_first"] else "–"
        for row in rows.iter_rows(named=True)
    ]
    elsewhere = pl.concat_str(pl.lit(_("another level, so without a rank")), pl.lit("; "), "remark")
    return with_remarks(rows).with_columns(
        remark=pl.when(pl.col("level") == level).then("remark").otherwise(elsewhere.str.strip_chars_end("; ")),
        quarter_name=pl.Series([quarter_name(quarter, polarity) for quarter in rows["quarter"]], dtype=pl.String),
        span=pl.Series(spans, dtype=pl.String),
    )


def side_columns(decimals: int, level: str) -> dict[str, Column]:
    """Headings of `side_table`."""
    return {
        "name": Column(_("Region"), leads_to="region" if level == "2" else None),
        "value": Column(_("Value"), decimals),
        "rank": Column(_("Rank"), 0),
        "quarter_name": Column(_("Quarter")),
        "change": Column(_("Change"), max(decimals, 1), signed=True),
        "span": Column(_("Years")),
        "from_country": Column(_("From its country"), decimals, signed=True),
        "from_eu": Column(_("From the EU"), decimals, signed=True),
        "from_neighbours": Column(_("From neighbours"), decimals, signed=True),
        "remark": Column(_("Flag or status")),
    }


def courses_sentence(name: str, unit: str, first: str, last: str) -> str:
    """What the small lines show, on which scale, against what."""
    return _(
        "{indicator}, {unit}, {first}–{last}, on one scale; grey: the country, dashed where it is the middle of "
        "its regions. A line stops where figures are missing or the series has a break."
    ).format(indicator=name, unit=unit, first=period(first), last=period(last))


def courses_columns(decimals: int) -> dict[str, Column]:
    """Headings of the figures behind the small lines."""
    return {
        "name": Column(_("Region")),
        "period": Column(_("Period")),
        "value": Column(_("Value"), decimals),
        "flag": Column(_("Flag")),
        "grade": Column(_("Grade")),
    }


def courses(
    rows: pl.DataFrame, chosen: Sequence[str], names: Mapping[str, str], *, decimals: int, palette: Palette
) -> Figure:
    """One small line per chosen region with figures, its country in grey."""
    periods, areas = sorted(set(rows["period"])), set(rows["area"])
    colours = dict(zip(chosen, palette.series, strict=False))

    def course(area: str) -> Course:
        return _course(rows.filter(area=area), names.get(area, area), periods, decimals)

    panels = [
        Panel(
            name=names.get(code, code),
            colour=colours[code],
            own=course(code),
            reference=course(code[:2]) if code[:2] in areas - {code} else None,
        )
        for code in chosen
        if code in areas
    ]
    return multiples(panels, palette=palette)


def _course(rows: pl.DataFrame, name: str, periods: Sequence[str], decimals: int) -> Course:
    by_period = {
        row["period"]: row for row in rows.unique("period", keep="last", maintain_order=True).iter_rows(named=True)
    }
    values: list[float | None] = []
    shown: list[str] = []
    before: int | None = None
    for when in periods:
        row = by_period.get(when)
        if row and before is not None and row["stretch"] != before:
            # A gap between two stretches: what follows cannot be compared with what came before.
            shown.append(when)
            values.append(None)
        shown.append(when)
        values.append(row["value"] if row else None)
        before = row["stretch"] if row else None
    hover = [f"{name}, {period(when)}: {number(value, decimals)}" for when, value in zip(shown, values, strict=True)]
    return Course(shown, values, hover, modelled="modelled" in set(rows["grade"]))


def like_sentence(regions: int) -> str:
    """By what regions are alike, and in which measure."""
    return _(
        "By manufacturing mix, education, GDP per head and size in {year}, all weighing the same; distance in "
        "standard deviations of {n} regions. In brackets how much more or less the neighbour has."
    ).format(year=model.PERIOD, n=number(regions))


def like_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """Regions that are alike, with the reasons in words."""
    features = feature_names()
    unlike = [f"{features[row['unlike']]} ({signed(row['unlike_by'], 1)})" for row in rows.iter_rows(named=True)]
    return rows.with_columns(
        alike_in=pl.col("alike").replace_strict(features), unlike_in=pl.Series(unlike, dtype=pl.String)
    )


def like_columns(indicator: str, decimals: int) -> dict[str, Column]:
    """Headings of `like_rows`."""
    return {
        "name": Column(_("Region"), leads_to="region"),
        "region": Column(_("Code")),
        "distance": Column(_("Distance"), 2),
        "alike_in": Column(_("Most alike in")),
        "unlike_in": Column(_("Differs most in")),
        "value": Column(indicator, decimals),
    }


def feature_names() -> dict[str, str]:
    """Feature → what it is called."""
    return {
        "high-tech-manufacturing": _("high-tech manufacturing"),
        "medium-low-tech-manufacturing": _("medium-low-tech manufacturing"),
        "tertiary-attainment": _("tertiary attainment"),
        "upper-secondary-attainment": _("upper-secondary attainment"),
        "gdp-per-head": _("GDP per head"),
        "population": _("size"),
    }
