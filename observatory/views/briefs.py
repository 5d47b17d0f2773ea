"""Two printed pages about a region: what its page says, laid out for paper.

Each figure is the answer of a view of that page: nothing is computed, sorted, rounded or worded anew.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.export.brief import Bar, Brief, BriefFigure
from observatory.model.evidence import Grade
from observatory.model.gap import PRESSURE
from observatory.model.provenance import Evidence
from observatory.queries import provenance
from observatory.views import gap_words, views
from observatory.views.asking import ask, offered
from observatory.views.regions import area_names
from observatory.views.served import newest
from observatory.views.speech import _, grade_name, number, period, signed, speaking
from observatory.views.view import Answer, Codes, Column


@dataclass(frozen=True, slots=True)
class Table:
    """An answer that is printed as a table.

    Attributes:
        view: who answers.
        columns: those that paper has room for.
        most: rows, the first ones; None for all.
    """

    view: str
    columns: tuple[str, ...]
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """An answer that is printed as bars.

    Attributes:
        view: who answers.
        names: columns that name a bar together.
        value: the column that it is as long as.
        spread: columns of its lowest and highest value, printed behind it.
        marked: a column, and what it holds in the rows that stand out.
        base: where bars begin.
        ends: what a bar to the left does, and what a bar to the right does.
    """

    view: str
    names: tuple[str, ...]
    value: str
    spread: tuple[str, ...] = ()
    marked: tuple[str, object] = ("", None)
    base: float = 0.0
    ends: Callable[[], tuple[str, str]] = lambda: ("", "")


FIGURES: tuple[Table | Bars, ...] = (
    Table("region-standing", ("label", "period", "here", "country", "eu", "place", "quarter_name", "remark")),
    Bars("region-gap", ("side_name", "part_name"), "effect", marked=("side", PRESSURE), ends=gap_words.directions),
    Bars("region-skill-groups", ("name",), "quotient", spread=("low", "high"), marked=("sure", True), base=1.0),
    Bars("region-not-covered", ("name",), "percent"),
    Table("region-like", ("name", "region", "distance"), most=4),
)


def brief(engine: Engine, code: str, *, language: str, site: str) -> Brief:
    """Two pages about a region of NUTS 2, with the way back to the frozen view.

    Args:
        engine: who answers.
        code: of the region.
        language: in which it speaks.
        site: address of the observatory, with a slash at its end.

    Raises:
        NotHeld: there is no such region with figures.
    """
    view = views()["region-standing"]
    edition = str(provenance.edition(engine)["edition"][0])
    with speaking(language):
        if code not in offered(engine, view, view.choice("code"), {}, language):
            raise NotHeld(_("There is no region “{code}” of NUTS 2 with figures.").format(code=code[:20]))
        names = area_names(engine, language)
        printed = [_printed(engine, figure, {"code": (code,)}, language) for figure in FIGURES]
        return Brief(
            kind=_("Region"),
            title=f"{names[code]} ({code})",
            lead=_("{country}. What its industries ask for, and where it stands.").format(
                country=names.get(code[:2], code[:2])
            ),
            figures=tuple(figure for figure in printed if figure),
            link=f"{site}region?{urlencode({'code': code, 'lang': language, 'edition': edition})}",
            link_words=_("This view, with every choice and the edition"),
            notes=(
                _("Hatched bars are modelled, not counted; the method is on the page Data and methods."),
                _(
                    "Source of regional statistics: Eurostat. This service uses the ESCO classification of the "
                    "European Commission."
                ),
            ),
            footer=_("LCAMP Skills Observatory, edition {edition}").format(edition=edition),
            publisher=_("LCAMP Skills Observatory"),
            language=language,
        )


def _printed(engine: Engine, figure: Table | Bars, codes: Codes, language: str) -> BriefFigure | None:
    """The answer of a view on paper; None where it has nothing to say."""
    try:
        answer = ask(engine, figure.view, codes, language=language)
    except NotHeld:
        return None
    printed = BriefFigure(
        title=answer.title,
        sentence=" ".join([answer.sentence, *answer.notes]),
        source=source(answer.evidence, language),
        columns=(),
        rows=(),
        modelled=answer.evidence.grade is Grade.MODELLED,
    )
    return _bars(printed, figure, answer) if isinstance(figure, Bars) else _table(printed, figure, answer)


def _table(printed: BriefFigure, figure: Table, answer: Answer) -> BriefFigure:
    rows = answer.rows.head(figure.most or answer.rows.height)
    # Paper has no room for a column in which nothing stands, such as flags where none is flagged.
    columns = {name: answer.columns[name] for name in figure.columns if rows[name].null_count() < rows.height}
    return replace(
        printed,
        columns=tuple(column.heading for column in columns.values()),
        rows=tuple(
            tuple(_written(column, row[name]) for name, column in columns.items()) for row in rows.iter_rows(named=True)
        ),
    )


def _bars(printed: BriefFigure, figure: Bars, answer: Answer) -> BriefFigure:
    return replace(
        printed,
        columns=(answer.columns[figure.names[-1]].heading, "", answer.columns[figure.value].heading),
        rows=tuple(_bar(figure, answer, row) for row in answer.rows.iter_rows(named=True)),
        base=figure.base,
        ends=figure.ends(),
    )


def _bar(figure: Bars, answer: Answer, row: Mapping[str, Any]) -> Bar:
    spread = "–".join(_written(answer.columns[name], row[name]) for name in figure.spread)
    value = _written(answer.columns[figure.value], row[figure.value])
    column, content = figure.marked
    return Bar(
        label=": ".join(str(row[name]) for name in figure.names),
        value=row[figure.value],
        text=f"{value} ({spread})" if spread else value,
        marked=bool(column) and row[column] == content,
    )


def _written(column: Column, cell: Any) -> str:
    """A cell as the table of the page writes it."""
    if cell is None:
        return "–"
    if column.decimals is None:
        return str(cell)
    return (signed if column.signed else number)(cell, column.decimals)


def source(evidence: Evidence, language: str) -> str:
    """The line below a printed figure: grade, publications by their short names and licences, period, edition."""
    # The newest dataset names them: an edition frozen before there were short names has none.
    names = provenance.names(newest(), evidence, language=language)
    by_licence: dict[str, list[str]] = {}
    for publication in evidence.sources:
        by_licence.setdefault(publication.terms, []).append(names.get(publication.origin, publication.whole_name))
    line = _("Source: {sources}. Period: {period}. Edition {edition}.").format(
        sources="; ".join(f"{', '.join(named)} ({licence})" for licence, named in by_licence.items()),
        period="–".join(dict.fromkeys(period(end) for end in (evidence.first, evidence.last))),
        edition=evidence.edition,
    )
    return f"{grade_name(evidence.grade).capitalize()}. {line}"
