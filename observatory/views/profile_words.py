"""The page Job profile in words and pictures: what it takes, what teaches it, what comes close."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.labels import brief
from observatory.charts.palette import Palette
from observatory.charts.ranking import ranking
from observatory.views.skills_words import kind_name, need_name
from observatory.views.speech import _, in_words, language, ngettext, number, percent
from observatory.views.view import Column

ISCO = "http://data.europa.eu/esco/isco/C"
"""Address of a group of ISCO-08, as ESCO gives it."""
ROW = 40


def facts(card: Mapping[str, Any]) -> str:
    """Codes, group, industries and area of a profile, in one line of Markdown."""
    isco = f"[{card['isco_code']}]({ISCO}{card['isco_code']})"
    parts = [_("ISCO-08 {code} {name}").format(code=isco, name=card["isco_name"] or "")]
    if card["nace_codes"]:
        parts.append(_("NACE {codes}").format(codes=", ".join(nace(code) for code in card["nace_codes"].split("|"))))
    parts += [_("ESCO [{code}]({uri})").format(code=card["esco_code"], uri=card["esco_uri"]), card["area"]]
    return " · ".join(parts)


def nace(code: str) -> str:
    """A NACE code as it is printed.

    >>> nace("2651"), nace("242"), nace("24")
    ('26.51', '24.2', '24')
    """
    return f"{code[:2]}.{code[2:]}" if len(code) > 2 and code.isdigit() else code


def takes(needs: pl.DataFrame) -> str:
    """How many skills and how much knowledge a profile takes."""
    essential = needs.filter(need="essential")
    return _("It takes {skills} essential skills and {knowledge} essential fields of knowledge").format(
        skills=number(essential.filter(skill_type="skill").height),
        knowledge=number(essential.filter(skill_type="knowledge").height),
    )


def skills_sentence(needs: pl.DataFrame) -> str:
    """What the groups of skills show, and what their numbers mean."""
    return _(
        "Essential skills stand first, then {optional} optional ones. Open a group to see how many of the profiles "
        "need each skill: the fewer, the rarer."
    ).format(optional=number(needs.filter(need="optional").height))


def skill_rows(needs: pl.DataFrame) -> pl.DataFrame:
    """Skills in words; a name for want of one in the language is marked as English."""
    marked = pl.when(pl.col("fallback") & (pl.lit(language()) != "en"))
    return needs.with_columns(
        name=marked.then(pl.col("name") + " [en]").otherwise(pl.col("name")),
        needed=in_words("need", need_name, ("essential", "optional")),
        kind=in_words("skill_type", kind_name, ("skill", "knowledge")),
    )


def skill_columns() -> dict[str, Column]:
    """Headings of `skill_rows`."""
    return {
        "name": Column(_("Skill"), leads_to="skill"),
        "needed": Column(_("Need")),
        "kind": Column(_("Kind")),
        "group_name": Column(_("Group")),
        "profiles": Column(_("Profiles that need it"), 0),
        "designs": Column(_("Designs that teach it"), 0),
    }


def share_table(rows: pl.DataFrame) -> pl.DataFrame:
    """The shares of its essential skills, with the names of the kinds."""
    kinds = {"digital": _("Digital"), "green": _("Green"), "transversal": _("Transversal"), "knowledge": _("Knowledge")}
    return rows.with_columns(name=pl.col("kind").replace(kinds))


def share_title(table: pl.DataFrame) -> str:
    """The finding: where the profile differs most from the average of its area."""
    row = max(table.iter_rows(named=True), key=lambda row: abs(row["profile"] - row["average"]))
    text = (
        _("{kind}: {share} of its essential skills, more than the average of its area ({average})")
        if row["profile"] >= row["average"]
        else _("{kind}: {share} of its essential skills, less than the average of its area ({average})")
    )
    return text.format(kind=row["name"], share=percent(row["profile"] / 100), average=percent(row["average"] / 100))


def share_sentence(card: Mapping[str, Any]) -> str:
    """Of how many skills, and beside how many profiles."""
    return _(
        "Share of the {n} essential skills and fields of knowledge of this profile, in %, beside the plain average "
        "of the {profiles} profiles in {area}. A skill may count more than once."
    ).format(n=number(card["essential"]), profiles=number(card["area_profiles"]), area=card["area"])


def share_picture(table: pl.DataFrame, palette: Palette) -> Figure:
    """The profile in the accent, the average of its area in grey below."""
    names = [text for kind in table["name"] for text in (kind, _("average of the area"))]
    values = [value for row in table.iter_rows(named=True) for value in (row["profile"], row["average"])]
    return ranking(
        names,
        values,
        [percent(value / 100) for value in values],
        palette=palette,
        colours=[palette.accent, palette.faint] * table.height,
        row=ROW,
    )


def share_columns() -> dict[str, Column]:
    """Headings of the shares of its skills."""
    return {
        "name": Column(_("Kind")),
        "profile": Column(_("This profile, %"), 0),
        "average": Column(_("Average of its area, %"), 0),
    }


def designs_title(rows: pl.DataFrame) -> str:
    """How many designs teach skills of it."""
    return ngettext("{n} design teaches skills of it", "{n} designs teach skills of it", rows.height)


def designs_sentence(essential: pl.DataFrame) -> str:
    """How many of its essential skills the designs teach together."""
    return _("Reference designs, not offers. Together they teach {taught} of its {n} essential skills.").format(
        taught=number(essential.filter(pl.col("designs") > 0).height), n=number(essential.height)
    )


def design_columns() -> dict[str, Column]:
    """Headings of the designs that teach skills of the profile."""
    return {
        "name": Column(_("Reference design, not an offer"), leads_to="micro-credential"),
        "eqf_level": Column(_("EQF level"), 0),
        "workload_hours": Column(_("Hours"), 0),
        "covered": Column(_("Essential skills taught"), 0),
        "percent": Column(_("% of its essential skills"), 0),
    }


def similar_picture(rows: pl.DataFrame, palette: Palette) -> Figure:
    """Scores as bars, each a click on its profile."""
    return ranking(
        [brief(name, width=44) for name in rows["name"]],
        rows["score"].to_list(),
        [percent(score / 100) for score in rows["score"]],
        palette=palette,
        modelled=True,
        codes=rows["profile_id"].to_list(),
    )


def similar_columns() -> dict[str, Column]:
    """Headings of the profiles that come close."""
    return {
        "name": Column(_("Profile"), leads_to="profile"),
        "score": Column(_("Carries over, %"), 0),
        "back": Column(_("Way back, %"), 0),
        "shared": Column(_("Skills in common"), 0),
        "missing_essential": Column(_("Essential skills missing"), 0),
    }
