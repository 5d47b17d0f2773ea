"""Search in texts: typing errors are forgiven, every word counts, titles count most."""

import pytest

from observatory.search.texts import TextIndex

INDEX = TextIndex(
    {
        "arc": [(3, "Foundations of arc welding"), (1, "Prepare edges for a joint.")],
        "robot": [(3, "Operating a welding robot"), (1, "Programme the torch in 3D.")],
        "tig": [(3, "Soldadura TIG"), (1, "Prepara los bordes.")],
        "saw": [(3, "Sawing metal"), (2, "arc"), (1, "Wedding rings are not made here.")],
    }
)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("welding", {"arc", "robot"}),
        ("weldng", {"arc", "robot"}),
        ("robbot weldin", {"robot"}),
        ("soldadura", {"tig"}),
        ("SOLDADÚRA tig", {"tig"}),
        ("found", {"arc"}),
        ("the robot", {"robot"}),
        ("3D", {"robot"}),
        ("quantum", set()),
        ("", set()),
        ("robot quantum", {"robot"}),
        ("robots", {"robot"}),
        ("weldingrobot", {"robot"}),
    ],
)
def test_what_is_found(asked: str, expected: set[str]) -> None:
    """A wrong letter, another case, a word begun, a word too many."""
    assert expected == set(INDEX.find(asked))


def test_a_title_counts_more_than_a_skill() -> None:
    """Arc stands in the title of the one and in a skill of the other."""
    found = INDEX.find("arc")

    assert ["arc", "saw"] == sorted(found, key=lambda key: -found[key])
