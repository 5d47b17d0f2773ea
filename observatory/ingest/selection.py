"""Which ESCO occupations are our job profiles, and in which technology area each one stands: rules, then decisions."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import polars as pl
import yaml

from observatory.errors import DatasetInvalid, Finding, SourceUnreadable

RULE: Final = "job_profile_selection.yml"
DECISIONS: Final = "job_profile_decisions.csv"
AREAS: Final = "technology_area.yml"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the editors decided.

    Attributes:
        conditions: ISCO-08 unit group → `any` or `manufacturing`.
        divisions: first and last NACE division of manufacturing.
        decided: profile_id → (`include` or `exclude`, reason).
        areas: the content of technology_area.yml.
    """

    conditions: dict[str, str]
    divisions: tuple[int, int]
    decided: dict[str, tuple[str, str]]
    areas: dict[str, Any]


def read_decisions(curation: Path) -> Decisions:
    """Read the editors' files.

    Raises:
        SourceUnreadable: a file is missing or not in its form.
        DatasetInvalid: a decision has no reason, stands twice, or is neither include nor exclude.
    """
    try:
        rule = yaml.safe_load((curation / RULE).read_text(encoding="utf-8"))
        areas = yaml.safe_load((curation / AREAS).read_text(encoding="utf-8"))
        with (curation / DECISIONS).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        conditions = {str(group["isco"]): str(group["condition"]) for group in rule["groups"]}
        divisions = (rule["manufacturing_divisions"]["first"], rule["manufacturing_divisions"]["last"])
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise SourceUnreadable(f"A file of decisions in {curation} cannot be read: {error}.") from error
    _refuse_bad_decisions(rows)
    return Decisions(
        conditions=conditions,
        divisions=divisions,
        decided={row["profile_id"]: (row["decision"], row["reason"]) for row in rows},
        areas=areas,
    )


def _refuse_bad_decisions(rows: list[dict[str, str]]) -> None:
    findings: list[Finding] = []
    seen: set[str] = set()
    for number, row in enumerate(rows, start=2):
        line = (f"curation/{DECISIONS}", number)
        if row["decision"] not in {"include", "exclude"}:
            findings.append(
                Finding(*line, "decision", "decision", f"“{row['decision']}”?", "Write include or exclude.")
            )
        if not (row["reason"] or "").strip():
            findings.append(Finding(*line, "reason", "reason", "A decision has no reason.", "Say why in a sentence."))
        if row["profile_id"] in seen:
            findings.append(Finding(*line, "profile_id", "key", "Decided twice.", "Keep one of the lines."))
        seen.add(row["profile_id"])
    if findings:
        raise DatasetInvalid(findings)


def select(occupations: pl.DataFrame, decisions: Decisions) -> pl.DataFrame:
    """Keep what the rule or a decision selects; `selection` says which.

    Args:
        occupations: profile_id, isco_code, nace_codes (`|`-joined or null), …
        decisions: see `Decisions`.

    Raises:
        DatasetInvalid: a decision names an unknown occupation, or changes nothing.
    """
    condition = pl.col("isco_code").replace_strict(decisions.conditions, default=None, return_dtype=pl.String)
    by_rule = (condition == "any") | ((condition == "manufacturing") & _manufacturing(decisions.divisions))
    ruled = occupations.with_columns(condition=condition, ruled=by_rule.fill_null(value=False))
    _refuse_idle_decisions(ruled, decisions)
    include = [profile for profile, (decision, _reason) in decisions.decided.items() if decision == "include"]
    exclude = [profile for profile, (decision, _reason) in decisions.decided.items() if decision == "exclude"]
    added = pl.col("profile_id").is_in(include)
    reasons = {profile: f"decision: {reason}" for profile, (_decision, reason) in decisions.decided.items()}
    return ruled.filter((pl.col("ruled") & ~pl.col("profile_id").is_in(exclude)) | added).with_columns(
        selection=pl.when(added)
        .then(pl.col("profile_id").replace_strict(reasons, default=None, return_dtype=pl.String))
        .otherwise(pl.format("rule: ISCO {}, {}", "isco_code", "condition"))
    )


def _manufacturing(divisions: tuple[int, int]) -> pl.Expr:
    """Whether one of the NACE codes begins with a division of manufacturing; `C` alone is manufacturing too."""
    first, last = divisions
    codes = pl.col("nace_codes").fill_null("").str.split("|")
    division = pl.element().str.head(2).cast(pl.Int64, strict=False)
    return codes.list.eval(division.is_between(first, last) | (pl.element() == "C")).list.any()


