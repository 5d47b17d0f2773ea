"""What only the field knows: a profile needs skills, a suppressed cell has no number, a flag is one of Eurostat's."""

from collections.abc import Callable

import polars as pl
from babel import localedata

from observatory.catalogue import Dataset
from observatory.errors import Finding
from observatory.exchange.isced import field as field_of_education
from observatory.model.country import CODES, country
from observatory.model.evidence import FLAGS, Grade, Status

Frames = dict[str, pl.DataFrame]

# Which table a kind of label names, and by which column.
NAMED = {
    "profile": ("job_profile", "profile_id"),
    "skill": ("skill", "skill_id"),
    "skill_group": ("skill_group", "group_id"),
    "isco_group": ("isco_group", "isco_code"),
    "region": ("region", "region"),
    "indicator": ("indicator", "indicator"),
    "unit": ("indicator", "unit"),
    "theme": ("indicator", "theme"),
    "technology_area": ("technology_area", "area_id"),
    "micro_credential": ("micro_credential", "micro_credential_id"),
}

# What we name ourselves we name in these languages; another one of the interface takes the English names, as it does
# where publishers have none.
OURS = ("indicator", "unit", "theme", "technology_area", "micro_credential")
NAMED_IN = ("en", "es")


def findings(frames: Frames) -> list[Finding]:
    """Run every rule whose tables and columns are there."""
    return [finding for needs, rule in RULES if _there(frames, *needs) for finding in rule(frames)]


def _there(frames: Frames, *columns: str) -> bool:
    """Whether the tables have these columns (`table.column`)."""
    names = [column.split(".") for column in columns]
    return all(table in frames and name in frames[table].columns for table, name in names)


def origins(frame: pl.DataFrame, dataset: Dataset) -> list[Finding]:
    """A row that says where it comes from names one of the origins of its table."""
    if "origin" not in [field.name for field in dataset.fields]:
        return []
    wrong = frame.filter(~pl.col("origin").is_in(dataset.origins))
    return _each(
        wrong,
        "origin",
        "origin",
        "The table's entry does not name this origin.",
        f"Add it to the origins in catalogue/{dataset.table}.yml and describe it.",
    )


def profiles_without_essential_skill(frames: Frames) -> list[Finding]:
    """A profile that needs nothing tells a learner nothing."""
    essential = frames["profile_skill"].filter(pl.col("need") == "essential")
    lacking = frames["job_profile"].join(essential, on="profile_id", how="anti")
    return _each(
        lacking,
        "profile_id",
        "essential",
        "The profile has no essential skill.",
        "Add its skills from ESCO, or exclude the profile with a reason.",
    )


def orphan_skills(frames: Frames) -> list[Finding]:
    """A skill that no profile needs does not belong to this dataset."""
    orphans = frames["skill"].join(frames["profile_skill"], on="skill_id", how="anti")
    return _each(orphans, "skill_id", "orphan", "No profile needs this skill.", "Run `observatory ingest esco` again.")


def values_and_status(frames: Frames) -> list[Finding]:
    """A number where the status says value, and nowhere else."""
    wrong = frames["observation"].filter((pl.col("status") == Status.VALUE) != pl.col("value").is_not_null())
    return _each(
        wrong,
        "value",
        "status",
        "Value and status contradict each other.",
        "Give a number where the status is value, and none where it is not.",
    )


def known_status_and_grade(frames: Frames) -> list[Finding]:
    """Status and grade are words of ours, in every file."""
    findings = []
    for field, words in (("status", [*Status]), ("grade", [*Grade])):
        if _there(frames, f"observation.{field}"):
            allowed = [str(word) for word in words]
            wrong = frames["observation"].filter(~pl.col(field).is_in(allowed) | pl.col(field).is_null())
            findings += _each(wrong, field, field, f"The {field} is unknown.", f"Use one of: {', '.join(allowed)}.")
    return findings


def known_flags(frames: Frames) -> list[Finding]:
    """Flags are letters of Eurostat's list, in order, each once."""
    letters = "".join(FLAGS)
    used = frames["observation"]["flag"].drop_nulls().unique().to_list()
    bad = [flag for flag in used if not flag or not set(flag) <= set(letters) or flag != "".join(sorted(set(flag)))]
    wrong = frames["observation"].filter(pl.col("flag").is_in(bad))
    return _each(
        wrong,
        "flag",
        "flag",
        "The flag is unknown or out of order.",
        f"Use letters of “{letters}” in alphabetical order.",
    )


def no_share_above_all(frames: Frames) -> list[Finding]:
    """A share in per cent is a part of something, so that 100 is the most."""
    shares = frames["indicator"].filter(pl.col("unit").str.starts_with("percent")).select("indicator")
    wrong = frames["observation"].join(shares, on="indicator", how="semi").filter(pl.col("value") > 100)
    return _each(wrong, "value", "range", "More than 100 per cent.", "Correct the figure, or the indicator's unit.")


def totals_are_totals(frames: Frames) -> list[Finding]:
    """A figure without a breakdown has the member total, and only such a figure."""
    wrong = frames["observation"].filter((pl.col("dimension") == "total") != (pl.col("member") == "total"))
    return _each(
        wrong,
        "member",
        "total",
        "Dimension and member contradict each other.",
        "Write total in both, or name both the breakdown and its member.",
    )


