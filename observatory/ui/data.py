"""How to read a figure, and whom to thank for it: the words of the page Data and methods."""

from collections.abc import Mapping, Sequence

import polars as pl
import streamlit as st

from observatory.model.evidence import FLAGS, Grade
from observatory.ui.evidence import grade_meaning, grade_name
from observatory.ui.language import _, day, flag_meaning, period


def publications(everything: pl.DataFrame, caveats: Mapping[str, Sequence[str]]) -> None:
    """Every publication with licence and attribution, as its licence asks; what it covers, and what to beware of.

    Args:
        everything: publications as `datasets.publications` gives them.
        caveats: by publication.
    """
    st.header(_("Publications we read"), anchor="publications")
    for row in everything.iter_rows(named=True):
        published = day(row["published"]) if row["published"] else _("not stated")
        name = f"[{row['title']}]({row['url']})" if row["url"] else row["title"]
        st.markdown(
            _("**{producer}**: {name}. Licence: [{licence}]({licence_url}). {attribution}").format(
                producer=row["producer"],
                name=name,
                licence=row["licence"],
                licence_url=row["licence_url"],
                attribution=row["attribution"],
            )
        )
        st.caption(
            _("{grade} · speaks of {period} · published: {published} · read on {accessed}").format(
                grade=grade_name(Grade(row["grade"])),
                period=_span(row["period"]),
                published=published,
                accessed=day(row["accessed"]),
            )
        )
        if warnings := caveats.get(row["origin"]):
            with st.expander(_("What to beware of ({n})").format(n=len(warnings))):
                for warning in warnings:
                    st.markdown(f"- {warning}")


def _span(text: str) -> str:
    """A span of periods, `2020-02–2026-08`, for this visitor."""
    return "–".join(period(part) for part in text.split("–"))


def reading() -> None:
    """Grades, cells without a number, flags, comparisons, vintages, profiles and designs."""
    st.header(_("How to read a figure"), anchor="methods")
    for grade in Grade:
        st.markdown(f"- **{grade_name(grade)}**: {grade_meaning(grade)}")
    flags = ", ".join(f"**{letter}** {flag_meaning(letter)}" for letter in FLAGS)
    paragraphs = [
        _(
            "A cell without a number is never zero. It is *suppressed* (too few answers to publish), *missing* (not "
            "collected or not delivered) or *not applicable*; tables and files say which."
        ),
        _("Letters beside a figure are Eurostat's flags: {flags}.").format(flags=flags),
        _("A break in a series interrupts its line, and no change is computed across it."),
        _(
            "Where the publisher gives no figure for a country or the EU, we show the *middle region*: the median of "
            "its NUTS 2 regions in that year. It is graded modelled and drawn dashed; it is not the country's average."
        ),
        _(
            "Borders of regions change. Each figure carries the version of NUTS that its source used (2013, 2016, "
            "2021 or 2024), and maps are drawn with the borders of that version."
        ),
        _(
            "Job profiles are occupations of ESCO, chosen by a written rule and single decisions, each with a reason. "
            "ESCO says whether a skill is essential or optional, not how well it must be mastered."
        ),
        _(
            "Micro-credentials shown here are reference designs written by our editors. They are not offers: that "
            "no design teaches a skill does not mean that nobody teaches it."
        ),
        _(
            "Job adverts under-cover manual work and small firms. The index of job postings shows change since "
            "February 2020, not how many posts there are."
        ),
    ]
    for paragraph in paragraphs:
        st.markdown(paragraph)
