"""The words and rows of the page Regions: who stands where, in this visitor's language."""

from collections.abc import Sequence
from html import escape

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.map import legend
from observatory.charts.palette import Palette
from observatory.charts.ranking import ranking
from observatory.model.region import EU
from observatory.ui.figure import Column
from observatory.ui.language import _, number, period, speech, status_name

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


def lacking() -> str:
    """What is said where an indicator is not on the map at this level."""
    return _("{wanted} has no figures at this level; {shown} is shown instead. It comes back where it has some.")


def silence(figures: pl.DataFrame, chosen: Sequence[str]) -> str:
    """A sentence about the chosen regions without a figure, and why; empty where all have one."""
    rows = figures.filter(pl.col("region").is_in(list(chosen)) & pl.col("value").is_null())
    if rows.is_empty():
        return ""
    told = ", ".join(f"{row['name']} ({status_name(row['status'])})" for row in rows.iter_rows(named=True))
    return " " + _("No figure: {regions}.").format(regions=told)


def hover(figures: pl.DataFrame, decimals: int) -> list[str]:
    """What each region says of itself on the map."""
    return [
        f"<b>{row['name']}</b> ({row['region']})<br>"
        + (number(row["value"], decimals) if row["value"] is not None else _("no data"))
        + (f" · {flags(row['flag'])}" if row["flag"] else "")
        for row in figures.iter_rows(named=True)
    ]


def flags(letters: str | None) -> str:
    """Flags in words."""
    return speech().flags(letters)


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


def standing(
    figures: pl.DataFrame,
    references: pl.DataFrame,
    chosen: Sequence[str],
    names: dict[str, str],
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


def reference_name(row: dict[str, object], names: dict[str, str]) -> str:
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


def best(references: pl.DataFrame, names: dict[str, str], decimals: int) -> str:
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
