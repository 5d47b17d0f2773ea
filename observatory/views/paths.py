"""The page Learning path: which micro-credentials lead from here to there, and what stays uncovered."""

from collections.abc import Mapping

from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.model.evidence import Grade
from observatory.queries import micro_credentials, paths, provenance, transitions
from observatory.views.coverage import area, areas
from observatory.views.view import N_, Answer, Choice, Codes, View, always, one, options

WELDER, ROBOTS = "7aedaa07-3884-4c5b-88f9-80997b2aa54b", "5001506f-dd7d-4801-92ac-6f7e93b45133"
TOPS = ("10", "25", "50", "100")


def steps(engine: Engine, codes: Codes, language: str) -> Answer:
    """The micro-credentials of the path, in order."""
    learning, origins = _learning(engine, codes, language)
    return Answer(provenance.evidence(engine, origins, grade=Grade.MODELLED), learning.steps)


def uncovered(engine: Engine, codes: Codes, language: str) -> Answer:
    """The wanted skills that nothing recorded here teaches."""
    learning, origins = _learning(engine, codes, language)
    return Answer(provenance.evidence(engine, origins, grade=Grade.MODELLED), learning.uncovered)


def _learning(engine: Engine, codes: Codes, language: str) -> tuple[paths.Learning, list[str]]:
    """The path, and the publications behind it."""
    origins = micro_credentials.origins(engine)
    if one(codes, "start") == "region":
        spot = area(engine, one(codes, "region"))
        how_many = int(one(codes, "top"))
        wanted = (
            paths.most_distinctive(spot.area, spot.europe, how_many=how_many)
            if one(codes, "basis") == "above"
            else paths.most_demanded(spot.area, how_many=how_many)
        )
        origins = [*origins, *spot.scene.origins]
    else:
        wanted = paths.missing(engine, source=one(codes, "profile"), target=one(codes, "target"))
    if not wanted:
        raise NotHeld("No skill is missing on this way, so there is nothing to learn.")
    return paths.path(engine, wanted=wanted, language=language), origins


def _profiles(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return dict(transitions.profiles(engine, language=language).select("profile_id", "name").iter_rows())


CHOICES = (
    Choice(
        "start", "one", N_("From a profile, or from what a region demands."), options({"profile": "", "region": ""})
    ),
    Choice("profile", "one", N_("Profile to start from, where the start is a profile."), _profiles, always(WELDER)),
    Choice("target", "one", N_("Profile to reach, where the start is a profile."), _profiles, always(ROBOTS)),
    Choice("region", "one", N_("Region, country or EU27_2020, where the start is a region."), areas, always("ES21")),
    Choice("basis", "one", N_("Skills demanded most, or most above the EU."), options({"most": "", "above": ""})),
    Choice("top", "one", N_("How many skills."), options(dict.fromkeys(TOPS, "")), always("25")),
)
VIEWS = (
    View(
        name="path",
        page="path",
        answer=steps,
        choices=CHOICES,
        title=N_("Learning path: the fewest micro-credentials"),
        fields=(
            "position",
            "micro_credential_id",
            "name",
            "eqf_level",
            "workload_hours",
            "status",
            "closes",
            "skill_ids",
            "skills",
            "first",
            "instead",
            "instead_ids",
        ),
    ),
    View(
        name="path-uncovered",
        page="path",
        answer=uncovered,
        choices=CHOICES,
        title=N_("Skills that a learning path leaves uncovered"),
        fields=("skill_id", "name"),
    ),
)
