"""NUTS: regions of four vintages, what became of them, their names, and their outlines.

Reads one folder with the files as published: GISCO's outlines, Eurostat's workbook of NUTS 2021 to 2024, and the
conversion tables of the Joint Research Centre; and the editors' decisions in `data/curation/region_*.csv`.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from babel import Locale

from observatory.errors import DatasetInvalid, Finding
from observatory.ingest.nuts_files import (
    CodeList,
    Outline,
    Shared,
    code_of,
    read_code_list,
    read_outlines,
    read_rows,
    read_shared,
)
from observatory.ingest.outlines import drawn, write_outlines
from observatory.ingest.region_changes import (
    GRADES,
    UNKNOWN,
    Change,
    composed,
    from_shares,
    people,
    unchanged,
    with_population,
)
from observatory.ingest.sources import note
from observatory.ingest.tidy import Rows, write_tables
from observatory.model.region import EU, VINTAGES, Region, country_of, iso_country, level_of, parent_of

WORKBOOK: Final = "NUTS2021-NUTS2024.xlsx"
DRAWN_VINTAGES: Final = (2016, 2021, 2024)

# Countries that the conversion tables leave out and whose statistical regions of 2016 were those of 2013.
SAME_IN_2013: Final = ("LI", "ME", "MK", "TR")

# The script of a name tells its language where the country has one official language in that script.
_LANGUAGES: Final = {"BG": "bg", "CY": "el", "EL": "el", "ME": "sr", "MK": "mk", "RS": "sr", "UA": "uk"}
# Countries have their names in every language of ESCO, of Spain and of neighbours, so that all of them can be typed.
_SPOKEN: Final = (
    *("bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fi", "fr", "ga", "gl", "hr", "hu", "is", "it"),
    *("lt", "lv", "mt", "nl", "no", "pl", "pt", "ro", "sk", "sl", "sv", "tr", "uk"),
)
_EU_NAMES: Final = {"en": "European Union (27)", "es": "Unión Europea (27)"}

Names = dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that was read, not yet judged.

    Attributes:
        outlines: by vintage and level.
        codes: the official workbook.
        shared: what regions of 2013 and 2016 share with those of 2021.
        names: the editors' names by vintage and code.
        changes: the editors' changes and corrections.
    """

    outlines: dict[tuple[int, int], dict[str, Outline]]
    codes: CodeList
    shared: dict[int, list[Shared]]
    names: dict[tuple[int, str], tuple[str, str]]
    changes: list[Change]


def ingest(source: Path, data: Path) -> None:
    """Read a folder of NUTS files and rewrite regions, changes, labels and outlines.

    Args:
        source: folder with the published files, GeoJSON plain or gzipped.
        data: the data folder; `curation/region_names.csv` and `curation/region_changes.csv` must be there.

    Raises:
        SourceUnreadable: a file is missing, cut short, or not in the format it should have.
        DatasetInvalid: a file can be read but is wrong; carries every finding. No table is touched.
    """
    sources = read(source, data / "curation")
    regions = regions_of(sources)
    changes = changes_of(sources, regions)
    pictures = drawn(sources.outlines, {(region.vintage, region.code): region.name for region in regions})
    write_tables(
        data,
        {
            "region.csv": (_REGION, _region_rows(regions)),
            "region_change.csv": (_CHANGE, _change_rows(changes)),
            "label/region.csv": (_LABEL, sorted(_labels(regions), key=str)),
        },
    )
    write_outlines(data / "outlines", pictures)
    note(files(source), data)


def read(source: Path, curation: Path) -> Sources:
    """Read every file; nothing is written."""
    outlines = {
        (vintage, level): read_outlines(_outline_file(source, vintage, level), level)
        for vintage in DRAWN_VINTAGES
        for level in (0, 2)
    }
    return Sources(
        outlines=outlines,
        codes=read_code_list(source / WORKBOOK),
        shared={
            vintage: read_shared(source / f"n2_cm_v{vintage}_v2021.csv", vintage, outlines[2021, 2])
            for vintage in (2013, 2016)
        },
        names=_curated_names(curation / "region_names.csv"),
        changes=_curated_changes(curation / "region_changes.csv"),
    )


