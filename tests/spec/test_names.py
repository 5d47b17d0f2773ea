"""What everything is called; on every engine."""

import polars as pl

from observatory.queries import names
from tests.conftest import World


def test_a_name_is_in_the_language_asked_for_else_in_english_else_in_any(world: World) -> None:
    """Synonyms and things without a code of their own are left out."""
    rows = [
        ("profile", "welder", "en", "preferred", "welder"),
        ("profile", "welder", "es", "preferred", "soldador"),
        ("profile", "welder", "es", "alternative", "soldador de arco"),
        ("skill", "weld", "en", "preferred", "weld"),
        ("skill", "weld", "fr", "preferred", "souder"),
        ("region", "ES21", "eu", "preferred", "Euskadi"),
        ("indicator", "jobs", "es", "preferred", "Empleos"),
        ("micro_credential", "arc", "en", "preferred", "Arc welding"),
        ("skill_group", "S8", "es", "preferred", "maquinaria"),
        ("unit", "percent", "es", "preferred", "%"),
    ]
    engine = world({"label": pl.DataFrame(rows, schema=["kind", "id", "language", "role", "label"], orient="row")})

    assert {
        "welder": "soldador",
        "weld": "weld",
        "ES21": "Euskadi",
        "jobs": "Empleos",
        "arc": "Arc welding",
        "S8": "maquinaria",
    } == names.names(engine, language="es")
