"""The map of skills: where profiles and areas lie on it, and who resembles whom. See `observatory.model.layout`."""

import polars as pl

from observatory.engine import Engine
from observatory.queries.question import question


def profiles(engine: Engine, *, language: str) -> pl.DataFrame:
    """Every profile on the map.

    Returns:
        profile_id, name, area_id, area, x, y (units of the map), relative_id, relative, relative_area_id (the one it
        resembles most; null where none comes near), resemblance (0..1).
    """
    return engine.ask(question("map_profiles"), {"language": language})


def areas(engine: Engine, *, language: str) -> pl.DataFrame:
    """Technology areas, largest first: area_id, area, x, y (of the middle), r (radius)."""
    return engine.ask(question("map_areas"), {"language": language})


def relatives(engine: Engine, *, profile: str, language: str) -> pl.DataFrame:
    """Who resembles a profile most, best first: position, relative_id, name, area_id, resemblance (0..1)."""
    return engine.ask(question("profile_relatives"), {"profile": profile, "language": language})
