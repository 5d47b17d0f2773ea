"""Skill gaps as they are published: words, signs, order, hatching and points, on twelve regions.

The n-th region has n in six parts and −n in the seventh, adult learning. For the last one, País Vasco, n − mean is
11 − 5.5 and the deviation √(143 ÷ 12): z = 1.593. Pressure is z; capacity (z + z + z − z) ÷ 4 = z ÷ 2; the gap z ÷ 2.
"""

import json
from math import sqrt

import pytest

from observatory.charts.palette import DARK, LIGHT
from observatory.errors import NotHeld
from observatory.views.asking import ask, figure
from tests.conftest import World
from tests.spec.small_europe import cell
from tests.spec.twelve import ADULTS, CAPACITY, HIGH, PRESSURE, panel, twelve

Z = 5.5 / sqrt(143 / 12)
CODES = {"regions": ("ES21", "ES20")}


def test_the_parts_of_a_gap_are_told_with_their_signs(world: World) -> None:
    """Pressure first, then the largest effect; three parts of capacity narrow the gap, the opposite one widens it."""
    answer = ask(world(twelve(panel())), "gap-parts", CODES, language="en")
    first = answer.rows.filter(region="ES21")

    assert "In País Vasco, demand pressure runs ahead of skills capacity (+0.8)" == answer.title
    assert "All bars add up to +0.80." in answer.sentence
    assert [*sorted(PRESSURE), ADULTS, *sorted(CAPACITY[:3])] == first["part"].to_list()
    assert pytest.approx([Z / 3] * 3 + [Z / 4] + [-Z / 4] * 3) == first["effect"].to_list()
    assert ["Pressure"] * 3 + ["Capacity"] * 4 == first["side_name"].to_list()
    assert ["High tech", "manufacturing-employment-share"] == first["part_name"].to_list()[:2]
    assert ["ES21"] * 7 + ["ES20"] * 7 == answer.rows["region"].to_list()
    assert ["Region", "Side", "Part", "Value", "Mean", "z", "Adds to the gap", "Flag"] == [
        column.heading for column in answer.columns.values()
    ]
    assert ["z", "effect"] == [name for name, column in answer.columns.items() if column.signed]
    assert ((), "modelled", "2024", ["survey"]) == (
        answer.notes,
        answer.evidence.grade,
        answer.evidence.last,
        [source.origin for source in answer.evidence.sources],
    )


def test_bars_are_those_of_the_region_in_focus(world: World) -> None:
    """Hatched, as computed figures are; in the colour of their side; with the figure and its mean, in Spanish."""
    drawn = json.loads(figure(world(twelve(panel())), "gap-parts", CODES, language="es", theme="dark"))
    bars, words = drawn["data"], [note["text"] for note in drawn["layout"]["annotations"]]

    assert "En País Vasco, la presión de la demanda va por delante de la capacidad (+0,8)" == drawn["title"]
    assert drawn["sentence"] == drawn["alt"]
    assert [0.531, 0.531, 0.531, 0.398, -0.398, -0.398, -0.398] == [round(bar["x"][0], 3) for bar in bars]
    assert [DARK.accent] * 3 + [DARK.reference] * 4 == [bar["marker"]["pattern"]["fgcolor"] for bar in bars]
    assert {"/"} == {bar["marker"]["pattern"]["shape"] for bar in bars}
    assert "Alta tecnología: +0,53<br>11,0, media 5,5" == bars[0]["customdata"][0]
    assert ["← estrecha la brecha", "ensancha la brecha →"] == words[:2]
    assert {"<b>Presión de la demanda +1,59</b>", "<b>Capacidad en competencias +0,80</b>"} <= set(words)


def test_a_region_behind_the_others_keeps_up(world: World) -> None:
    """The first region is as far below the mean as the last one is above: all signs are the other way round."""
    answer = ask(world(twelve(panel())), "gap-parts", {"regions": ("ES10",)}, language="en")

    assert "In ES10, skills capacity keeps up with demand pressure (−0.8)" == answer.title
    assert pytest.approx(-Z / 2) == answer.data["effect"].sum()


def test_weights_count_within_their_side(world: World) -> None:
    """Without adult learning capacity is z, and the gap nothing; twice high tech has half of the weight of pressure."""
    weights = f"{ADULTS}.0,{HIGH}.2,{CAPACITY[0]}.9,nonsense"
    answer = ask(world(twelve(panel())), "gap-parts", CODES | {"weights": (weights,)}, language="en")
    effects = dict(answer.data.filter(region="ES21").select("part", "effect").iter_rows())

    assert pytest.approx(
        {HIGH: Z / 2, PRESSURE[1]: Z / 4, PRESSURE[2]: Z / 4, **dict.fromkeys(CAPACITY[:3], -Z / 3)}
    ) == (effects)


