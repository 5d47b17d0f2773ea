"""What regions are like, asked of both engines."""

import polars as pl

from observatory.model.neighbours import FEATURES
from observatory.queries import neighbours
from tests.conftest import World


def test_only_regions_with_every_feature_are_described(world: World) -> None:
    """A country and a region that lacks one feature are left out; the newest version of NUTS counts."""
    region = [
        {"region": code, "vintage": vintage, "level": level}
        for code, vintage, level in (
            ("ES21", 2024, "2"),
            ("ES21", 2021, "2"),
            ("DE11", 2024, "2"),
            ("FR10", 2024, "2"),
            ("ES", 2024, "0"),
        )
    ]
    figure = [
        {
            "region": code,
            "vintage": vintage,
            "indicator": name,
            "member": "total",
            "period": "2018",
            "value": value,
            "origin": "o",
        }
        for code, vintage, value in (
            ("ES21", 2024, 1.0),
            ("ES21", 2021, 9.0),
            ("DE11", 2024, 3.0),
            ("ES", 2024, 5.0),
            ("FR10", 2024, 2.0),
        )
        for name in FEATURES
        if not (code == "FR10" and name == "population")
    ]
    told, origins = neighbours.features(world({"region": pl.DataFrame(region), "observation": pl.DataFrame(figure)}))

    assert ["DE11", "ES21"] == sorted(set(told["region"]))
    assert [1.0] * len(FEATURES) == told.filter(region="ES21")["value"].to_list()
    assert ["o"] == origins
