"""Regions, changes and outlines as they are shipped: complete, joined to each other, and fit for a browser."""

import json
import math
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import shapely
from shapely.geometry import shape

from observatory.ingest.nuts import ingest
from observatory.model.projection import CENTRE, INSETS, PICTURE, Box, lon_lat, metres
from observatory.model.region import MEMBER_STATES, VINTAGES, Region
from observatory.settings import ROOT

DATA = ROOT / "data"
SOURCE = ROOT.parent / "shared" / "data" / "nuts"
DRAWN = [(vintage, level) for vintage in (2016, 2021, 2024) for level in (0, 1, 2)]

# Ukraine's statistical regions stand in the list of 2024, but GISCO publishes no outlines of them.
WITHOUT_OUTLINE = {"UA"}


TYPES = {"level": pl.String, "weight": pl.Float64, "population": pl.Int64}


@cache
def table(name: str) -> pl.DataFrame:
    """Return a table of the dataset with typed columns."""
    return pl.read_csv(DATA / "tables" / f"{name}.csv", schema_overrides=TYPES)


@cache
def outlines(name: str) -> dict[str, Any]:
    """Return one file of outlines."""
    content: dict[str, Any] = json.loads((DATA / "outlines" / f"{name}.geojson").read_text(encoding="utf-8"))
    return content


def areas(vintage: int, level: int) -> dict[str, Any]:
    """Return the geometry of each region as it is drawn, in metres of the picture."""
    return {feature["id"]: in_metres(feature["geometry"]) for feature in outlines(f"{vintage}-{level}")["features"]}


def in_metres(geometry: dict[str, Any]) -> Any:
    """Carry a geometry from the degrees of the file to metres of the picture."""
    return shapely.transform(shape(geometry), lambda points: [metres(*point) for point in points])


def rectangle(box: Box) -> Any:
    """Return a frame as a polygon."""
    return shapely.box(box.west, box.south, box.east, box.north)


def codes(vintage: int, level: int) -> set[str]:
    """Return the regions of a vintage and level."""
    rows = table("region").filter((pl.col("vintage") == vintage) & (pl.col("level") == str(level)))
    return set(rows["region"])


def test_every_row_is_a_region_by_the_rules_of_the_code() -> None:
    """Level, country and parent follow from each code; the model refuses any other."""
    regions = [
        Region(
            row["region"], row["vintage"], row["level"], row["name"], row["name_latin"], row["country"], row["parent"]
        )
        for row in table("region").iter_rows(named=True)
    ]

    assert set(VINTAGES) == {region.vintage for region in regions}


def test_every_parent_exists_in_the_same_vintage() -> None:
    """Nothing hangs in the air."""
    regions = table("region")
    orphans = regions.drop_nulls("parent").join(
        regions.select("vintage", parent="region"), on=["vintage", "parent"], how="anti"
    )

    assert [] == orphans["region"].to_list()


@pytest.mark.parametrize("vintage", VINTAGES)
def test_the_union_has_27_members_in_every_vintage(vintage: int) -> None:
    """The EU of 27 is one row a vintage, and its children are the member states of today."""
    rows = table("region").filter((pl.col("vintage") == vintage) & (pl.col("parent") == "EU27_2020"))

    assert sorted(MEMBER_STATES) == sorted(rows["region"])


def test_2024_has_the_regions_of_the_regulation() -> None:
    """NUTS 2024 has 92 regions of level 1, 244 of level 2 and 1,165 of level 3 in the member states."""
    rows = table("region").filter((pl.col("vintage") == 2024) & pl.col("country").is_in(sorted(MEMBER_STATES)))

    counts = dict(rows.group_by("level").len().iter_rows())
    assert {"0": 27, "1": 92, "2": 244, "3": 1165} == counts


def test_latin_names_are_in_latin_letters() -> None:
    """Whoever cannot read Greek or Cyrillic can read every name."""
    names = table("region")["name_latin"].to_list()

    assert [] == [name for name in names if any("LATIN" not in unicodedata.name(s) for s in name if s.isalpha())]


