"""The page Map of skills: where every profile lies, and which ones resemble one most."""

from collections.abc import Mapping

import polars as pl

from observatory.charts.constellation import Disc, Star, constellation
from observatory.charts.figure import Figure
from observatory.charts.palette import Palette
from observatory.engine import Engine
from observatory.i18n import N_
from observatory.model.evidence import Grade
from observatory.model.provenance import ESCO
from observatory.queries import provenance, skills_map
from observatory.views.speech import _, number, percent, speaking
from observatory.views.view import USUAL_PROFILE, Answer, Choice, Codes, Column, Picture, View, always, code_of


def positions(engine: Engine, codes: Codes, language: str) -> Answer:
    """Where every profile lies on the map of skills; the chosen one with lines to those it resembles most."""
    rows, chosen = skills_map.profiles(engine, language=language), code_of(codes, "profile")
    sentence = _sentence(rows)

    def picture(palette: Palette) -> Figure:
        areas, near = skills_map.areas(engine, language=language), nearest(engine, chosen, language)
        return constellation(
            [Disc(row["area"], row["x"], row["y"], row["r"]) for row in areas.iter_rows(named=True)],
            _stars(rows, areas),
            chosen=chosen,
            nearest=near["relative_id"].to_list(),
            palette=palette,
        )

    return Answer(
        provenance.evidence(engine, [ESCO], grade=Grade.MODELLED),
        rows,
        title=_title(rows),
        sentence=sentence,
        table=rows.with_columns(percent=pl.col("resemblance") * 100),
        columns={
            "name": Column(_("Profile")),
            "area": Column(_("Technology area")),
            "relative": Column(_("Resembles most")),
            "percent": Column(_("Resemblance, %"), 0),
        },
        pictures=(Picture(picture, alt=sentence),),
    )


def nearest(engine: Engine, profile: str, language: str) -> pl.DataFrame:
    """The profiles that one resembles most, best first: see `queries.skills_map.relatives`, and share, in words."""
    rows = skills_map.relatives(engine, profile=profile, language=language)
    with speaking(language):
        shares = [percent(share) for share in rows["resemblance"]]
    return rows.with_columns(share=pl.Series(shares, dtype=pl.String))


def _stars(rows: pl.DataFrame, areas: pl.DataFrame) -> list[Star]:
    disc = {area: position for position, area in enumerate(areas["area_id"])}
    return [
        Star(row["profile_id"], f"{row['name']} · {row['area']}", disc[row["area_id"]], row["x"], row["y"])
        for row in rows.iter_rows(named=True)
    ]


def _title(rows: pl.DataFrame) -> str:
    """The finding: how far areas and resemblance agree."""
    related = rows.filter(pl.col("relative_id").is_not_null())
    own = related.filter(pl.col("area_id") == pl.col("relative_area_id"))
    return _("For {share} of profiles, the most similar one lies in their own technology area").format(
        share=percent(own.height / related.height)
    )


def _sentence(rows: pl.DataFrame) -> str:
    """How to read the picture."""
    return _(
        "Each point is one of {n} job profiles. Within an area, points lie close where essential skills are shared, "
        "rare skills above all; areas lie close where their profiles resemble each other. Distances are a sketch: the "
        "list tells the figures."
    ).format(n=number(rows.height))


def _profiles(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return dict(skills_map.profiles(engine, language=language).select("profile_id", "name").iter_rows())


VIEWS = (
    View(
        name="skills-map",
        page="skills-map",
        answer=positions,
        choices=(
            Choice(
                "profile",
                "one",
                N_("Identifier of the job profile that is marked."),
                _profiles,
                always(USUAL_PROFILE),
                label=N_("Profile, or click a point"),
                control="find",
                finds=("profile",),
            ),
        ),
        ignores=("area",),
        title=N_("Map of skills"),
        fields=(
            "profile_id",
            "name",
            "area_id",
            "area",
            "x",
            "y",
            "relative_id",
            "relative",
            "relative_area_id",
            "resemblance",
        ),
    ),
)
