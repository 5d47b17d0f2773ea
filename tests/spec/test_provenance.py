"""What stands behind figures: publications, grade, span and edition; on every engine."""

import pytest

from observatory.model.evidence import Grade
from observatory.queries import provenance
from tests.conftest import World
from tests.spec.publications import publications


def test_the_edition_that_is_served(world: World) -> None:
    """One row, with its date and the folder of its tables."""
    assert [("2026-11-23-1a2b3c4d", "2026-11-23", "observatory.parquet")] == (
        provenance.edition(world(publications())).rows()
    )


def test_evidence_names_every_publication_once(world: World) -> None:
    """Whatever the order, with repetitions and nulls; the widest span of 2020–2023 and 2024–2035."""
    found = provenance.evidence(
        world(publications()), ["survey", "", "forecast", "survey"], grade=["measured", "modelled", "measured"]
    )

    assert ["forecast", "survey"] == [source.origin for source in found.sources]
    assert (Grade.MODELLED, "2020", "2035") == (found.grade, found.first, found.last)
    assert "2026-11-23-1a2b3c4d" == found.edition


def test_evidence_carries_what_the_licence_asks_for(world: World) -> None:
    """Each part where it belongs."""
    (source,) = provenance.evidence(world(publications()), ["survey"], grade=Grade.MEASURED).sources

    assert ("Survey", "Office", "CC BY 4.0", "https://cc", "Source: Office", "https://office") == (
        source.title,
        source.producer,
        source.licence,
        source.licence_url,
        source.attribution,
        source.url,
    )


def test_the_periods_shown_come_before_those_of_the_publication(world: World) -> None:
    """A view of 2021 and 2022 speaks of these years, and of the grade that it gives."""
    found = provenance.evidence(world(publications()), ["survey"], grade=Grade.CURATED, first="2021", last="2022")

    assert (Grade.CURATED, "2021", "2022") == (found.grade, found.first, found.last)


def test_a_figure_without_a_known_source_is_not_shown(world: World) -> None:
    """It is an error of ours, and says which source is missing."""
    with pytest.raises(ValueError, match=r"No publication is known for \['nowhere'\]\."):
        provenance.evidence(world(publications()), ["nowhere", ""], grade=Grade.MEASURED)


def test_publications_are_called_by_their_short_name(world: World) -> None:
    """In the language asked for; one without a name in it is left out."""
    engine = world(publications())
    behind = provenance.evidence(engine, ["survey", "adverts"], grade=Grade.MEASURED)

    assert {"survey": "Oficina, encuesta"} == provenance.names(engine, behind, language="es")
    assert {"adverts": "Portal", "survey": "Office, survey"} == provenance.names(engine, behind, language="en")


def test_caveats_come_publication_by_publication(world: World) -> None:
    """Each publication's own in their order."""
    engine = world(publications())
    behind = provenance.evidence(engine, ["survey", "adverts", "forecast"], grade=Grade.MEASURED)

    assert ["One portal.", "Answers are rounded.", "Every fourth household was asked."] == (
        provenance.caveats(engine, behind, language="en")
    )
