"""Views: declared completely, answered with the columns they promise."""

import pytest

from observatory import views
from observatory.views.asking import completed
from observatory.views.fields import described, fields
from observatory.views.served import newest

NAMES = sorted(views.views())


@pytest.mark.parametrize("name", NAMES)
def test_a_view_answers_with_the_columns_it_declares(name: str) -> None:
    """With every choice as usual, in both languages."""
    view = views.views()[name]
    for language in ("en", "es"):
        answer = view.answer(newest(), completed(view, newest(), {}, language), language)

        assert view.fields == tuple(next(answer.batches()).columns)


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_described(name: str) -> None:
    """The data dictionary of a file has no gaps; that no language lacks a meaning, the catalogues of messages tell."""
    view = views.views()[name]

    assert [] == [
        column
        for column in view.fields
        if not (described().get(f"{name}.{column}") or described().get(column, {})).get("meaning")
    ]


def test_whole_tables_are_views_described_by_the_dataset() -> None:
    """Every table that we hold can be taken, with its own dictionary."""
    view = views.find(newest(), "tables/region")
    assert view
    answer = view.answer(newest(), {}, "en")
    told = fields(newest(), view, answer.data.schema, language="es")

    assert ["Versión de la NUTS, según su año."] == [field.meaning for field in told if field.name == "vintage"]
    assert [] == [field.name for field in told if not field.meaning]


def test_a_choice_that_a_view_has_not_is_named() -> None:
    """Whoever writes a page and mistypes a key reads which view and which key."""
    with pytest.raises(LookupError, match=r"The view “trend” has no choice “year”\."):
        views.views()["trend"].choice("year")


@pytest.mark.parametrize("name", ["tables/nothing", "tables/region; drop table region", "tables/", "nothing", ""])
def test_what_is_not_held_is_no_view(name: str) -> None:
    """Names are compared with those there are."""
    assert views.find(newest(), name) is None