def files(source: Path) -> list[Path]:
    """Every file that is read."""
    outlines = [_outline_file(source, vintage, level) for vintage in DRAWN_VINTAGES for level in (0, 2)]
    return [*outlines, source / WORKBOOK, *(source / f"n2_cm_v{vintage}_v2021.csv" for vintage in (2013, 2016))]


def _outline_file(source: Path, vintage: int, level: int) -> Path:
    plain = source / f"NUTS_RG_20M_{vintage}_4326_LEVL_{level}.geojson"
    return plain if plain.is_file() else plain.with_name(plain.name + ".gz")


def _curated_names(file: Path) -> dict[tuple[int, str], tuple[str, str]]:
    rows = read_rows(file, ("vintages", "region", "name", "name_latin", "reason"))
    return {
        (int(vintage), row["region"]): (row["name"], row["name_latin"] or row["name"])
        for row in rows
        for vintage in row["vintages"].split("|")
    }


def _curated_changes(file: Path) -> list[Change]:
    columns = ("from_vintage", "from_region", "to_vintage", "to_region", "weight", "basis", "reason")
    wrong: list[Finding] = []
    changes = []
    for number, row in enumerate(read_rows(file, columns), start=2):
        try:
            changes.append(_curated_change(row))
        except ValueError as error:
            remedy = "Correct the row; weights have a decimal point and are empty where unknown."
            wrong.append(Finding(f"curation/{file.name}", number, None, "curated change", str(error), remedy))
    if wrong:
        raise DatasetInvalid(wrong)
    return changes


def _curated_change(row: Mapping[str, str]) -> Change:
    weight = float(row["weight"]) if row["weight"] else None
    if row["basis"] not in GRADES:
        raise ValueError(f"{row['basis']!r} is none of {', '.join(GRADES)}.")
    if (weight is None) != (row["basis"] == UNKNOWN) or not 0 <= (weight or 0) <= 1:
        raise ValueError(f"The weight {row['weight']!r} does not fit the basis {row['basis']!r}.")
    return Change(
        int(row["from_vintage"]),
        code_of(row["from_region"]),
        int(row["to_vintage"]),
        code_of(row["to_region"]),
        weight,
        None,
        row["basis"],
    )


# --- regions -----------------------------------------------------------------------------------------------------


def regions_of(sources: Sources) -> list[Region]:
    """Return the regions of every vintage, the EU first, then by code.

    Raises:
        DatasetInvalid: a region without a name.
    """
    names = _names(sources)
    nameless = [
        Finding(
            "curation/region_names.csv",
            None,
            "name",
            "region name",
            f"{code} of {vintage} has no name.",
            "Add a row with its name and a reason.",
        )
        for vintage in VINTAGES
        for code, (name, _) in sorted(names[vintage].items())
        if not name
    ]
    if nameless:
        raise DatasetInvalid(nameless)
    return [region for vintage in VINTAGES for region in _regions(vintage, names[vintage])]


def _regions(vintage: int, names: Names) -> list[Region]:
    eu = Region(EU, vintage, "EU", _EU_NAMES["en"], _EU_NAMES["en"], None, None)
    return [eu] + [
        Region(code, vintage, level_of(code), name, latin, country_of(code), parent_of(code))
        for code, (name, latin) in sorted(names.items())
    ]


def _names(sources: Sources) -> dict[int, Names]:
    """Return name and Latin name by vintage and code; an empty name where no source has one."""
    countries = _country_names(sources)
    names: dict[int, Names] = {2024: _names_2024(sources)}
    names[2021] = _outlined(sources, 2021, names[2024] | _listed_2021(sources.codes, names[2024]))
    names[2016] = _outlined(sources, 2016, names[2021])
    names[2013] = _names_2013(sources, names[2016], names[2021])
    for vintage in VINTAGES:
        for code in {code[:2] for code in names[vintage]}:
            names[vintage][code] = countries.get(code, ("", ""))
        for (when, code), name in sources.names.items():
            if when == vintage and code in names[vintage]:
                names[vintage][code] = name
    return names