def _refuse_idle_decisions(ruled: pl.DataFrame, decisions: Decisions) -> None:
    by_rule = dict(ruled.select("profile_id", "ruled").iter_rows())
    findings = []
    for profile, (decision, _reason) in decisions.decided.items():
        if profile not in by_rule:
            message, remedy = (
                f"{profile} is no occupation of this ESCO version.",
                "Find its successor, or take the line out.",
            )
        elif by_rule[profile] == (decision == "include"):
            message, remedy = f"{profile}: the rule already says {decision}.", "Take the line out."
        else:
            continue
        findings.append(Finding(f"curation/{DECISIONS}", None, "profile_id", "decision", message, remedy))
    if findings:
        raise DatasetInvalid(findings)


def with_area(profiles: pl.DataFrame, decisions: Decisions) -> pl.DataFrame:
    """Add `area_id`: a decision for the profile, else a word of its title, else the longest ISCO-08 prefix.

    Raises:
        DatasetInvalid: a profile has no area, a rule names an unknown one, or a decision is idle or without reason.
    """
    _refuse_unknown_areas(decisions.areas)
    ruled = {
        profile: _area_by_rule(title, isco, decisions.areas)
        for profile, title, isco in profiles.select("profile_id", "title", "isco_code").iter_rows()
    }
    single = decisions.areas.get("profiles") or []
    _refuse_idle_areas(single, ruled)
    areas = ruled | {entry["profile_id"]: entry["area"] for entry in single}
    lost = [title for profile, title in profiles.select("profile_id", "title").iter_rows() if areas[profile] is None]
    if lost:
        remedy = "Add the ISCO group to technology_area.yml."
        raise DatasetInvalid([_area_finding("isco", f"No area for {lost[0]}.", remedy)])
    return profiles.with_columns(area_id=pl.col("profile_id").replace_strict(areas, return_dtype=pl.String))


def _area_by_rule(title: str, isco: str, rule: dict[str, Any]) -> str | None:
    for entry in rule["titles"]:
        if str(entry["word"]).lower() in title.lower():
            return str(entry["area"])
    prefixes: dict[str, str] = rule["isco"]
    return next((prefixes[isco[:n]] for n in range(len(isco), 0, -1) if isco[:n] in prefixes), None)


def _refuse_unknown_areas(rule: dict[str, Any]) -> None:
    entries = [*rule["titles"], *(rule.get("profiles") or [])]
    named = {str(entry["area"]) for entry in entries} | {str(area) for area in rule["isco"].values()}
    if unknown := sorted(named - set(rule["areas"])):
        raise DatasetInvalid([_area_finding("area", f"There is no area “{unknown[0]}”.", "Take one of `areas`.")])


def _refuse_idle_areas(single: list[dict[str, str]], ruled: dict[str, str | None]) -> None:
    findings: list[Finding] = []
    seen: set[str] = set()
    for entry in single:
        profile = entry["profile_id"]
        if profile not in ruled:
            findings.append(_area_finding("profiles", f"{profile} is no selected profile.", "Take the line out."))
        elif ruled[profile] == entry["area"]:
            findings.append(_area_finding("profiles", f"{profile}: the rule already says so.", "Take the line out."))
        if not str(entry.get("reason") or "").strip():
            findings.append(_area_finding("profiles", f"{profile} has no reason.", "Say why in a sentence."))
        if profile in seen:
            findings.append(_area_finding("profiles", f"{profile} stands there twice.", "Keep one of the lines."))
        seen.add(profile)
    if findings:
        raise DatasetInvalid(findings)


def _area_finding(field: str, message: str, remedy: str) -> Finding:
    return Finding(f"curation/{AREAS}", None, field, "area", message, remedy)


def area_table(decisions: Decisions) -> pl.DataFrame:
    """Areas in their order: area_id, position."""
    areas = list(decisions.areas["areas"])
    return pl.DataFrame({"area_id": areas, "position": list(range(1, len(areas) + 1))})


def area_labels(decisions: Decisions, origin: str) -> pl.DataFrame:
    """Names and definitions of the areas, in the columns of the label table."""
    rows = [
        ("technology_area", area, language, role, text, origin)
        for area, entry in decisions.areas["areas"].items()
        for role, texts in (("preferred", entry["name"]), ("definition", entry["definition"]))
        for language, text in texts.items()
    ]
    columns = ["kind", "id", "language", "role", "label", "origin"]
    return pl.DataFrame(rows, schema=columns, orient="row").sort(columns)
