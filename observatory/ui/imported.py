"""A provider's list on its way in: what is ready, what is not and why, and which skills its words may mean.

Nothing is kept: files, answers and records live in the visitor's session and end with it. So these choices are not in
the link either; what was uploaded could not be restored from it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import polars as pl
import streamlit as st

from observatory.errors import Finding, ObservatoryError
from observatory.exchange.checking import check
from observatory.exchange.reading import ENDINGS, UNVERIFIED, read
from observatory.exchange.suggesting import Suggestion
from observatory.exchange.template import Row, cells, write_csv, write_xlsx
from observatory.ui.engine import engine
from observatory.ui.language import _, language, ngettext, number
from observatory.ui.search import plain
from observatory.ui.table import table
from observatory.views.imported import known, proposals
from observatory.views.view import Column

WORDS = 15
OPEN, NONE = "?", ""


def templates() -> None:
    """The empty template, as workbook with a guide and as CSV."""
    with st.container(horizontal=True):
        _download(_("Template (XLSX)"), lambda: write_xlsx([], known(engine()).terms), "micro-credentials.xlsx")
        _download(_("Template (CSV)"), lambda: write_csv([]), "micro-credentials.csv")


def uploaded() -> list[Row] | None:
    """The rows of the files that the visitor chose; None before that."""
    files = st.file_uploader(
        _("Your list: our template (CSV, XLSX), or credentials of the European Learning Model or Open Badges"),
        help=_(
            "Also signed ones (JSON, JWT), presentations of several, XML of earlier versions, and pictures of badges "
            "(PNG, SVG). Signatures are not verified."
        ),
        type=[ending.removeprefix(".") for ending in ENDINGS],
        accept_multiple_files=True,
        key="list",
    )
    if not files:
        return None
    rows: list[Row] = []
    times: Counter[str] = Counter()
    for file in files:
        times[file.name] += 1
        named = file.name if times[file.name] == 1 else f"{file.name} ({times[file.name]})"
        try:
            rows += [replace(row, file=named) for row in read(file.name, file.getvalue())]
        except ObservatoryError as error:
            st.error(
                _("{file} could not be read.").format(file=plain(named)) + "\n\n" + plain(str(error)),
                icon=":material/error:",
            )
    return rows


def decided(rows: Sequence[Row]) -> dict[str, str]:
    """What the visitor accepts for words that name no ESCO skill; asks for each, proposes, and never answers itself."""
    words = list(dict.fromkeys(text for _row, text in check(rows, known(engine())).undecided))
    if not words:
        return {}
    st.header(_("Which skills are meant?"), anchor="skills")
    st.markdown(_("Your own words, and the ESCO skills whose names resemble them most (100: the same). You decide."))
    answers = {}
    for index, text in enumerate(words[:WORDS]):
        proposed = {skill.skill: skill for skill in proposals(engine(), text)}
        options: list[str] = [OPEN, *proposed, NONE]
        answers[text] = st.selectbox(
            plain(f"“{text[:120]}”"),
            options,
            format_func=partial(called, proposed=proposed),
            key=f"words-{index}-{text[:60]}",
        )
    if len(words) > WORDS:
        st.caption(_("{count} more follow when these are decided.").format(count=number(len(words) - WORDS)))
    return {text: code for text, code in answers.items() if code != OPEN}


def called(code: str, proposed: Mapping[str, Suggestion]) -> str:
    """What an answer is called."""
    if code == OPEN:
        return _("Not decided yet")
    if code == NONE:
        return _("None of these: leave the words out")
    skill = proposed[code]
    name = skill.name if skill.label == skill.name else f"{skill.name} ({skill.label})"
    return f"{name} · {number(skill.score)}"


def report(rows: Sequence[Row], answers: Mapping[str, str]) -> None:
    """How many rows are ready, what is wrong with the others, and both as files."""
    checked = check(rows, known(engine()), answers)
    st.header(_("What we found"), anchor="report")
    ready, all_rows = len(checked.records), len(rows)
    st.markdown("**" + _("Ready: {ready} of {rows} rows").format(ready=number(ready), rows=number(all_rows)) + "**")
    if checked.findings:
        table(
            _listed(checked.findings),
            {
                "file": Column(_("File")),
                "row": Column(_("Row"), 0),
                "field": Column(_("Column")),
                "what": Column(_("What is wrong")),
                "details": Column(_("Details")),
            },
            key="findings",
        )
    if unverified := sum(note.rule == UNVERIFIED for note in checked.notes):
        st.info(
            ngettext(
                "{n} row comes from a signed credential. Its signature was not verified.",
                "{n} rows come from signed credentials. Their signatures were not verified.",
                unverified,
            ),
            icon=":material/info:",
        )
    if checked.records:
        _files(_("Checked records (CSV)"), _("Checked records (XLSX)"), lambda: map(cells, checked.records), "checked")
    if checked.held:
        _files(
            _("Rows to correct (CSV)"),
            _("Rows to correct (XLSX)"),
            lambda: (row.cells for row in checked.held),
            "to-correct",
        )
    if checked.records:
        st.markdown(_("Send the checked records to the editors, who add them with this command:"))
        st.code("observatory ingest micro-credentials checked.csv", language=None)
        st.caption(
            _(
                "Who sends a list agrees that its descriptions are published under CC BY 4.0, with the awarding body "
                "as the source."
            )
        )


def _listed(findings: Sequence[Finding]) -> pl.DataFrame:
    kinds = _kinds()
    return pl.DataFrame(
        {
            "file": [plain(finding.file) for finding in findings],
            "row": [finding.row for finding in findings],
            "field": [finding.field for finding in findings],
            "what": [kinds.get(finding.rule, finding.rule) for finding in findings],
            "details": [plain(f"{finding.message} {finding.remedy}") for finding in findings],
        },
        schema_overrides={"row": pl.Int64},
    )


def _kinds() -> dict[str, str]:
    return {
        "missing": _("A required cell is empty"),
        "number": _("Not a number in the range"),
        "form": _("Not in the form required"),
        "date": _("Not a date"),
        "term": _("Not a term of the list"),
        "unknown": _("Unknown to the catalogue"),
        "undecided": _("No ESCO skill chosen yet"),
        "taken": _("Identifier already taken"),
        "duplicate": _("Identifier twice"),
        "two-providers": _("Two providers with one name"),
        "outcomes": _("Outcomes differ by language"),
        "too-long": _("Too long"),
        "markup": _("Marks of Markdown or HTML"),
        "language": _("Not kept in this language"),
        "region": _("Region of another country"),
        "levels": _("Levels do not match the skills"),
        "unseen": _("Signs that cannot be seen or read"),
    }


def _files(as_csv: str, as_xlsx: str, rows: Callable[[], Iterable[Mapping[str, str]]], name: str) -> None:
    """Rows of the template in both forms; our reader takes both back unchanged."""
    with st.container(horizontal=True):
        _download(as_csv, lambda: write_csv(rows()), f"{name}.csv")
        _download(as_xlsx, lambda: write_xlsx(rows(), known(engine()).terms), f"{name}.xlsx")


def _download(label: str, file: str | bytes | Callable[[], str | bytes], name: str) -> None:
    st.download_button(
        label,
        data=file,
        file_name=name,
        icon=":material/download:",
        on_click="ignore",
        key=f"file-{name}",
        mime="text/csv" if name.endswith(".csv") else None,
    )


def spoken() -> bool:
    """Whether the details of findings are in the visitor's language: they are English, as in the files."""
    return language() == "en"