@pytest.mark.parametrize(("vintage", "level"), DRAWN)
def test_every_region_has_an_outline_and_every_outline_a_region(vintage: int, level: int) -> None:
    """Codes of the table and ids of the file are the same, but for Ukraine's statistical regions."""
    drawn = [feature["id"] for feature in outlines(f"{vintage}-{level}")["features"]]
    listed = {code for code in codes(vintage, level) if level == 0 or code[:2] not in WITHOUT_OUTLINE}

    assert sorted(listed) == sorted(drawn)


def test_what_changed_in_portugal_and_the_netherlands_is_known() -> None:
    """PT: three regions became five. NL: Utrecht grew, and the shares of Zuid-Holland are those of its people."""
    changed = table("region_change").filter(
        (pl.col("from_vintage") == 2021) & (pl.col("basis") != "same territory") & (pl.col("to_vintage") == 2024)
    )

    pairs = changed.select("from_region", "to_region", pl.col("weight").round(2)).rows()
    assert {
        ("PT16", "PT19", None),
        ("PT16", "PT1D", None),
        ("PT17", "PT1A", None),
        ("PT17", "PT1B", None),
        ("PT18", "PT1C", None),
        ("PT18", "PT1D", None),
        ("NL31", "NL35", 1.0),
        ("NL33", "NL35", 0.01),
        ("NL33", "NL36", 0.99),
    } == set(pairs)


def test_the_curated_changes_are_what_the_outlines_show() -> None:
    """Each redrawn region of 2021 covers those of 2024 that it is said to have become, and no others of its country."""
    old, new = areas(2021, 2), areas(2024, 2)
    shown = {
        (before, after)
        for before in ("PT16", "PT17", "PT18", "NL31", "NL33")
        for after, area in new.items()
        if after[:2] == before[:2] and old[before].intersection(area).area > 0.015 * old[before].area
    }
    rows = table("region_change").filter((pl.col("from_vintage") == 2021) & pl.col("from_region").is_in(old))
    said = {pair for pair in rows.select("from_region", "to_region").iter_rows() if pair[0] in dict(shown)}

    assert said == shown


def test_known_shares_of_a_region_sum_to_one() -> None:
    """Nobody is lost and nobody is counted twice."""
    sums = (
        table("region_change")
        .group_by("from_vintage", "from_region", "to_vintage")
        .agg(pl.col("weight").sum(), known=pl.col("weight").is_not_null().all())
        .filter(pl.col("known"))
    )

    assert [] == sums.filter((pl.col("weight") - 1).abs() > 2e-6)["from_region"].to_list()


def test_every_region_has_a_successor_but_those_of_the_united_kingdom_in_2024() -> None:
    """Each region of levels 0 to 2 leads to each later vintage, or its country left the classification."""
    regions = table("region").filter(pl.col("level").is_in(["0", "1", "2"]))
    lost = set()
    for old, new in ((2013, 2021), (2016, 2021), (2013, 2024), (2016, 2024), (2021, 2024)):
        step = table("region_change").filter((pl.col("from_vintage") == old) & (pl.col("to_vintage") == new))
        missing = set(regions.filter(pl.col("vintage") == old)["region"]) - set(step["from_region"])
        lost |= {(new, code[:2]) for code in missing}

    assert {(2024, "UK")} == lost


@pytest.mark.parametrize(("level", "most"), [(0, 150_000), (1, 250_000), (2, 400_000)])
@pytest.mark.parametrize("vintage", [2016, 2021, 2024])
def test_outlines_are_small_enough_for_a_browser(vintage: int, level: int, most: int) -> None:
    """At most 400 kB for level 2, less above."""
    assert (DATA / "outlines" / f"{vintage}-{level}.geojson").stat().st_size <= most


