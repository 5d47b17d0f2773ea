"""The screen of Data and methods: a table, publications and whom to thank for them, how to read a figure."""

import streamlit as st

from observatory.model.evidence import FLAGS, Grade
from observatory.ui import evidence
from observatory.ui.address import public
from observatory.ui.download import table_links
from observatory.ui.engine import engine
from observatory.ui.language import _, day, flag_meaning, grade_name, language, number, period
from observatory.ui.table import table
from observatory.views import holdings, tables
from observatory.views.sources import grade_meaning
from observatory.views.speech import speaking
from observatory.views.view import Column


def whole_table(name: str) -> None:
    """A table: what it holds, where it comes from, what its columns mean, and the way to take it."""
    entry = tables.entry(engine(), name, language())
    st.header(entry["title"], anchor="table")
    st.markdown(entry["processing"])
    st.caption(
        _("{rows} rows, updated {updated}, key: {key}").format(
            rows=number(entry["rows"]), updated=day(entry["updated"]), key=entry["key"].replace("|", ", ")
        )
    )
    evidence.show(tables.table_evidence(engine(), name))
    st.markdown("\n".join(f"- {caveat}" for caveat in entry["caveats"]))
    table_links(name)
    st.subheader(_("What the columns mean"), anchor="columns")
    table(
        entry["fields"],
        {
            "field": Column(_("Column")),
            "type": Column(_("Type")),
            "unit": Column(_("Unit")),
            "description": Column(_("Meaning")),
        },
        key="columns",
    )


def publications() -> None:
    """Every publication with licence and attribution, as its licence asks; what it covers, and what to beware of."""
    st.header(_("Publications we read"), anchor="publications")
    for row in tables.publications(engine(), language()):
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
        if row["caveats"]:
            with st.expander(_("What to beware of ({n})").format(n=len(row["caveats"]))):
                st.markdown("\n".join(f"- {caveat}" for caveat in row["caveats"]))


def _span(text: str) -> str:
    """A span of periods, `2020-02–2026-08`, for this visitor."""
    return "–".join(period(part) for part in text.split("–"))


def reading() -> None:
    """Grades, cells without a number, flags, comparisons, vintages, profiles and designs."""
    st.header(_("How to read a figure"), anchor="methods")
    with speaking(language()):
        grades = "\n".join(f"- **{grade_name(grade)}**: {grade_meaning(grade)}" for grade in Grade)
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
    st.markdown("\n\n".join([grades, *paragraphs]))


def describe() -> None:
    """Put the dataset's description by schema.org into the page: search engines read it beside what people read."""
    # A closing tag inside a text would end the script.
    text = holdings.linked(engine(), public(), language()).replace("</", "<\\/")
    st.html(f'<script type="application/ld+json">{text}</script>', unsafe_allow_javascript=True)
