"""A figure as readers need it: finding, sentence, picture, source, table, file; always all of them."""

from collections.abc import Callable, Mapping, Sequence

import polars as pl
import streamlit as st

from observatory import i18n
from observatory.charts.figure import Figure
from observatory.export import citation
from observatory.model.provenance import Evidence
from observatory.ui import choice, download, embed
from observatory.ui import evidence as proof
from observatory.ui.appearance import separators
from observatory.ui.language import _, language
from observatory.views.view import Column

CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}
LONG_TABLE, TABLE = 14, 420
"""From so many rows on a table scrolls, in so many pixels."""

# Page → its parameter, and the column that holds what to ask it for.
LEADS = {
    "micro-credential": ("id", "micro_credential_id"),
    "profile": ("id", "profile_id"),
    "region": ("code", "region"),
    "skill": ("id", "skill_id"),
}


def show(
    figure: Figure | None,
    *,
    title: str,
    sentence: str,
    data: pl.DataFrame,
    columns: Mapping[str, Column],
    evidence: Evidence,
    file: str,
    notes: Sequence[str] = (),
    level: int = 2,
    beside: tuple[Figure, str] | None = None,
    legend: str = "",
    body: Callable[[], None] | None = None,
    on_pick: Callable[[str], None] | None = None,
) -> None:
    """Show one figure with everything that belongs to it.

    Args:
        figure: the picture; None where the table itself is the picture.
        title: the finding, in the visitor's language.
        sentence: what is shown, of whom, when, in which unit and of which denominator.
        data: exactly what is on screen; becomes the table and the file.
        columns: the columns of `data` that the table shows, in order.
        evidence: where the numbers come from and what they are worth.
        file: name of the view that answers the same, see `observatory.views`: base name of the files.
        notes: caveats to read with this figure.
        level: heading level, 2 or 3.
        beside: a second picture of the same data, with the sentence that stands for it.
        legend: what the shades of the picture mean, as HTML of our own.
        body: draws the data in another way than a picture or a table, such as cards.
        on_pick: told the code of what the visitor clicks: an area, or what a point's `customdata` begins with.
    """
    with st.container(key=f"figure-{file}"):
        unbroken = title.replace(" %", "\u00a0%")  # a number and its sign stay on one line
        (st.header if level == 2 else st.subheader)(unbroken, anchor=file)
        st.markdown(sentence)
        if figure is not None:
            left, right = st.columns([3, 2], gap="large") if beside else (st.container(), None)
            with left:
                _picture(figure, sentence, legend, key=f"chart-{file}", on_pick=on_pick)
            if beside and right:
                with right:
                    st.markdown(beside[1])
                    _picture(*beside, "", key=f"chart-{file}-beside", on_pick=on_pick)
        if body:
            body()
        table_is_picture = figure is None and body is None
        if table_is_picture:
            table(data, columns, key=file)
        for note in notes:
            st.caption(note)
        proof.show(evidence)
        _take_away(evidence, file=file, title=title, figure=figure)
        if not table_is_picture:
            panel = st.expander(_("Table"), key=f"table-{file}", on_change="rerun", type="compact")
            if panel.open:
                with panel:
                    table(data, columns, key=file)


def _picture(
    figure: Figure, sentence: str, legend: str, *, key: str, on_pick: Callable[[str], None] | None = None
) -> None:
    if legend:
        st.html(legend)
    drawn = {**figure, "layout": {**figure["layout"], "separators": separators()}}
    if on_pick is None:
        st.plotly_chart(drawn, theme=None, config=CONFIG, alt=sentence, key=key)
        return

    def picked() -> None:
        points = st.session_state[key].selection.points
        code = points[-1].get("location") or next(iter(points[-1].get("customdata") or []), None) if points else None
        if code:
            on_pick(str(code))

    st.plotly_chart(drawn, theme=None, config=CONFIG, alt=sentence, key=key, on_select=picked, selection_mode="points")


def _take_away(evidence: Evidence, *, file: str, title: str, figure: Figure | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"take-{file}"):
        away = st.popover(
            _("Download"), icon=":material/download:", key=f"get-{file}", on_change="rerun", type="tertiary"
        )
        if away.open:
            with away:
                download.forms(file, picture=_redrawn(figure))
        more = st.popover(
            _("Link and citation"),
            icon=":material/format_quote:",
            key=f"cite-{file}",
            on_change="rerun",
            type="tertiary",
        )
        if more.open:
            with more:
                proof.cite(evidence, title, file)
                embed.snippet(file, title, drawn=figure["layout"]["height"] if figure else TABLE)


def _redrawn(figure: Figure | None) -> bool:
    """Whether a chart is drawn in lines that can be taken away; a map is painted."""
    return figure is not None and not any("map" in trace["type"] for trace in figure["data"])


def table(data: pl.DataFrame, columns: Mapping[str, Column], *, key: str) -> None:
    """A real HTML table (readable by any screen reader), numbers written in the visitor's language and aligned.

    Args:
        data: the rows.
        columns: those that are shown, in order.
        key: a name that no other table of the page has.
    """
    shown = data.select(_written(name, column) for name, column in columns.items())
    numbers = [place for place, column in enumerate(columns.values(), 1) if column.decimals is not None]
    cells = ", ".join(f".st-key-rows-{key} :is(th, td):nth-child({place})" for place in numbers)
    with st.container(key=f"rows-{key}"):
        if numbers:
            st.html(f"<style>{cells} {{ text-align: right !important; }}</style>")
        st.table(shown, border="horizontal", hide_index=True, height=TABLE if shown.height > LONG_TABLE else "content")


def _written(name: str, column: Column) -> pl.Expr:
    if column.leads_to:
        return _linked(name, column.leads_to).fill_null("–").alias(column.heading)
    if column.decimals is None:
        return pl.col(name).cast(pl.String).fill_null("–").alias(column.heading)

    # Polars writes columns in threads of its own, which do not know the visitor: the language is looked up here.
    spoken, how = language(), i18n.signed if column.signed else i18n.number

    def write(value: float) -> str:
        return how(value, language=spoken, decimals=column.decimals or 0)

    return pl.col(name).map_elements(write, return_dtype=pl.String).fill_null("–").alias(column.heading)


def _linked(name: str, page: str) -> pl.Expr:
    parameter, code = LEADS[page]
    start = f"{page}?{citation.query(choice.kept())}&{parameter}="
    return pl.format("[{}]({}{})", pl.col(name).str.replace_all(r"([\[\]])", r"\\$1"), pl.lit(start), pl.col(code))
