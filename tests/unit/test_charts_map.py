"""The map and the ranking: what is drawn says what is known, and nothing more."""

import pytest

from observatory.charts.figure import Figure
from observatory.charts.map import choropleth, classes, legend
from observatory.charts.palette import DARK, LIGHT, Palette
from observatory.charts.ranking import ranking


def drawn() -> Figure:
    """Four regions: two with a value, one doubtful, one without."""
    return choropleth(
        ["A", "B", "C", "D"],
        [1.0, 2.0, 10.0, None],
        ["a", "b", "c", "d"],
        bounds=[2.0, 10.0],
        outlines="/o.geojson",
        countries="/c.geojson",
        frames="/f.geojson",
        chosen={"B": "#123456"},
        uncertain=["C"],
        palette=LIGHT,
    )


def test_no_data_is_a_class_of_its_own() -> None:
    """The region without a value is drawn apart, never in the shade of a value."""
    blank, filled = drawn()["data"][:2]

    assert (["D"], LIGHT.no_data) == (blank["locations"], blank["colorscale"][0][1])
    assert [("A", 0), ("B", 0), ("C", 1)] == list(zip(filled["locations"], filled["z"], strict=True))


def test_doubtful_and_chosen_regions_are_outlined() -> None:
    """Low reliability has its own edge; the chosen one has a light edge below its colour."""
    edges = [(trace["locations"], trace["marker"]["line"]["color"]) for trace in drawn()["data"][2:]]

    assert [(["C"], LIGHT.warning), (["B"], LIGHT.paper), (["B"], "#123456")] == edges


def test_the_map_asks_no_other_host() -> None:
    """Outlines come by a path on this host, and the style is empty."""
    figure = drawn()
    below = figure["layout"]["map"]

    assert {"/o.geojson"} == {trace["geojson"] for trace in figure["data"]}
    assert ["/c.geojson", "/f.geojson"] == [layer["source"] for layer in below["layers"]]
    assert [[]] == [source["data"]["features"] for source in below["style"]["sources"].values()]
    assert [] == below["style"]["layers"]


@pytest.mark.parametrize(("values", "bounds"), [([5.0], [5.0]), ([1.0, 1.0, 1.0], [1.0])])
def test_few_or_equal_values_make_fewer_classes(values: list[float], bounds: list[float]) -> None:
    """Five shades for one number would pretend differences."""
    assert bounds == classes(values)


def test_the_legend_covers_every_value() -> None:
    """Classes join without a gap, from the lowest to the highest value."""
    entries = legend([2.0, 10.0], 1.0, LIGHT)

    assert [(1.0, 2.0), (2.0, 10.0)] == [(low, high) for _shade, low, high in entries]


def test_modelled_bars_never_look_measured() -> None:
    """A computed bar is hatched and hollow, a counted one is solid."""
    figure = ranking(["a", "b"], [2.0, 1.0], ["2", "1"], palette=LIGHT, modelled=[False, True])
    solid, hatched = (trace["marker"] for trace in figure["data"])

    assert {"color": [LIGHT.accent]} == solid
    assert ("/", "rgba(0,0,0,0)") == (hatched["pattern"]["shape"], hatched["color"])


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_keep_their_contrast(palette: Palette) -> None:
    """Text 4.5 to 1 and lines 3 to 1 against the paper (WCAG 1.4.3, 1.4.11)."""
    assert 4.5 <= min(contrast(colour, palette.paper) for colour in (palette.ink, palette.muted))
    assert 3 <= min(contrast(colour, palette.paper) for colour in (*palette.series, palette.reference, palette.warning))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