def _country_names(sources: Sources) -> Names:
    """Return a country's name from the newest outlines that have it: a name belongs to no vintage of NUTS."""
    return {
        code: (outline.name, outline.name_latin)
        for vintage in DRAWN_VINTAGES
        for code, outline in sources.outlines[vintage, 0].items()
    }


def _names_2024(sources: Sources) -> Names:
    outlines = sources.outlines[2024, 2]
    names = {}
    for code, name in sources.codes.names.items():
        drawn_latin = outlines[code].name_latin if code in outlines else None
        names[code] = (name, name if _is_latin(name) else sources.codes.latin.get(code) or drawn_latin or "")
    return names | dict.fromkeys(sources.outlines[2024, 0], ("", ""))


def _listed_2021(codes: CodeList, names_2024: Names) -> Names:
    """Return names of 2021 codes in the change list: the regions that ended with 2021 stand only there."""
    return {old: (name, name) for old, _, name in codes.changes if old and old not in names_2024 and name}


def _outlined(sources: Sources, vintage: int, newer: Names) -> Names:
    """Return levels 0 to 2 of a vintage that has outlines; level 1 takes its names from the newer vintage."""
    outlines = sources.outlines[vintage, 2]
    names = {code: (outline.name, outline.name_latin) for code, outline in outlines.items()}
    return names | _upper_levels(names, newer)


def _upper_levels(codes: Iterable[str], names: Names) -> Names:
    return {code[:signs]: names.get(code[:signs], ("", "")) for code in codes for signs in (2, 3)}


def _names_2013(sources: Sources, names_2016: Names, names_2021: Names) -> Names:
    """Return the codes of the conversion table, named by the same code of 2016 or the one successor of 2021."""
    changes = from_shares(sources.shared[2013], (2013, 2021), sources.changes)
    successor = {change.from_region: change.to_region for change in changes if change.weight == 1}
    codes = {pair.from_region for pair in sources.shared[2013]}
    codes |= {code for code in names_2016 if len(code) == 4 and code[:2] in SAME_IN_2013}
    names = {code: names_2016.get(code) or names_2021.get(successor.get(code, ""), ("", "")) for code in codes}
    return names | _upper_levels(codes, names_2016)


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(sign, "") for sign in text if sign.isalpha())


# --- changes -----------------------------------------------------------------------------------------------------


def changes_of(sources: Sources, regions: list[Region]) -> list[Change]:
    """Return every change: to 2021 from the vintages before it, to 2024 from 2021, and composed from before.

    Raises:
        DatasetInvalid: the change list ends a region and nobody said what became of it, or shares do not add up.
    """
    codes = {vintage: _codes(regions, vintage) for vintage in VINTAGES}
    to_2021 = {vintage: _to_2021(sources, codes, vintage) for vintage in (2013, 2016)}
    to_2024 = with_population(_to_2024(sources, codes), people(to_2021[2016]))
    changes = [*to_2021[2013], *to_2021[2016], *to_2024]
    changes += [change for vintage in (2013, 2016) for change in composed(to_2021[vintage], to_2024)]
    wrong = list(_unbalanced(changes)) + list(_unknown(changes, codes))
    if wrong:
        raise DatasetInvalid(wrong)
    return sorted(changes, key=lambda c: (c.from_vintage, c.to_vintage, c.from_region, c.to_region))


def _codes(regions: list[Region], vintage: int) -> set[str]:
    return {region.code for region in regions if region.vintage == vintage and region.level in {"0", "1", "2"}}


def _to_2021(sources: Sources, codes: dict[int, set[str]], vintage: int) -> list[Change]:
    changes = from_shares(sources.shared[vintage], (vintage, 2021), sources.changes)
    covered = {change.from_region for change in changes}
    return changes + unchanged((codes[vintage] - covered) & codes[2021], (vintage, 2021))


