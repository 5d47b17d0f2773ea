"""What do we hold, where does it come from, and how far can it be trusted?"""

import streamlit as st

from observatory.model.evidence import Grade
from observatory.queries import datasets, provenance
from observatory.ui import evidence as proof
from observatory.ui import methods
from observatory.ui.choice import choose, choose_switch
from observatory.ui.download import table_links
from observatory.ui.engine import engine
from observatory.ui.figure import show, table
from observatory.ui.language import _, day, in_words, language, number
from observatory.ui.linked import describe
from observatory.ui.navigation import link_to
from observatory.views.view import Column

st.title(_("Data and methods"))
st.markdown(_("Every table of this observatory, the publications behind it, and how its figures were made."))
link_to("changes", _("What changed since an earlier edition?"))
link_to("import", _("Check a list of micro-credentials"))
link_to("api", _("Data for machines and spreadsheets"))
view = choose_switch(
    _("What to look at"),
    {"tables": _("Tables"), "indicators": _("Indicators"), "publications": _("Publications"), "methods": _("Methods")},
    key="view",
    label_visibility="collapsed",
)
publications = datasets.publications(engine())
held = datasets.datasets(engine(), language=language())
tables = held.filter(held["rows"].is_not_null())

if view == "tables":
    titles = dict(tables.select("dataset", "title").iter_rows())
    chosen = choose(_("Table"), titles, key="table", default="job_profile")
    entry = tables.filter(tables["dataset"] == chosen).row(0, named=True)
    st.header(entry["title"], anchor="table")
    st.markdown(entry["processing"])
    origins = datasets.origins(engine(), dataset=chosen)
    evidence = provenance.evidence(engine(), origins["origin"], grade=[entry["grade"]])
    st.caption(
        _("{rows} rows, updated {updated}, key: {key}").format(
            rows=number(entry["rows"]), updated=day(entry["updated"]), key=entry["key"].replace("|", ", ")
        )
    )
    proof.show(evidence)
    for caveat in datasets.caveats(engine(), dataset=chosen, language=language()):
        st.markdown(f"- {caveat}")
    table_links(chosen)
    st.subheader(_("What the columns mean"), anchor="columns")
    table(
        datasets.fields(engine(), dataset=chosen, language=language()),
        {
            "field": Column(_("Column")),
            "type": Column(_("Type")),
            "unit": Column(_("Unit")),
            "description": Column(_("Meaning")),
        },
        key="columns",
    )
    show(
        None,
        title=_("Everything we hold"),
        sentence=_("All tables of this edition, the largest first."),
        data=held.with_columns(
            worth=in_words("grade", lambda code: proof.grade_name(Grade(code)), list(Grade)),
            day=in_words("updated", day, held["updated"].unique()),
        ),
        columns={
            "title": Column(_("Table")),
            "rows": Column(_("Rows"), 0),
            "worth": Column(_("Grade")),
            "day": Column(_("Updated")),
        },
        evidence=provenance.evidence(engine(), publications["origin"], grade=Grade.CURATED),
        file="tables",
    )
elif view == "indicators":
    coverage = datasets.indicator_coverage(engine(), language=language())
    show(
        None,
        title=_("What the indicators cover"),
        sentence=_(
            "Per indicator and publication: years, regions with a figure, figures, and cells without a value. "
            "{figures} figures and {blank} cells without a value are the {rows} rows of the table."
        ).format(
            figures=number(coverage["figures"].sum()),
            blank=number(coverage["without_value"].sum()),
            rows=number(coverage["figures"].sum() + coverage["without_value"].sum()),
        ),
        data=coverage,
        columns={
            "name": Column(_("Indicator")),
            "first_period": Column(_("From")),
            "last_period": Column(_("To")),
            "regions": Column(_("Regions"), 0),
            "figures": Column(_("Figures"), 0),
            "without_value": Column(_("Without a value"), 0),
            "title": Column(_("Publication")),
        },
        evidence=provenance.evidence(
            engine(),
            coverage["origin"],
            grade=Grade.MEASURED,
            first=coverage["first_period"].min(),
            last=coverage["last_period"].max(),
        ),
        file="indicator-coverage",
    )
elif view == "publications":
    methods.publications(
        publications, datasets.publication_caveats(engine(), publications["origin"], language=language())
    )
else:
    methods.reading()
describe()
