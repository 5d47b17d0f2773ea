"""One micro-credential with the standard elements of the Council Recommendation of 16 June 2022, in no format yet."""

from collections.abc import Mapping
from dataclasses import dataclass

DESIGN = "reference design"
NO_OFFER = "Reference design, not an offer: nobody awards it yet."
ESCO_SKILL = "http://data.europa.eu/esco/skill/"


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a controlled vocabulary: its English name, and its address where the vocabulary has one."""

    name: str
    uri: str | None = None


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill that is taught: its English name, and its ESCO address unless it is free text.

    `made_by` says who linked it: `declared` by the provider, or proposed for the provider's words and `accepted`.
    `level` is the proficiency level in the provider's words, empty where not stated.
    """

    name: str
    uri: str | None = None
    made_by: str = "declared"
    level: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A micro-credential.

    Attributes:
        identifier: its name in our catalogue or in its own.
        title, description: by language (ISO 639-1).
        eqf_level: 1–8, or None where it is not stated.
        workload_hours: notional workload; None where it is not stated.
        ects: credit points; None where it is not stated.
        isced_f: code of the field of education.
        languages: in which it is taught.
        participation, assessment, delivery: terms of ELM's vocabularies.
        quality_assurance: in words.
        prerequisites: by language; empty where there are none.
        outcomes: learning outcomes in order, each by language.
        skills: what is taught.
        status: `reference design` or `offer`.
        reviewed: ISO date.
        awarding_body, country, region: who awards it (official name), in which country and region (NUTS codes);
            empty for a reference design.
        area: technology area of our catalogue; empty where nobody chose one.
        supervision: supervision and identity verification during assessment, a term; empty where not stated.
        builds_on, stacks_with: identifiers of what should come first, and of what it combines with in any order.
        grading, further_information: in the provider's words; empty where not stated.
    """

    identifier: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    eqf_level: int | None
    workload_hours: float | None
    ects: float | None
    isced_f: str
    languages: tuple[str, ...]
    participation: tuple[Term, ...]
    assessment: tuple[Term, ...]
    delivery: tuple[Term, ...]
    quality_assurance: str
    prerequisites: Mapping[str, str]
    outcomes: tuple[Mapping[str, str], ...]
    skills: tuple[Skill, ...]
    status: str
    reviewed: str
    awarding_body: str = ""
    country: str = ""
    region: str = ""
    area: str = ""
    supervision: str = ""
    grading: str = ""
    further_information: str = ""
    builds_on: tuple[str, ...] = ()
    stacks_with: tuple[str, ...] = ()
