"""The grouping of skills, on areas small enough to count by hand."""

import polars as pl

from observatory.ingest.skill_grouping import skill_groups


def world(**needs: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return profiles of one area and their essential skills, one letter each."""
    profiles = pl.DataFrame({"profile_id": list(needs), "area_id": ["welding"] * len(needs)})
    rows = [(profile, skill, "essential") for profile, skills in needs.items() for skill in skills]
    return profiles, pl.DataFrame(rows, schema=["profile_id", "skill_id", "need"], orient="row")


def test_the_most_needed_skill_opens_a_group_with_its_companions() -> None:
    """A is needed three times, B twice together with A: 2 / sqrt(3 * 2); C never together with A."""
    profiles, needs = world(one="AB", two="AB", three="A", four="C")
    groups = skill_groups(profiles, needs, smallest=2, fewest_profiles=1)

    expected = [("welding", 1, 1, "A", 3, 1.0), ("welding", 1, 2, "B", 2, round(2 / (3 * 2) ** 0.5, 3))]
    assert expected == groups.rows()


def test_a_full_group_leaves_the_rest_to_the_next() -> None:
    """Four skills always needed together make two groups of two."""
    profiles, needs = world(one="ABCD", two="ABCD")
    groups = skill_groups(profiles, needs, smallest=2, largest=2, fewest_profiles=1)

    expected = [(1, "A"), (1, "B"), (2, "C"), (2, "D")]
    assert expected == groups.select("group", "skill_id").rows()


def test_rare_and_optional_needs_are_left_out() -> None:
    """B is needed by one profile only and C never as essential, so nobody keeps A company."""
    profiles, needs = world(one="AB", two="A")
    optional = pl.DataFrame({"profile_id": ["one", "two"], "skill_id": ["C", "C"], "need": ["optional", "optional"]})
    groups = skill_groups(profiles, needs.vstack(optional), smallest=2, fewest_profiles=2)

    assert groups.is_empty()


def test_the_order_of_rows_does_not_matter() -> None:
    """The same needs in another order give the same groups."""
    profiles, needs = world(one="ABC", two="ABD", three="CD", four="ACD")
    straight = skill_groups(profiles, needs, smallest=2, fewest_profiles=1)
    turned = skill_groups(profiles.reverse(), needs.reverse(), smallest=2, fewest_profiles=1)

    assert straight.rows() == turned.rows()