def test_the_ranking_names_what_its_rank_hangs_on(world: World) -> None:
    """The second of twelve; without adult learning every gap is nothing, and all share the first rank."""
    answer = ask(world(twelve(panel())), "skill-gaps", {"regions": ("ES20", "ES11")}, language="en")

    assert "Rank 2 of 12 – from 1 to 2 when one part is left out" == answer.title
    assert answer.sentence.endswith("The rank hangs most on “Adults who learn”: without it, 1.")
    assert [f"ES{code}" for code in range(21, 9, -1)] == answer.data["region"].to_list()
    assert list(range(1, 13)) == answer.data["rank"].to_list()
    assert ["pressure", "capacity", "gap"] == [name for name, column in answer.columns.items() if column.signed]
    assert [0, 2, 2, 2, 0, 0, 0, 0] == [
        column.decimals for column in answer.columns.values() if column.decimals is not None
    ]
    assert 1 == len(answer.notes)


def test_points_lie_where_pressure_and_capacity_put_them(world: World) -> None:
    """Capacity to the right, pressure up; the chosen ones are named in their colours, the first one drawn last."""
    answer = ask(world(twelve(panel())), "skill-gaps", CODES, language="en")
    points = answer.pictures[0].draw(LIGHT)
    _diagonal, others, chosen = points["data"]
    names = {note["text"]: note["font"]["color"] for note in points["layout"]["annotations"]}

    assert (round(Z / 2, 3), round(Z, 3)) == (chosen["x"][1], chosen["y"][1])
    assert [LIGHT.series[1], LIGHT.series[0]] == chosen["marker"]["color"]
    assert "País Vasco: pressure +1.59, capacity +0.80, gap +0.80, rank 1" == chosen["customdata"][1]
    assert (LIGHT.series[0], LIGHT.series[1]) == (names["<b>País Vasco</b>"], names["<b>ES20</b>"])
    assert (10, {LIGHT.reference}) == (len(others["x"]), set(others["marker"]["color"]))
    assert {"circle-open"} == {drawn["marker"]["symbol"] for drawn in (others, chosen)}
    assert points["layout"]["xaxis"]["title"]["text"].startswith("Skills capacity")


def test_without_a_region_the_largest_gap_is_the_finding(world: World) -> None:
    """The ranking can be asked for by itself; what a gap is made of cannot."""
    engine = world(twelve(panel()))
    answer = ask(engine, "skill-gaps", {"regions": ()}, language="en")

    assert "In País Vasco, demand pressure runs ahead of skills capacity (+0.8)" == answer.title
    assert answer.sentence.endswith("above the dotted line pressure exceeds capacity.")
    with pytest.raises(NotHeld, match="No region is chosen"):
        ask(engine, "gap-parts", {"regions": ()}, language="en")


def test_flags_and_gaps_in_the_figures_are_told(world: World) -> None:
    """ES20's adult learning is suppressed, ES21's is flagged; ES20 is not filled in and has one part less."""
    silent, doubtful = (
        cell(ADULTS, "ES20", "2024", None, status="suppressed"),
        cell(ADULTS, "ES21", "2024", -11.0, flag="u"),
    )
    cells = [row for row in panel() if row[:2] not in {silent[:2], doubtful[:2]}] + [silent, doubtful]
    answer = ask(world(twelve(cells)), "gap-parts", CODES, language="en")

    assert (
        "Flagged by the publisher: País Vasco: “Adults who learn” (low reliability).",
        "Not published, so left out and not filled in: ES20: “Adults who learn”.",
    ) == answer.notes
    assert (7, 6) == tuple(answer.data.filter(region=code).height for code in ("ES21", "ES20"))


def test_what_cannot_be_told_is_explained_with_a_remedy(world: World) -> None:
    """A region with too few parts, a year without figures, weights of zero: each in the visitor's words."""
    few = [row for row in panel() if row[1] != "ES21" or row[0] in PRESSURE]
    engine = world(twelve(few))
    refusals = []
    for codes, language in (
        ({"regions": ("ES21",)}, "en"),
        ({"regions": ("ES20",), "panel": ("2018",)}, "en"),
        ({"regions": ("ES20",), "weights": (",".join(f"{part}.0" for part in PRESSURE),)}, "es"),
    ):
        with pytest.raises(NotHeld) as refused:
            ask(engine, "gap-parts", codes, language=language)
        refusals.append((str(refused.value), refused.value.remedy))

    assert "No gap can be told for País Vasco in 2024: a side has fewer than 3 published parts." == refusals[0][0]
    assert refusals[0][1].startswith("Missing – País Vasco: “Tertiary”")
    assert "Too few figures are published for 2018" in refusals[1][0]
    assert "Sube algunos pesos" in refusals[2][1]