@pytest.mark.parametrize(("vintage", "level"), DRAWN)
def test_outlines_are_sound(vintage: int, level: int) -> None:
    """Every coordinate is finite, inside the picture and rounded; rings run as RFC 7946 asks; areas are valid."""
    west, south = lon_lat(PICTURE.west, PICTURE.south)
    east, north = lon_lat(PICTURE.east, PICTURE.north)
    for feature in outlines(f"{vintage}-{level}")["features"]:
        for ring, place in rings(feature["geometry"]):
            assert all(math.isfinite(x) and west <= x <= east and south <= y <= north for x, y in ring), feature["id"]
            assert all(round(x, 3) == x and round(y, 3) == y for x, y in ring), feature["id"]
            assert (place == 0) == (signed_area(ring) > 0), feature["id"]
        assert shape(feature["geometry"]).is_valid, feature["id"]
        assert ["name"] == list(feature["properties"])


def rings(geometry: dict[str, Any]) -> Iterator[tuple[list[list[float]], int]]:
    """Return each ring with its place in its polygon; place 0 is the outer one."""
    for polygon in geometry["coordinates"]:
        for place, ring in enumerate(polygon):
            yield ring, place


def signed_area(ring: list[list[float]]) -> float:
    """Return the area of a ring, positive where it runs counter-clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


@pytest.mark.parametrize(("vintage", "level"), DRAWN)
def test_neighbours_share_their_border(vintage: int, level: int) -> None:
    """No gaps, no slivers, no overlaps: the regions are one coverage."""
    drawn = [shape(feature["geometry"]) for feature in outlines(f"{vintage}-{level}")["features"]]

    assert shapely.coverage_is_valid(drawn)


@pytest.mark.parametrize(("vintage", "level"), DRAWN)
def test_insets_stay_inside_their_frames_and_off_the_mainland(vintage: int, level: int) -> None:
    """Each part lies wholly inside one frame or outside all of them."""
    frames = [rectangle(inset.frame) for inset in INSETS]
    for code, area in areas(vintage, level).items():
        for part in area.geoms:
            touched = [frame for frame in frames if frame.intersects(part)]
            assert [] == touched or touched[0].contains(part), code
            assert len(touched) <= 1, code


def test_frames_do_not_touch_each_other_and_lie_in_the_picture() -> None:
    """A tidy row of frames."""
    frames = [rectangle(inset.frame) for inset in INSETS]

    assert shapely.union_all(frames).geom_type == "MultiPolygon"
    assert len(INSETS) == len(shapely.union_all(frames).geoms)
    assert all(rectangle(PICTURE).contains(frame) for frame in frames)


@pytest.mark.parametrize(
    ("code", "square_kilometres"),
    [("EL43", 8_339), ("ES21", 7_226), ("ES61", 87_596), ("FI1D", 227_077), ("LU00", 2_595), ("SE33", 165_071)],
)
def test_the_map_shows_equal_area(code: str, square_kilometres: float) -> None:
    """North and south have the area of the conversion tables, within 2.5 % that the simplification may take."""
    shown = areas(2024, 2)[code].area / 1e6

    assert square_kilometres == pytest.approx(shown, rel=0.025)


def test_the_picture_is_the_projection_of_the_european_union() -> None:
    """Vitoria-Gasteiz (42.85° N, 2.67° W), projected to EPSG:3035, lies in the Basque Country as drawn."""
    pyproj = pytest.importorskip("pyproj")
    x, y = pyproj.Transformer.from_crs(4326, 3035, always_xy=True).transform(-2.67, 42.85)

    assert areas(2024, 2)["ES21"].contains(shapely.Point(x - CENTRE[0], y - CENTRE[1]))


def test_the_tables_can_be_made_again_from_the_published_files(tmp_path: Path) -> None:
    """The loader, given the publishers' files, writes what is shipped, byte for byte."""
    if not SOURCE.is_dir():
        pytest.skip("the publishers' NUTS files are not beside the repository (../shared/data/nuts)")
    curation = tmp_path / "curation"
    curation.mkdir()
    for name in ("region_names.csv", "region_changes.csv"):
        (curation / name).write_bytes((DATA / "curation" / name).read_bytes())
    ingest(SOURCE, tmp_path)

    written = [file for part in ("tables", "outlines") for file in (tmp_path / part).rglob("*") if file.is_file()]
    differing = [
        str(file.relative_to(tmp_path))
        for file in written
        if file.read_bytes() != (DATA / file.relative_to(tmp_path)).read_bytes()
    ]
    assert [] == differing
