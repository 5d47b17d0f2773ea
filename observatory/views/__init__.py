"""Views: each question with its choices and its answer, the same for the page, for files and for machines.

To add one: write its answer in a module here, declare a `View` in `VIEWS`, add the module below, and describe columns
that are new in `fields.yml`.
"""

from types import ModuleType

from observatory.engine import Engine
from observatory.views import (
    changes,
    coverage,
    demand,
    gaps,
    micro_credentials,
    overview,
    paths,
    profile,
    profiles,
    region,
    regions,
    skills,
    skills_map,
    tables,
    transitions,
    trends,
)
from observatory.views.view import Answer, Choice, Codes, View

__all__ = ["Answer", "Choice", "Codes", "View", "find", "names", "spoken_by", "views"]

MODULES: tuple[ModuleType, ...] = (
    overview,
    trends,
    regions,
    region,
    gaps,
    demand,
    profiles,
    profile,
    skills_map,
    skills,
    transitions,
    micro_credentials,
    coverage,
    paths,
    tables,
    changes,
)
VIEWS: dict[str, View] = {view.name: view for module in MODULES for view in module.VIEWS}


def views() -> dict[str, View]:
    """Every view by its name; whole tables are found beside them, by `find`."""
    return VIEWS


def find(engine: Engine, name: str) -> View | None:
    """The view of a name, a whole table (`tables/<table>`) too; None where there is none."""
    if name.startswith("tables/"):
        return tables.table_view(engine, name.removeprefix("tables/"))
    return VIEWS.get(name)


def spoken_by(page: str) -> set[str]:
    """What the link of a page may say: every choice of every view that it shows, and what changes its looks."""
    shown = [view for view in VIEWS.values() if view.page == page]
    return {key for view in shown for key in (*(choice.key for choice in view.choices), *view.ignores)}


def names(engine: Engine) -> list[str]:
    """The names of every view and of every whole table."""
    return [*VIEWS, *(f"tables/{table}" for table in tables.table_names(engine))]
