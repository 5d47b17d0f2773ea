"""What became of a table's rows, on tables small enough to read."""

import polars as pl

from observatory.model.change import changes


def _told(before: pl.DataFrame, after: pl.DataFrame, *key: str) -> list[tuple[object, ...]]:
    return changes(before, after, key=key).rows()


def test_added_removed_and_changed_rows_are_told_apart() -> None:
    """A row that came, one that went, one whose title is another, one that stayed."""
    before = pl.DataFrame({"id": ["stays", "goes", "alters"], "title": ["a", "b", "c"]})
    after = pl.DataFrame({"id": ["comes", "alters", "stays"], "title": ["d", "C", "a"]})

    assert [
        ("added", "comes", None, None, None),
        ("changed", "alters", "title", "c", "C"),
        ("removed", "goes", None, None, None),
    ] == _told(before, after, "id")


def test_a_cell_that_becomes_empty_is_a_change() -> None:
    """Empty is not the same as any value, and two empty cells are the same."""
    before = pl.DataFrame({"id": ["a", "b"], "value": [1.5, None]})
    after = pl.DataFrame({"id": ["a", "b"], "value": pl.Series([None, None], dtype=pl.Float64)})

    assert [("changed", "a", "value", "1.5", None)] == _told(before, after, "id")


def test_a_row_is_named_by_its_whole_key() -> None:
    """Two regions of one code in two versions of NUTS are two rows."""
    before = pl.DataFrame({"vintage": [2016, 2021], "region": ["NO01", "NO08"]})
    after = pl.DataFrame({"vintage": [2016, 2021, 2024], "region": ["NO01", "NO08", "NO08"]})

    assert [("added", "2024|NO08", None, None, None)] == _told(before, after, "vintage", "region")


def test_a_new_field_counts_as_empty_before() -> None:
    """Rows are changed where the new field has a value, and only there."""
    before = pl.DataFrame({"id": ["a", "b"]})
    after = pl.DataFrame({"id": ["a", "b"], "provider": ["x", None]})

    assert [("changed", "a", "provider", None, "x")] == _told(before, after, "id")


def test_all_rows_of_a_new_table_are_added() -> None:
    """A table that did not exist before has no rows to compare with."""
    assert [("added", "a", None, None, None)] == _told(pl.DataFrame(), pl.DataFrame({"id": ["a"]}), "id")


def test_lists_are_compared_as_they_are_written() -> None:
    """Codes in a list are joined as in the files."""
    before = pl.DataFrame({"id": ["a"], "codes": [["C25", "C28"]]})
    after = pl.DataFrame({"id": ["a"], "codes": [["C25"]]})

    assert [("changed", "a", "codes", "C25|C28", "C25")] == _told(before, after, "id")
