"""The page Learning path: which micro-credentials lead from here to there, and what stays uncovered."""

from collections.abc import Mapping

from observatory.engine import Engine, kept
from observatory.errors import NotHeld
from observatory.i18n import N_
from observatory.model.evidence import Grade
from observatory.queries import micro_credentials, paths, provenance, transitions
from observatory.views import paths_words as words
from observatory.views.coverage import area, area_name, areas
from observatory.views.speech import _, number
from observatory.views.view import (
    USUAL_PROFILE,
    USUAL_REGION,
    Answer,
    Choice,
    Codes,
    Column,
    Picture,
    View,
    always,
    code_of,
    options,
)

ROBOTS = "5001506f-dd7d-4801-92ac-6f7e93b45133"
TOPS = ("10", "25", "50", "100")


def steps(engine: Engine, codes: Codes, language: str) -> Answer:
    """The micro-credentials of the path, in order."""
    learning, origins = _learning(engine, codes, language)
    rows = learning.steps
    if rows.is_empty():
        raise NotHeld(
            _("No micro-credential recorded here teaches any of the missing skills."),
            _("“No offer recorded here” is not “no offer exists”. The skills are listed below."),
        )
    sentence = words.sentence(learning, _goal(engine, codes, language, learning))
    return Answer(
        provenance.evidence(engine, origins, grade=Grade.MODELLED),
        rows,
        title=words.title(learning),
        sentence=sentence,
        table=words.table(rows),
        columns=words.columns(),
        notes=words.notes(learning),
        pictures=(Picture(lambda palette: words.drawn(rows, palette), alt=sentence),),
    )


def uncovered(engine: Engine, codes: Codes, language: str) -> Answer:
    """The wanted skills that nothing recorded here teaches."""
    learning, origins = _learning(engine, codes, language)
    return Answer(
        provenance.evidence(engine, origins, grade=Grade.MODELLED),
        learning.uncovered,
        title=words.uncovered_title(learning.uncovered.height),
        sentence=_("No micro-credential recorded here teaches them; that is not to say that no offer exists."),
        columns={"name": Column(_("Skill"), leads_to="skill")},
    )


def _goal(engine: Engine, codes: Codes, language: str, learning: paths.Learning) -> str:
    """Which skills are wanted, and how many of them are covered."""
    covered, wanted = number(learning.covered), number(learning.wanted)
    if code_of(codes, "start") == "region":
        region = area_name(engine, code_of(codes, "region"), language)
        if code_of(codes, "basis") == "above":
            return _(
                "{covered} of the {wanted} skills whose modelled demand in {region} is most above the EU's."
            ).format(covered=covered, wanted=wanted, region=region)
        return _("{covered} of the {wanted} skills that manufacturing in {region} demands most, as modelled.").format(
            covered=covered, wanted=wanted, region=region
        )
    names = _profiles(engine, language, codes)
    return _("{covered} of {wanted} essential skills that “{target}” needs and “{source}” lacks.").format(
        covered=covered, wanted=wanted, target=names[code_of(codes, "target")], source=names[code_of(codes, "profile")]
    )


def _learning(engine: Engine, codes: Codes, language: str) -> tuple[paths.Learning, list[str]]:
    """The path, and the publications behind it."""
    origins = micro_credentials.origins(engine)
    if code_of(codes, "start") == "region":
        spot = area(engine, code_of(codes, "region"))
        how_many = int(code_of(codes, "top"))
        if code_of(codes, "basis") == "above":
            wanted = paths.most_distinctive(spot.area, spot.europe, how_many=how_many)
        else:
            wanted = paths.most_demanded(spot.area, how_many=how_many)
        if not wanted:
            raise NotHeld(_("No skill is demanded more here than in the EU."), _("Choose the skills demanded most."))
        origins = [*origins, *spot.scene.origins]
    else:
        names, source, target = _profiles(engine, language, codes), code_of(codes, "profile"), code_of(codes, "target")
        wanted = paths.missing(engine, source=source, target=target)
        if not wanted:
            raise NotHeld(
                _("“{source}” has every essential skill of “{target}” already.").format(
                    source=names[source], target=names[target]
                ),
                _("No learning is needed for its essential skills. Choose another target above."),
            )
    return _path(engine, tuple(wanted), language), origins


@kept(100)
def _path(engine: Engine, wanted: tuple[str, ...], language: str) -> paths.Learning:
    return paths.path(engine, wanted=wanted, language=language)


def _profiles(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return dict(transitions.profiles(engine, language=language).select("profile_id", "name").iter_rows())


CHOICES = (
    Choice(
        "start",
        "one",
        N_("From a profile, or from what a region demands."),
        options({"profile": N_("A profile"), "region": N_("What a region demands")}),
        label=N_("Starting from"),
        control="switch",
    ),
    Choice(
        "profile",
        "one",
        N_("Profile to start from, where the start is a profile."),
        _profiles,
        always(USUAL_PROFILE),
        label=N_("From"),
        control="find",
        finds=("profile",),
    ),
    Choice(
        "target",
        "one",
        N_("Profile to reach, where the start is a profile."),
        _profiles,
        always(ROBOTS),
        label=N_("To"),
        control="find",
        finds=("profile",),
    ),
    Choice(
        "region",
        "one",
        N_("Region, country or EU27_2020, where the start is a region."),
        areas,
        always(USUAL_REGION),
        label=N_("The EU, a country or a region"),
        control="find",
        finds=("region",),
    ),
    Choice(
        "basis",
        "one",
        N_("Skills demanded most, or most above the EU."),
        options({"most": N_("Demanded most"), "above": N_("Above the EU")}),
        label=N_("Skills"),
        control="switch",
    ),
    Choice(
        "top",
        "one",
        N_("How many skills."),
        options({code: code for code in TOPS}),
        always("25"),
        label=N_("How many"),
        control="switch",
    ),
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
