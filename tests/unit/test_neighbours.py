"""Regions like mine, on regions few enough to compute by hand."""

import math

import polars as pl

from observatory.model import neighbours


def _told(**regions: tuple[float, ...]) -> pl.DataFrame:
    rows = [
        (region, feature, z, z)
        for region, values in regions.items()
        for feature, z in zip(neighbours.FEATURES, values, strict=True)
    ]
    return pl.DataFrame(rows, schema=["region", "feature", "value", "z"], orient="row")


def test_the_nearest_comes_first_with_its_reasons() -> None:
    """One region differs by 1 in one feature of six, another by 2 in all."""
    told = _told(ES21=(0,) * 6, DE11=(0, 0, 1, 0.1, 0.1, 0.1), ITC4=(2,) * 6)
    found = neighbours.nearest(told, "ES21")

    assert ["DE11", "ITC4"] == found["region"].to_list()
    assert math.isclose(math.sqrt((1 + 3 * 0.01) / 6), found["distance"][0])
    assert ("high-tech-manufacturing", "tertiary-attainment", 1.0) == found.select("alike", "unlike", "unlike_by").row(
        0
    )


def test_likeness_is_the_same_both_ways() -> None:
    """The distance from A to B is the distance from B to A."""
    told = _told(ES21=(0, 1, 2, 3, 4, 5), DE11=(5, 4, 3, 2, 1, 0))

    assert neighbours.nearest(told, "ES21")["distance"][0] == neighbours.nearest(told, "DE11")["distance"][0]


def test_ones_own_country_can_be_left_out() -> None:
    """Only regions abroad remain."""
    told = _told(ES21=(0,) * 6, ES22=(0,) * 6, DE11=(1,) * 6)

    assert ["DE11"] == neighbours.nearest(told, "ES21", abroad=True)["region"].to_list()


def test_a_region_without_a_feature_has_no_neighbours() -> None:
    """Nothing is filled in; it is nobody's neighbour either."""
    figures = pl.DataFrame(
        [("A", name, 1.0) for name in neighbours.FEATURES] + [("B", name, 2.0) for name in neighbours.FEATURES[1:]],
        schema=["region", "indicator", "value"],
        orient="row",
    )
    told = neighbours.described(figures)

    assert ["A"] == sorted(set(told["region"]))
    assert 0 == neighbours.nearest(told, "B").height


def test_sizes_are_compared_by_factors() -> None:
    """Of 1, 10 and 100 thousand people the middle one lies in the middle."""
    figures = pl.DataFrame(
        [
            (region, name, people if name == "population" else 1.0)
            for region, people in (("A", 1e3), ("B", 1e4), ("C", 1e5))
            for name in neighbours.FEATURES
        ],
        schema=["region", "indicator", "value"],
        orient="row",
    )
    sizes = neighbours.described(figures).filter(feature="population")["z"].to_list()

    assert math.isclose(0, sizes[1], abs_tol=1e-9)
    assert math.isclose(-sizes[0], sizes[2])
