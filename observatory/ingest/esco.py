"""ESCO: the official downloads become job profiles, the skills they need, groups, and names in every language.

What the publisher's files look like is the business of `esco_files`; what we choose from them, of `selection`.
"""

from pathlib import Path
from typing import Final

import polars as pl

from observatory.ingest import selection
from observatory.ingest.esco_files import Esco, files, read
from observatory.ingest.selection import Decisions
from observatory.ingest.sources import note
from observatory.ingest.tidy import replace_tables

LABELS_ORIGIN: Final = "esco-labels"
OWN_ORIGIN: Final = "observatory-curation"
SKILL: Final = "http://data.europa.eu/esco/skill/"
FIELD_OF_EDUCATION: Final = "http://data.europa.eu/esco/isced-f/"
LABEL: Final = ("kind", "id", "language", "role", "label", "origin")


def ingest(source: Path, data: Path) -> None:
    """Rewrite every table that comes from ESCO.

    Args:
        source: folder with the official zips (classification, relations; English), the NACE and green-share tables,
            and the multilingual labels.
        data: the data folder; `curation/` holds the decisions of the editors.

    Raises:
        SourceUnreadable: a file is not in the publisher's format.
        DatasetInvalid: a decision of the editors does not fit the classification. No table is touched.
    """
    esco = read(source)
    decisions = selection.read_decisions(data / "curation")
    replace_tables(data, tables(esco, decisions))
    note(files(source), data)


def tables(esco: Esco, decisions: Decisions) -> dict[str, pl.DataFrame]:
    """Every table by its path below `tables/`, rows sorted by key."""
    profiles = profile_table(esco, decisions)
    needs = profile_skill_table(esco, profiles)
    members = group_members(esco, needs)
    groups = skill_group_table(esco, members)
    skills = skill_table(esco, needs, members, groups)
    isco = isco_table(esco)
    return {
        "job_profile.csv": profiles,
        "technology_area.csv": selection.area_table(decisions),
        "skill.parquet": skills,
        "skill_group.csv": groups,
        "skill_group_member.parquet": members,
        "skill_relation.csv": skill_relation_table(esco, skills),
        "isco_group.csv": isco,
        "profile_skill.parquet": needs,
        "label/esco.parquet": label_table(esco, profiles, skills, groups),
        "label/technology_area.csv": selection.area_labels(decisions, OWN_ORIGIN),
    }


def profile_table(esco: Esco, decisions: Decisions) -> pl.DataFrame:
    """The selected occupations with their area, NACE codes and green share."""
    occupations = (
        esco.occupations.select(
            profile_id=identifier("conceptUri"),
            esco_uri=pl.col("conceptUri"),
            esco_code=pl.col("code"),
            title=clean("preferredLabel"),
            isco_code=pl.col("iscoGroup"),
        )
        .join(esco.nace.select(esco_uri="occupation_uri", nace_codes="nace_2_1_codes"), on="esco_uri", how="left")
        .join(
            esco.green_share.select(esco_uri="concept_uri", green_share=pl.col("green_share").round(4)),
            on="esco_uri",
            how="left",
        )
    )
    chosen = selection.select(occupations, decisions)
    return (
        selection.with_area(chosen, decisions)
        .select(
            "profile_id",
            "esco_uri",
            "esco_code",
            "title",
            "isco_code",
            "nace_codes",
            "area_id",
            "green_share",
            "selection",
            edition=pl.lit(esco.version),
        )
        .sort("profile_id")
    )


def profile_skill_table(esco: Esco, profiles: pl.DataFrame) -> pl.DataFrame:
    """What each profile needs; a skill that ESCO lists as essential and optional counts as essential."""
    return (
        esco.needs.join(profiles.select(occupationUri="esco_uri", profile_id="profile_id"), on="occupationUri")
        .join(esco.skills.select(skillUri="conceptUri"), on="skillUri", how="semi")
        .select("profile_id", skill_id=identifier("skillUri"), need="relationType")
        .sort("profile_id", "skill_id", "need")
        .unique(["profile_id", "skill_id"], keep="first", maintain_order=True)
    )


