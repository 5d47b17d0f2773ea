"""What do we hold, where does it come from, and how far can it be trusted?"""

import streamlit as st

from observatory.model.evidence import FLAGS, Grade
from observatory.queries import datasets, provenance
from observatory.ui import evidence as proof
from observatory.ui.choice import choose
from observatory.ui.download import table_button
from observatory.ui.engine import engine
from observatory.ui.figure import Column, show, table
from observatory.ui.language import _, flag_meaning, language, number

st.title(_("Data and methods"))
st.markdown(_("Every table of this observatory, the publications behind it, and how its figures were made."))

held = datasets.datasets(engine(), language=language())
tables = held.filter(held["rows"].is_not_null())
titles = dict(tables.select("dataset", "title").iter_rows())
chosen = choose(_("Table"), titles, key="table")
entry = tables.row(by_predicate=tables["dataset"] == chosen, named=True)

st.header(entry["title"], anchor="table")
st.markdown(entry["processing"])
fields = datasets.fields(engine(), dataset=chosen, language=language())
origins = datasets.origins(engine(), dataset=chosen)
evidence = provenance.evidence(engine(), origins["origin"], grade=[entry["grade"]])
st.caption(
    _("{rows} rows, updated {updated}, key: {key}").format(
        rows=number(entry["rows"]), updated=entry["updated"], key=entry["key"].replace("|", ", ")
    )
)
proof.show(evidence)
for caveat in datasets.caveats(engine(), dataset=chosen, language=language()):
    st.markdown(f"- {caveat}")
table_button(chosen, evidence)
with st.expander(_("What the columns mean")):
    table(
        fields,
        {"field": Column(_("Column")), "type": Column(_("Type")), "unit": Column(_("Unit")),
         "description": Column(_("Meaning"))},
    )  # fmt: skip

everything = datasets.publications(engine())
show(
    None,
    title=_("What we hold"),
    sentence=_("All tables of this edition, the largest first."),
    data=held,
    columns={"title": Column(_("Table")), "rows": Column(_("Rows"), 0), "grade": Column(_("Grade")),
             "updated": Column(_("Updated")), "edition": Column(_("Edition"))},
    evidence=provenance.evidence(engine(), everything["origin"], grade=held["grade"].to_list()),
    file="tables",
)  # fmt: skip
coverage = datasets.indicator_coverage(engine(), language=language())
show(
    None,
    title=_("What the indicators cover"),
    sentence=_("Per indicator and publication: the years, the regions with a figure, and the cells without a value."),
    data=coverage,
    columns={"name": Column(_("Indicator")), "first_period": Column(_("From")), "last_period": Column(_("To")),
             "regions": Column(_("Regions"), 0), "figures": Column(_("Figures"), 0),
             "without_value": Column(_("Without a value"), 0), "origin": Column(_("Publication"))},
    evidence=provenance.evidence(
        engine(), coverage["origin"], grade=Grade.MEASURED,
        first=coverage["first_period"].min(), last=coverage["last_period"].max(),
    ),
    file="coverage",
)  # fmt: skip

st.header(_("Publications we read"), anchor="publications")
for row in everything.iter_rows(named=True):
    name = f"[{row['title']}]({row['url']})" if row["url"] else row["title"]
    st.markdown(
        _("**{producer}**: {name}. Licence: [{licence}]({licence_url}). {attribution}").format(**{**row, "name": name})
    )

st.header(_("How to read a figure"), anchor="methods")
for grade in Grade:
    st.markdown(f"- **{proof.grade_name(grade)}**: {proof.grade_meaning(grade)}")
st.markdown(_(
    "A cell without a number is never zero. It is *suppressed* (too few answers to publish), *missing* (not "
    "collected or not delivered) or *not applicable*; tables and files say which."
))  # fmt: skip
st.markdown(_("Letters beside a figure are Eurostat's flags: {flags}.").format(
    flags=", ".join(f"**{letter}** {flag_meaning(letter)}" for letter in FLAGS)
))  # fmt: skip
st.markdown(_(
    "Where the publisher gives no figure for a country or the EU, we show the *middle region*: the median of its "
    "NUTS 2 regions in that year. It is graded modelled and drawn dashed. It is not the country's average."
))  # fmt: skip
