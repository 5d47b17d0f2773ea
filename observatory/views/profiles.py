"""The page Job profiles: which profiles there are, by technology area."""

from collections.abc import Mapping, Sequence

import polars as pl

from observatory.charts.ranking import ranking
from observatory.engine import Engine, kept
from observatory.i18n import N_
from observatory.model.evidence import Grade
from observatory.model.provenance import ESCO, ESCO_LABELS
from observatory.queries import profiles, provenance
from observatory.search import Hit
from observatory.views.search import index
from observatory.views.speech import _, ngettext, number
from observatory.views.view import Answer, Choice, Codes, Column, Picture, View, code_of

ALL = "all"


def listed(engine: Engine, codes: Codes, language: str) -> Answer:
    """Every profile by name, of one technology area or of all."""
    areas, area = _areas(engine, language, {}), code_of(codes, "area")
    rows = profiles.profiles(engine, language=language)
    rows = rows if area == ALL else rows.filter(area_id=area)
    return Answer(
        provenance.evidence(engine, [ESCO, ESCO_LABELS], grade=Grade.CURATED),
        rows.with_columns(area=pl.col("area_id").replace_strict(areas, default=None, return_dtype=pl.String)),
        title=ngettext("{n} profile", "{n} profiles", rows.height),
        sentence=areas[area],
        columns={
            "name": Column(_("Profile"), leads_to="profile"),
            "area": Column(_("Technology area")),
            "isco_code": Column(_("ISCO-08")),
        },
    )


def by_area(engine: Engine, _codes: Codes, language: str) -> Answer:
    """Technology areas with their profiles counted, most first."""
    rows = profiles.areas(engine, language=language)
    sentence = _("Number of job profiles by technology area, of {n}.").format(n=number(sum(rows["profiles"])))
    return Answer(
        provenance.evidence(engine, [ESCO, ESCO_LABELS], grade=Grade.CURATED),
        rows,
        title=_("Most job profiles belong to {area}").format(area=rows["area"][0]),
        sentence=sentence,
        columns={"area": Column(_("Technology area")), "profiles": Column(_("Profiles"), 0)},
        pictures=(
            Picture(
                lambda palette: ranking(
                    rows["area"].to_list(),
                    rows["profiles"].to_list(),
                    [number(count) for count in rows["profiles"]],
                    palette=palette,
                ),
                alt=sentence,
            ),
        ),
    )


@kept(100)
def sought(engine: Engine, text: str, language: str) -> Sequence[Hit]:
    """The profiles that a search finds, best first, the nearest names last."""
    names = index(engine)
    return names.find(text, kind="profile", language=language, limit=len(names))


def names(engine: Engine, area: str, language: str) -> Mapping[str, str]:
    """The profiles of an area, or of all: identifier → name."""
    rows = profiles.profiles(engine, language=language)
    rows = rows if area == ALL else rows.filter(area_id=area)
    return dict(rows.select("profile_id", "name").iter_rows())


def _areas(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    areas = profiles.areas(engine, language=language).select("area_id", "area")
    return {ALL: _("All areas"), **dict(areas.iter_rows())}


VIEWS = (
    View(
        name="profiles",
        page="profiles",
        answer=listed,
        ignores=("q",),
        choices=(
            Choice("area", "one", N_("Identifier of a technology area, or all."), _areas, label=N_("Technology area")),
        ),
        title=N_("Job profiles"),
        fields=("profile_id", "name", "area_id", "isco_code", "area"),
    ),
    View(
        name="profiles-by-area",
        page="profiles",
        answer=by_area,
        choices=(),
        title=N_("Job profiles by technology area"),
        fields=("area_id", "area", "profiles"),
    ),
)