def group_members(esco: Esco, needs: pl.DataFrame) -> pl.DataFrame:
    """The most specific groups of each needed skill; a skill below another skill takes the group of that one."""
    parents = esco.broader.filter(pl.col("conceptType") == "KnowledgeSkillCompetence").select(
        skill="conceptUri", kind="broaderType", above="broaderUri"
    )
    codes = group_codes(esco).select(above="uri", group_id="group_id")
    groups: list[pl.DataFrame] = []
    reached = needs.select(uri=SKILL + pl.col("skill_id")).unique().with_columns(skill=pl.col("uri"))
    seen = reached
    while reached.height:
        step = reached.join(parents, on="skill")
        groups.append(step.join(codes, on="above").select("uri", "group_id"))
        reached = (
            step.filter(pl.col("kind") != "SkillGroup")
            .select("uri", skill="above")
            .join(seen, on=["uri", "skill"], how="anti")
            .unique()
        )
        seen = pl.concat([seen, reached])
    members = pl.concat(groups).select(skill_id=identifier("uri"), group_id="group_id").unique()
    return members.sort("skill_id", "group_id")


def skill_relation_table(esco: Esco, skills: pl.DataFrame) -> pl.DataFrame:
    """How the skills of our profiles relate to each other, as ESCO says: broader, or of essential or optional use."""
    pillar = "KnowledgeSkillCompetence"
    broader = esco.broader.filter((pl.col("conceptType") == pillar) & (pl.col("broaderType") == pillar)).select(
        skill="conceptUri", relation=pl.lit("broader"), related="broaderUri"
    )
    related = esco.related.select(skill="originalSkillUri", relation="relationType", related="relatedSkillUri")
    own = skills.select("skill_id")
    return (
        pl.concat([broader, related])
        .select(skill_id=identifier("skill"), relation="relation", related_id=identifier("related"))
        .join(own, on="skill_id", how="semi")
        .join(own.rename({"skill_id": "related_id"}), on="related_id", how="semi")
        .filter(pl.col("skill_id") != pl.col("related_id"))
        .unique()
        .sort("skill_id", "relation", "related_id")
    )


def group_codes(esco: Esco) -> pl.DataFrame:
    """Skill groups: uri, group_id (`S1.2.3`, `T1`, `L1`; fields of education `K0714`), parent uri, title."""
    hierarchy = pl.concat(
        esco.hierarchy.select(
            uri=f"Level {level} URI",
            code=f"Level {level} code",
            title=clean(f"Level {level} preferred term"),
            parent_uri=pl.col(f"Level {level - 1} URI") if level else pl.lit(None, pl.String),
        )
        for level in range(4)
    ).filter(pl.col("uri").is_not_null())
    field = pl.col("uri").str.starts_with(FIELD_OF_EDUCATION)
    own = pl.when(field).then("K" + pl.col("uri").str.strip_prefix(FIELD_OF_EDUCATION)).otherwise(pl.col("code"))
    return (
        hierarchy.with_columns(group_id=own)
        .filter(pl.col("group_id").is_not_null())
        .unique("uri", keep="first", maintain_order=True)
    )


def skill_group_table(esco: Esco, members: pl.DataFrame) -> pl.DataFrame:
    """The groups of needed skills with all their ancestors."""
    groups = group_codes(esco)
    ids = dict(groups.select("uri", "group_id").iter_rows())
    table = groups.select(
        "group_id",
        parent_id=pl.col("parent_uri").replace_strict(ids, default=None, return_dtype=pl.String),
        title="title",
        esco_uri="uri",
    )
    parents = dict(table.select("group_id", "parent_id").iter_rows())
    wanted: set[str] = set()
    for group in members["group_id"].unique():
        wanted.update(_path(group, parents))
    level = pl.col("group_id").map_elements(lambda g: len(_path(g, parents)) - 1, return_dtype=pl.Int64)
    return (
        table.filter(pl.col("group_id").is_in(list(wanted)))
        .with_columns(level=level)
        .select("group_id", "parent_id", "level", "title", "esco_uri")
        .sort("group_id")
    )


def _path(group: str, parents: dict[str, str | None]) -> list[str]:
    path: list[str] = []
    step: str | None = group
    while step is not None and step not in path:
        path.append(step)
        step = parents.get(step)
    return path


def skill_table(esco: Esco, needs: pl.DataFrame, members: pl.DataFrame, groups: pl.DataFrame) -> pl.DataFrame:
    """Every skill that a profile needs; `group_id` is its deepest group, the first by code where several are."""
    shown = (
        members.join(groups.select("group_id", "level"), on="group_id")
        .sort(["skill_id", "level", "group_id"], descending=[False, True, False])
        .unique("skill_id", keep="first", maintain_order=True)
        .select("skill_id", "group_id")
    )
    uri = pl.col("conceptUri")
    return (
        esco.skills.select(
            skill_id=identifier("conceptUri"),
            esco_uri=uri,
            title=clean("preferredLabel"),
            # Six skills of 1.1.1 have no type; the one that our profiles need names an action.
            skill_type=pl.when(pl.col("skillType") == "knowledge").then(pl.lit("knowledge")).otherwise(pl.lit("skill")),
            reuse_level=pl.col("reuseLevel"),
            digital=uri.is_in(list(esco.collections["digital"])),
            green=uri.is_in(list(esco.collections["green"])),
            transversal=uri.is_in(list(transversal_skills(esco))),
            edition=pl.lit(esco.version),
        )
        .join(needs.select("skill_id").unique(), on="skill_id", how="semi")
        .join(shown, on="skill_id", how="left")
        .select(
            "skill_id",
            "esco_uri",
            "title",
            "skill_type",
            "reuse_level",
            "digital",
            "green",
            "transversal",
            "group_id",
            "edition",
        )
        .sort("skill_id")
    )