def indicators_have_observations(frames: Frames) -> list[Finding]:
    """An indicator without a figure would be an empty chart."""
    empty = frames["indicator"].join(frames["observation"], on="indicator", how="anti")
    return _each(empty, "indicator", "empty", "The indicator has no observation.", "Ingest its source, or take it out.")


def labels_name_something(frames: Frames) -> list[Finding]:
    """A label of something that we do not hold is a mistake in its code."""
    findings = []
    for kind, (table, column) in NAMED.items():
        labels = frames["label"].filter(pl.col("kind") == kind)
        if _there(frames, f"{table}.{column}"):
            lost = labels.join(frames[table].select(pl.col(column).alias("id")).unique(), on="id", how="anti")
            findings += _each(
                lost,
                "id",
                "reference",
                f"The label names no {kind} of {table}.",
                f"Correct the code, or add it to {table} first.",
            )
    return findings


def labels_are_in_a_language(frames: Frames) -> list[Finding]:
    """A name in a language that does not exist is shown to nobody."""
    labels = frames["label"].filter(pl.col("language").is_not_null())
    strange = [code for code in labels["language"].unique() if not localedata.exists(code)]
    wrong = labels.filter(pl.col("language").is_in(strange))
    return _each(wrong, "language", "language", "No language has this code.", "Use a code of ISO 639-1.")


def what_we_name_has_a_name(frames: Frames) -> list[Finding]:
    """Indicators, units, areas and designs have a name in English and in Spanish."""
    findings = []
    named = frames["label"].filter(pl.col("role") == "preferred")
    for kind in OURS:
        table, column = NAMED[kind]
        if not _there(frames, f"{table}.{column}"):
            continue
        rows = frames[table].filter(pl.col(column).is_not_null()).unique(column, keep="first", maintain_order=True)
        if "status" in rows.columns:
            # A provider writes in its own language; we do not translate what it declares.
            rows = rows.filter(pl.col("status").cast(pl.String).ne_missing("offer"))
        for language in NAMED_IN:
            names = named.filter((pl.col("kind") == kind) & (pl.col("language") == language))
            nameless = rows.join(names, left_on=column, right_on="id", how="anti")
            findings += _each(
                nameless,
                column,
                "language",
                f"The {kind} has no name in {language}.",
                "Add it to data/curation/ and run `observatory ingest` again.",
            )
    return findings


def countries_are_countries(frames: Frames) -> list[Finding]:
    """A code that has the form of a country and is in no list of them is shown as a place that is nowhere."""
    findings = []
    for table in ("micro_credential", "region"):
        if not _there(frames, f"{table}.country"):
            continue
        used = frames[table]["country"].cast(pl.String).drop_nulls().unique().to_list()
        for code in sorted(code for code in used if code not in CODES):
            wrong = frames[table].filter(pl.col("country").cast(pl.String) == code)
            remedy = f"Write {country(code)}." if country(code) else "Write a code of ISO 3166, EL for Greece, UK."
            findings += _each(wrong, "country", "country", "No country has this code.", remedy)
    return findings


def fields_are_fields(frames: Frames) -> list[Finding]:
    """A field of education is one of ISCED-F's, not any four digits."""
    used = frames["micro_credential"]["isced_f"].cast(pl.String).drop_nulls().unique().to_list()
    bad = [code for code in used if field_of_education(code) != code]
    wrong = frames["micro_credential"].filter(pl.col("isced_f").cast(pl.String).is_in(bad))
    return _each(wrong, "isced_f", "field", "ISCED-F 2013 has no such field.", "Use a detailed field, such as 0715.")


def nobody_goes_to_more_than_one_place(frames: Frames) -> list[Finding]:
    """The shares of a region's people over the regions of another vintage add up to one at most."""
    parts = ["from_vintage", "from_region", "to_vintage"]
    shares = frames["region_change"].with_columns(_sum=pl.col("weight").sum().over(parts))
    wrong = shares.filter(pl.col("_sum") > 1.001).unique(parts, keep="first", maintain_order=True)
    return _each(
        wrong,
        "from_region",
        "weight",
        "The weights of a region add up to more than 1.",
        "Correct the shares, or run `observatory ingest nuts` again.",
    )


def _each(frame: pl.DataFrame, field: str, rule: str, message: str, remedy: str) -> list[Finding]:
    return [
        Finding(file, row, field, rule, f"{message} ({value})" if value is not None else message, remedy)
        for file, row, value in frame.select("_file", "_row", field).iter_rows()
    ]


RULES: list[tuple[tuple[str, ...], Callable[[Frames], list[Finding]]]] = [
    ((), countries_are_countries),
    (("micro_credential.isced_f",), fields_are_fields),
    (("job_profile.profile_id", "profile_skill.profile_id", "profile_skill.need"), profiles_without_essential_skill),
    (("skill.skill_id", "profile_skill.skill_id"), orphan_skills),
    (("observation.status", "observation.value"), values_and_status),
    (("observation.status",), known_status_and_grade),
    (("observation.flag",), known_flags),
    (("indicator.indicator", "indicator.unit", "observation.indicator", "observation.value"), no_share_above_all),
    (("observation.dimension", "observation.member"), totals_are_totals),
    (("indicator.indicator", "observation.indicator"), indicators_have_observations),
    (("label.kind", "label.id"), labels_name_something),
    (("label.language",), labels_are_in_a_language),
    (("label.kind", "label.id", "label.role", "label.language"), what_we_name_has_a_name),
    (("region_change.from_region", "region_change.weight"), nobody_goes_to_more_than_one_place),
]
