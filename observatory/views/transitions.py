"""The page Move: which other profiles are within reach."""

from collections.abc import Mapping

import polars as pl

from observatory.engine import Engine
from observatory.model.evidence import Grade
from observatory.model.transition import PARTS
from observatory.queries import provenance, transitions
from observatory.views.view import Answer, Choice, Codes, View, always, one

ESCO = "esco-1.1.1"
ANY = "any"
SHOWN = 10
WELDER = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"


def moves(engine: Engine, codes: Codes, language: str) -> Answer:
    """The profiles that the skills of one reach furthest, best first."""
    profile, area, major = (one(codes, key) for key in ("profile", "area", "major"))
    found = transitions.nearest(
        transitions.moves(engine, profile=profile, language=language),
        profile=profile, area="" if area == ANY else area, major="" if major == ANY else major, how_many=SHOWN,
    )  # fmt: skip
    areas, _majors = transitions.groups(engine, language=language)
    return Answer(provenance.evidence(engine, [ESCO], grade=Grade.MODELLED), score_rows(found, areas))


def score_rows(nearest: pl.DataFrame, areas: Mapping[str, str]) -> pl.DataFrame:
    """Scores in per cent, with the name of the area."""
    shares = ["score", *PARTS, "back"]
    return nearest.select(
        "profile_id", "name", "isco_code", "area_id",
        pl.col("area_id").replace_strict(areas, default=None, return_dtype=pl.String).alias("area"),
        *(pl.col(share) * 100 for share in shares),
        "skills", "shared", "missing_essential",
    )  # fmt: skip


def _profiles(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    del codes
    return dict(transitions.profiles(engine, language=language).select("profile_id", "name").iter_rows())


def _areas(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    del codes
    return {ANY: "", **transitions.groups(engine, language=language)[0]}


def _majors(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    del codes
    return {ANY: "", **transitions.groups(engine, language=language)[1]}


VIEWS = (
    View(
        name="moves", page="transitions", answer=moves,
        title={"en": "Job profiles within reach", "es": "Perfiles profesionales al alcance"},
        choices=(
            Choice("profile", "one", "Profile to move from: its ESCO identifier.", _profiles, always(WELDER)),
            Choice("area", "one", "Technology area of the targets, or any.", _areas),
            Choice("major", "one", "ISCO-08 major group of the targets, or any.", _majors),
        ),
        ignores=("to",),
        fields=("profile_id", "name", "isco_code", "area_id", "area", "score", "essential", "optional", "knowledge",
                "back", "skills", "shared", "missing_essential"),
    ),
)  # fmt: skip