def transversal_skills(esco: Esco) -> frozenset[str]:
    """Addresses of transversal skills.

    Those of ESCO's collection or reuse level, and those of use across sectors that ESCO puts directly below one of the
    collection. Occupations hardly ever name the former (one of 96 in 1.1.1): they name the forms these take at work.
    What stands further below is a trade skill: ESCO leads from *manage digital identity* down to *Metasploit*.
    """
    heads = esco.collections["transversal"]
    level = pl.col("reuseLevel")
    directly = esco.broader.filter(pl.col("broaderUri").is_in(list(heads)))["conceptUri"]
    reused = esco.skills.filter(
        (level == "transversal") | ((level == "cross-sector") & pl.col("conceptUri").is_in(directly.implode()))
    )
    return heads | frozenset(reused["conceptUri"])


def isco_table(esco: Esco) -> pl.DataFrame:
    """All groups of ISCO-08, one to four digits."""
    code = pl.col("code")
    return esco.isco.select(
        isco_code=code,
        parent_code=pl.when(code.str.len_chars() > 1).then(code.str.head(-1)),
        level=code.str.len_chars().cast(pl.Int64),
        title=clean("preferredLabel"),
    ).sort("isco_code")


def label_table(esco: Esco, profiles: pl.DataFrame, skills: pl.DataFrame, groups: pl.DataFrame) -> pl.DataFrame:
    """Names and synonyms by language; a preferred name never stands among the synonyms of its language."""
    concepts = pl.concat(
        [
            profiles.select(kind=pl.lit("profile"), id="profile_id", uri="esco_uri"),
            skills.select(kind=pl.lit("skill"), id="skill_id", uri="esco_uri"),
            groups.select(kind=pl.lit("skill_group"), id="group_id", uri="esco_uri"),
            esco.isco.select(kind=pl.lit("isco_group"), id="code", uri="conceptUri"),
        ]
    )
    english = pl.concat(
        [
            named.select(
                uri=pl.col("conceptUri"),
                language=pl.lit("en"),
                label=clean("preferredLabel"),
                others=pl.col("altLabels").fill_null("").str.replace_all("\n", "|"),
                origin=pl.lit(f"esco-{esco.version}"),
            )
            for named in (esco.occupations, esco.skills, esco.isco, esco.groups)
        ]
    )
    translated = esco.labels.filter(pl.col("language") != "en").select(
        "uri", "language", label=clean("label"), others=pl.col("alt_labels").fill_null(""), origin=pl.lit(LABELS_ORIGIN)
    )
    named = concepts.join(pl.concat([english, translated]), on="uri")
    preferred = named.select("kind", "id", "language", role=pl.lit("preferred"), label="label", origin="origin")
    others = (
        named.with_columns(pl.col("others").str.split("|"))
        .explode("others")
        .select("kind", "id", "language", role=pl.lit("alternative"), label=clean("others"), origin="origin")
    )
    return _without_repetition(preferred, others).select(LABEL).sort("kind", "id", "language", "role", "label")


def _without_repetition(preferred: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    """Drop what only repeats the preferred name, in capitals or not; the rest is kept as written, once."""
    key = ["kind", "id", "language"]
    plain = pl.col("label").str.to_lowercase().alias("plain")
    first = preferred.filter(pl.col("label") != "").sort(*key, "label").unique(key, keep="first", maintain_order=True)
    spare = others.filter(pl.col("label") != "").unique([*key, "label"]).with_columns(plain)
    new = spare.join(first.with_columns(plain), on=[*key, "plain"], how="anti")
    return pl.concat([first, new.drop("plain")])


def identifier(column: str) -> pl.Expr:
    """The UUID at the end of an ESCO address."""
    return pl.col(column).str.split("/").list.last()


def clean(column: str) -> pl.Expr:
    """A label without outer, double or invisible spaces."""
    return pl.col(column).fill_null("").str.replace_all(r"[\s\u200b\ufeff]+", " ").str.strip_chars()
