"""The words and pictures of a learning path: what to learn, in which order, and what stays open."""

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.labels import brief
from observatory.charts.palette import Palette
from observatory.charts.steps import Stop, steps
from observatory.queries.paths import Learning
from observatory.views.micro_credentials_words import facts, mark
from observatory.views.speech import _, in_words, ngettext, number
from observatory.views.view import Column

SEPARATOR = "|"
LISTS = ("skills", "first", "instead")


def title(learning: Learning) -> str:
    """The finding: how many micro-credentials, how long they take, and how much they cover."""
    count = ngettext("{n} micro-credential", "{n} micro-credentials", learning.steps.height)
    return _("{count}, {hours} hours, cover {covered} of {wanted} skills").format(
        count=count, hours=number(learning.hours), covered=number(learning.covered), wanted=number(learning.wanted)
    )


def sentence(learning: Learning, goal: str) -> str:
    """Which skills are meant, how the path was chosen, and what its steps are.

    Args:
        learning: the path.
        goal: the skills in words, and how many of them it covers.
    """
    marks = [mark(status) for status in learning.steps["status"].unique().sort()]
    fewest = _("The fewest micro-credentials that teach them; of equally few, those with the fewest hours. {mark}")
    return f"{goal} {fewest.format(mark=' '.join(f'{words[0].upper()}{words[1:]}.' for words in marks))}"


def notes(learning: Learning) -> tuple[str, ...]:
    """How the steps are ordered, and what is not sure."""
    silent = ngettext("{n} step states no workload.", "{n} steps state no workload.", learning.silent)
    return (
        _("In an order that respects what builds on what, else the lower level first."),
        *([silent] if learning.silent else []),
        *([] if learning.proven else [_("The search was cut short: a shorter path may exist.")]),
    )


def drawn(rows: pl.DataFrame, palette: Palette) -> Figure:
    """The steps on a line, each with what it adds."""
    stops = [
        Stop(
            brief(row["name"], width=42),
            facts(row) + " · " + ngettext("closes {n} skill", "closes {n} skills", row["closes"]),
            "before",
        )
        for row in rows.iter_rows(named=True)
    ]
    return steps(stops, palette=palette)


def table(rows: pl.DataFrame) -> pl.DataFrame:
    """The path with lists as sentences."""
    lists = [pl.col(name).str.replace_all(SEPARATOR, "; ", literal=True).alias(f"{name}_said") for name in LISTS]
    return rows.with_columns(*lists, mark=in_words("status", mark, rows["status"].unique()))


def columns() -> dict[str, Column]:
    """Headings of `table`."""
    return {
        "position": Column(_("Step"), 0),
        "name": Column(_("Micro-credential"), leads_to="micro-credential"),
        "eqf_level": Column(_("EQF level"), 0),
        "workload_hours": Column(_("Hours"), 0),
        "closes": Column(_("Closes"), 0),
        "skills_said": Column(_("Skills")),
        "first_said": Column(_("Builds on, not on this path")),
        "instead_said": Column(_("Could be replaced by")),
        "mark": Column(_("Status")),
    }


def uncovered_title(skills: int) -> str:
    """The finding: how many skills nothing here teaches."""
    return ngettext("{n} skill stays uncovered", "{n} skills stay uncovered", skills)
