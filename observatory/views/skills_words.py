"""The page Skill in words and pictures: what a skill is, who needs it, what keeps it company."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from observatory import i18n
from observatory.charts.figure import Figure
from observatory.charts.labels import brief
from observatory.charts.palette import Palette
from observatory.charts.ranking import ranking
from observatory.charts.stack import Segment, stack
from observatory.views.speech import _, in_words, number, percent
from observatory.views.view import Column


def need_name(need: str) -> str:
    """Essential or optional."""
    return {"essential": _("essential"), "optional": _("optional")}[need]


def kind_name(kind: str) -> str:
    """Skill or knowledge, in ESCO's sense."""
    return {"skill": _("Skill"), "knowledge": _("Knowledge")}[kind]


def reuse_name(level: str) -> str:
    """How widely ESCO expects a skill to be used."""
    return {
        "transversal": _("transversal"),
        "cross-sector": _("cross-sector"),
        "sector-specific": _("sector-specific"),
        "occupation-specific": _("occupation-specific"),
    }[level]


def relation_name(relation: str) -> str:
    """What a related skill is to the one on the page."""
    return {
        "broader": _("broader"),
        "narrower": _("narrower"),
        "helps": _("of use for it"),
        "helped": _("it is of use for"),
    }[relation]


def badges(card: Mapping[str, Any]) -> str:
    """Kind, reuse level and tags of a skill in one line of Markdown; a tag that ESCO does not set is not shown."""
    tags = {"digital": _("digital"), "green": _("green"), "transversal": _("transversal")}
    names = [kind_name(card["skill_type"]), _("Reuse: {level}").format(level=reuse_name(card["reuse_level"]))]
    names += [name for tag, name in tags.items() if card[tag]]
    marked = " ".join(f":gray-badge[{name}]" for name in names)
    return f"{marked} " + _("[In ESCO]({uri})").format(uri=card["esco_uri"])


def title(name: str, card: Mapping[str, Any], areas: pl.DataFrame) -> str:
    """The finding: how many profiles need the skill, and where most of them are."""
    if areas.height == 1:
        return _("“{skill}” is needed in one area only: {area}").format(skill=name, area=areas["area"][0])
    needed = card["essential_profiles"] + card["optional_profiles"]
    return _("“{skill}” is needed by {needed} profiles, most often in {area}").format(
        skill=name, needed=number(needed), area=areas["area"][0]
    )


def sentence(card: Mapping[str, Any]) -> str:
    """What is counted, and how rare the skill is among all of them."""
    needed = card["essential_profiles"] + card["optional_profiles"]
    return _(
        "Number of job profiles that need it, by technology area. "
        "{needed} of {profiles} profiles need it ({share}); {commoner} of {skills} skills are needed by more."
    ).format(
        needed=number(needed),
        profiles=number(card["profiles"]),
        share=percent(needed / card["profiles"]),
        skills=number(card["skills"]),
        commoner=number(card["commoner"]),
    )


def picture(areas: pl.DataFrame, palette: Palette) -> Figure:
    """Profiles that need the skill, by technology area; essential and optional."""
    segments = [
        Segment(_("Essential"), areas["essential"].to_list(), palette.accent),
        Segment(_("Optional"), areas["optional"].to_list(), palette.faint),
    ]
    details = [[f"{segment.name}: {number(value)}" for value in segment.values] for segment in segments]
    labels = [number(count) for count in areas["profiles"]]
    return stack(areas["area"].to_list(), segments, labels, palette=palette, details=details)


def area_columns() -> dict[str, Column]:
    """Headings of the counts by area."""
    return {
        "area": Column(_("Technology area")),
        "essential": Column(_("Essential"), 0),
        "optional": Column(_("Optional"), 0),
        "profiles": Column(_("Profiles"), 0),
    }


def profile_rows(needing: pl.DataFrame) -> pl.DataFrame:
    """The profiles that need the skill, in words."""
    return needing.with_columns(needed=in_words("need", need_name, ("essential", "optional")))


def profile_columns() -> dict[str, Column]:
    """Headings of `profile_rows`."""
    return {
        "name": Column(_("Profile"), leads_to="profile"),
        "needed": Column(_("Need")),
        "area": Column(_("Technology area")),
        "isco_code": Column(_("ISCO-08")),
    }


def related_picture(rows: pl.DataFrame, palette: Palette) -> Figure:
    """Overlaps as bars, each a click on its skill."""
    return ranking(
        [brief(name) for name in rows["name"]],
        rows["overlap"].to_list(),
        [percent(share / 100) for share in rows["overlap"]],
        palette=palette,
        modelled=True,
        codes=rows["skill_id"].to_list(),
    )


def related_columns() -> dict[str, Column]:
    """Headings of the skills that keep it company."""
    return {
        "name": Column(_("Skill"), leads_to="skill"),
        "overlap": Column(_("Both, % of either"), 0),
        "together": Column(_("Profiles with both"), 0),
        "profiles": Column(_("Profiles with it"), 0),
    }


def name_rows(names: pl.DataFrame) -> pl.DataFrame:
    """Names with the language each is in, called by its own name."""
    return names.with_columns(
        speech=pl.col("language").map_elements(i18n.language_name, return_dtype=pl.String),
        # One column: on a phone two would leave each a word wide.
        all=pl.concat_str("preferred", pl.col("alternatives").replace("", None), separator="; ", ignore_nulls=True),
    )


def name_columns() -> dict[str, Column]:
    """Headings of `name_rows`."""
    return {"speech": Column(_("Language")), "all": Column(_("Names"))}


def design_columns() -> dict[str, Column]:
    """Headings of the designs that teach the skill."""
    return {
        "name": Column(_("Micro-credential design"), leads_to="micro-credential"),
        "eqf_level": Column(_("EQF level"), 0),
        "workload_hours": Column(_("Hours"), 0),
        "ects": Column(_("ECTS"), 1),
    }
