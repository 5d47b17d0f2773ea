"""Two printed pages about a region or a job profile: what its page says, laid out for paper.

Each figure is the answer of a view of that page: nothing is computed, sorted, rounded or worded anew.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

import polars as pl

from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.export.brief import Bar, Brief, BriefFigure
from observatory.model.evidence import Grade
from observatory.model.gap import PRESSURE
from observatory.views import gap_words, views
from observatory.views import profile as profiles
from observatory.views.asking import ask, offered
from observatory.views.regions import area_names
from observatory.views.sources import edition, line
from observatory.views.speech import _, grade_name, language, number, speaking
from observatory.views.view import Answer, Column

Columns = Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that are printed as a table.

    Attributes:
        columns: those that paper has room for.
    """

    columns: tuple[str, ...]

    def filled(self, figure: BriefFigure, rows: pl.DataFrame, columns: Columns) -> BriefFigure:
        """A figure with these rows; without columns in which nothing stands, such as flags where none is flagged."""
        shown = {name: columns[name] for name in self.columns if rows[name].null_count() < rows.height}
        return replace(
            figure,
            columns=tuple(column.heading for column in shown.values()),
            rows=tuple(
                tuple(column.written(row[name]) for name, column in shown.items()) for row in rows.iter_rows(named=True)
            ),
        )


@dataclass(frozen=True, slots=True)
class Bars:
    """Rows that are printed as bars.

    Attributes:
        names: columns that name a bar together.
        value: the column that it is as long as.
        spread: columns of its lowest and highest value, printed behind it.
        marked: a column, and what it holds in the rows that stand out.
        base: where bars begin.
        ends: what a bar to the left does, and what a bar to the right does.
    """

    names: tuple[str, ...]
    value: str
    spread: tuple[str, ...] = ()
    marked: tuple[str, object] = ("", None)
    base: float = 0.0
    ends: Callable[[], tuple[str, str]] = lambda: ("", "")

    def filled(self, figure: BriefFigure, rows: pl.DataFrame, columns: Columns) -> BriefFigure:
        """A figure with these rows."""
        return replace(
            figure,
            columns=(columns[self.names[-1]].heading, "", columns[self.value].heading),
            rows=tuple(self._bar(row, columns) for row in rows.iter_rows(named=True)),
            base=self.base,
            ends=self.ends(),
        )

    def _bar(self, row: Mapping[str, Any], columns: Columns) -> Bar:
        value = columns[self.value].written(row[self.value])
        spread = "–".join(columns[name].written(row[name]) for name in self.spread)
        column, content = self.marked
        return Bar(
            label=": ".join(str(row[name]) for name in self.names),
            value=row[self.value],
            text=f"{value} ({spread})" if spread else value,
            marked=bool(column) and row[column] == content,
        )


Layout = Table | Bars


def region(engine: Engine, code: str, *, language: str, site: str) -> Brief:
    """Two pages about a region of NUTS 2, with the way back to the frozen view.

    Args:
        engine: who answers.
        code: of the region.
        language: in which it speaks.
        site: address of the observatory, with a slash at its end.

    Raises:
        NotHeld: there is no such region with figures.
    """
    with speaking(language):
        if code not in _on_offer(engine, "region-standing", "code"):
            raise NotHeld(_("There is no region “{code}” of NUTS 2 with figures.").format(code=code[:20]))
        names = area_names(engine, language)

        def printed(view: str, layout: Layout, most: int | None = None) -> BriefFigure | None:
            return _printed(_answer(engine, f"region-{view}", {"code": (code,)}), layout, most=most)

        return _brief(
            engine,
            kind=_("Region"),
            title=f"{names[code]} ({code})",
            lead=_("{country}. What its industries ask for, and where it stands.").format(
                country=names.get(code[:2], code[:2])
            ),
            figures=[
                printed(
                    "standing", Table(("label", "period", "here", "country", "eu", "place", "quarter_name", "remark"))
                ),
                printed(
                    "gap",
                    Bars(("side_name", "part_name"), "effect", marked=("side", PRESSURE), ends=gap_words.directions),
                ),
                printed(
                    "skill-groups", Bars(("name",), "quotient", spread=("low", "high"), marked=("sure", True), base=1.0)
                ),
                printed("not-covered", Bars(("name",), "percent")),
                printed("like", Table(("name", "region", "distance")), most=4),
            ],
            link=_link(engine, f"{site}region", code=code),
            notes=[
                _(
                    "Source of regional statistics: Eurostat. This service uses the ESCO classification of the "
                    "European Commission."
                )
            ],
        )