def _to_2024(sources: Sources, codes: dict[int, set[str]]) -> list[Change]:
    curated = [change for change in sources.changes if (change.from_vintage, change.to_vintage) == (2021, 2024)]
    same = {old for old, new, _ in sources.codes.changes if old == new and old in codes[2021]}
    same |= {code for code in codes[2021] & codes[2024] if level_of(code) == "0"}
    decided = {change.from_region for change in curated}
    ended = {old for old, _, _ in sources.codes.changes if old in codes[2021]} - same - decided
    if ended:
        raise DatasetInvalid([_without_successor(code) for code in sorted(ended)])
    return unchanged(same - decided, (2021, 2024)) + curated


def _without_successor(code: str) -> Finding:
    return Finding(
        "curation/region_changes.csv",
        None,
        "from_region",
        "successor",
        f"The list of changes ends {code} with 2021, and nothing says what became of it.",
        "Add a row for each region of 2024 that it went to, with an empty weight where none is published.",
    )


def _unbalanced(changes: list[Change]) -> Iterator[Finding]:
    """Find from-regions whose shares do not sum to 1."""
    weights: dict[tuple[int, str, int], list[float | None]] = {}
    for change in changes:
        weights.setdefault((change.from_vintage, change.from_region, change.to_vintage), []).append(change.weight)
    for (old, region, new), parts in weights.items():
        known = [part for part in parts if part is not None]
        if len(known) == len(parts) and abs(sum(known) - 1) > 1e-6:
            yield Finding(
                "tables/region_change.csv",
                None,
                "weight",
                "shares sum to 1",
                f"The shares of {region} ({old} to {new}) sum to {sum(known):.6f}.",
                "Correct the weights in curation/region_changes.csv.",
            )


def _unknown(changes: list[Change], codes: dict[int, set[str]]) -> Iterator[Finding]:
    for change in changes:
        for vintage, region in ((change.from_vintage, change.from_region), (change.to_vintage, change.to_region)):
            if region not in codes[vintage]:
                yield Finding(
                    "tables/region_change.csv",
                    None,
                    None,
                    "known region",
                    f"{region} is no region of {vintage}.",
                    "Correct the code in curation/region_changes.csv or read the matching outlines.",
                )


# --- rows --------------------------------------------------------------------------------------------------------

_REGION: Final = ("vintage", "region", "level", "parent", "country", "name", "name_latin")
_CHANGE: Final = (
    *("from_vintage", "from_region", "to_vintage", "to_region"),
    *("weight", "population", "basis", "grade"),
)
_LABEL: Final = ("kind", "id", "language", "role", "label", "origin")


def _region_rows(regions: list[Region]) -> Rows:
    return [[r.vintage, r.code, r.level, r.parent, r.country, r.name, r.name_latin] for r in regions]


def _change_rows(changes: list[Change]) -> Rows:
    return [
        [
            *(c.from_vintage, c.from_region, c.to_vintage, c.to_region),
            None if c.weight is None else _short(c.weight),
            None if c.population is None else str(round(c.population)),
            *(c.basis, c.grade),
        ]
        for c in changes
    ]


def _short(share: float) -> str:
    """Write a share with six decimals at most and without trailing zeros."""
    return f"{share:.6f}".rstrip("0").rstrip(".")


def _labels(regions: list[Region]) -> Iterator[list[object]]:
    """Names that a visitor may read or type beside the local one: countries, the EU, and transliterations."""
    countries = sorted({region.code for region in regions if region.level == "0"})
    for language, name in _EU_NAMES.items():
        yield ["region", EU, language, "preferred", name, "observatory-curation"]
    for language in _SPOKEN:
        for code in countries:
            name = Locale(language).territories[iso_country(code)]
            yield ["region", code, language, "preferred", name, "unicode-cldr"]
    for code, latin in sorted(_transliterated(regions)):
        yield ["region", code, _LANGUAGES[code[:2]], "alternative", latin, "nuts-2024"]


def _transliterated(regions: list[Region]) -> set[tuple[str, str]]:
    return {
        (region.code, region.name_latin)
        for region in regions
        if region.level != "3" and region.name_latin != region.name and region.code[:2] in _LANGUAGES
    }