def profile(engine: Engine, code: str, *, language: str, site: str) -> Brief:
    """Two pages about a job profile. See `region`."""
    card = profiles.card(engine, code, language)
    with speaking(language):
        skills, shares, designs, similar = (
            _answer(engine, f"profile-{view}", {"id": (code,)}) for view in ("skills", "shares", "designs", "similar")
        )
        figures = [
            _rarest(skills),
            _groups(engine, code, skills),
            _printed(shares, Table(("name", "profile", "average"))),
            _printed(designs, Table(("name", "eqf_level", "workload_hours", "percent")), most=6),
            _printed(similar, Bars(("name",), "score")),
        ]
        english = _("Names marked [en] are in English, for want of one in this language.")
        return _brief(
            engine,
            kind=_("Job profile"),
            title=card["name"],
            lead=_("{area}. ISCO-08 {code} {group}. {takes}.").format(
                area=card["area"],
                code=card["isco_code"],
                group=card["isco_name"] or "",
                takes=skills.title if skills else "",
            ),
            figures=figures,
            link=_link(engine, f"{site}profile", id=code),
            notes=[
                _("This service uses the ESCO classification of the European Commission."),
                _("Reference designs are examples written by our editors, not offers."),
                *([english] if language != "en" else []),
            ],
        )


BRIEFS = {"profile": profile, "region": region}
"""What a brief can be about → who makes it."""


def _rarest(skills: Answer | None) -> BriefFigure | None:
    """The essential skills that fewest profiles need: the page has them in its tree."""
    if skills is None:
        return None
    essential = skills.rows.filter(need="essential").sort("profiles", "name")
    rarest = replace(
        skills,
        table=essential,
        title=_("What sets it apart: its rarest essential skills"),
        sentence=_("Number of job profiles that need each skill; the fewer, the rarer."),
    )
    return _printed(rarest, Bars(("name",), "profiles"), most=12)


def _groups(engine: Engine, code: str, skills: Answer | None) -> BriefFigure | None:
    """The groups that the tree of the page folds skills into, as they are counted there."""
    groups = profiles.groups(engine, code, language())
    if skills is None or groups.is_empty():
        return None
    headings = {"skill": _("Skills"), "knowledge": _("Knowledge")}
    return BriefFigure(
        title=_("What it takes, by group of skills"),
        sentence=_("Number of essential ones, which the bars show, and of optional ones."),
        source=_source(skills),
        columns=(_("Group"), "", _("Skills and knowledge")),
        rows=tuple(
            Bar(
                f"{headings[row['kind']]}: {row['name']}",
                row["essential"],
                _("{essential} essential, {optional} optional").format(
                    essential=number(row["essential"]), optional=number(row["optional"])
                ),
            )
            for row in groups.iter_rows(named=True)
        ),
    )


def _brief(
    engine: Engine,
    *,
    kind: str,
    title: str,
    lead: str,
    figures: Sequence[BriefFigure | None],
    link: str,
    notes: Sequence[str],
) -> Brief:
    return Brief(
        kind=kind,
        title=title,
        lead=lead,
        figures=tuple(figure for figure in figures if figure),
        link=link,
        link_words=_("This view, with every choice and the edition"),
        notes=(_("Hatched bars are modelled, not counted; the method is on the page Data and methods."), *notes),
        footer=_("LCAMP Skills Observatory, edition {edition}").format(edition=edition(engine)),
        publisher=_("LCAMP Skills Observatory"),
        language=language(),
    )


def _link(engine: Engine, page: str, **choice: str) -> str:
    return f"{page}?{urlencode({**choice, 'lang': language(), 'edition': edition(engine)})}"


def _on_offer(engine: Engine, name: str, key: str) -> Mapping[str, str]:
    view = views()[name]
    return offered(engine, view, view.choice(key), {}, language())


def _answer(engine: Engine, view: str, codes: Mapping[str, tuple[str]]) -> Answer | None:
    """What the page says; None where it has nothing to say."""
    try:
        return ask(engine, view, codes, language=language())
    except NotHeld:
        return None


def _printed(answer: Answer | None, layout: Layout, *, most: int | None = None) -> BriefFigure | None:
    """An answer on paper; None where it has no rows.

    Args:
        answer: what the page says.
        layout: how its rows are printed.
        most: as many rows as there is room for, the first ones; None for all.
    """
    if answer is None or answer.rows.is_empty():
        return None
    rows = answer.rows.head(most or answer.rows.height)
    left_out = rows.height < answer.rows.height
    counted = _("{n} of {all}.").format(n=number(rows.height), all=number(answer.rows.height))
    figure = BriefFigure(
        title=answer.title,
        sentence=" ".join([answer.sentence, *answer.notes, *([counted] if left_out else [])]),
        source=_source(answer),
        columns=(),
        rows=(),
        modelled=answer.evidence.grade is Grade.MODELLED,
    )
    return layout.filled(figure, rows, answer.columns)


def _source(answer: Answer) -> str:
    """What a figure is worth, and where it comes from."""
    return f"{grade_name(answer.evidence.grade).capitalize()}. {line(answer.evidence)}"
