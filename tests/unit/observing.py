"""A small world for the loaders of observations: five regions, a few decisions, and files made in code."""

import gzip
from pathlib import Path
from typing import Any

import polars as pl
import yaml

REGIONS = """vintage,region
2016,NO01
2016,NO02
2021,NO02
2021,NO08
2024,NO02
2024,NO08
2013,EL51
2024,EL51
2021,UK
2024,EU27_2020
2024,ES
2024,ES21
2024,ES211
2024,ES53
2024,DE
2024,DE11
2024,DE12
"""
CURATION = {
    "left_out_regions.csv": "pattern,reason\n^EU$|^EU\\d\\d$|^EA\\d*$,aggregates\n^[A-Z][A-Z]ZZ$,extra-regio\n",
    "shifted_regions.csv": "region,reason\nNO02,the reform of 2020\n",
    "recoded_regions.csv": "code,region,reason\nEL11,EL51,renamed\n",
    "observation_exclusions.csv": "indicator,origin,region,first,last,reason\n",
    "left_out_occupations.csv": "country,reason\nUK,not comparable\n",
    "spanish_provinces.csv": "province,region,reason\nÁlava,ES211,one\nIslas Baleares,ES53,islands\n",
}
UNITS = {
    "percent": {"minimum": 0, "maximum": 100, "en": "% of all", "es": "% del total"},
    "number": {"minimum": 0, "en": "number", "es": "número"},
}
SDMX = {"family": "regional", "reader": "sdmx", "origin": "tgs", "file": "tgs.csv.gz", "where": {"unit": "PC"}}
TSV = {"family": "bulk", "reader": "tsv", "origin": "bulk", "file": "bulk.tsv.gz", "where": {"unit": "PC"}}


def make_world(folder: Path, *indicators: dict[str, Any], sectors: dict[str, Any] | None = None) -> Path:
    """Make a data folder with regions and decisions; return it. Its sources belong in `folder / "source"`."""
    data = folder / "data"
    (data / "tables").mkdir(parents=True, exist_ok=True)
    (data / "curation").mkdir(exist_ok=True)
    (folder / "source").mkdir(exist_ok=True)
    (data / "tables" / "region.csv").write_text(REGIONS, encoding="utf-8")
    for name, text in CURATION.items():
        (data / "curation" / name).write_text(text, encoding="utf-8")
    content = {"themes": {}, "units": UNITS, "indicators": list(indicators), "sectors": sectors or {}}
    (data / "curation" / "indicators.yml").write_text(yaml.safe_dump(content), encoding="utf-8")
    return data


def indicator(name: str, *feeds: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return an entry of `indicators.yml` in percent, with its feeds."""
    return {"id": name, "unit": "percent", "feeds": list(feeds)} | more


def pack(file: Path, text: str) -> None:
    """Write a text as gzip."""
    file.write_bytes(gzip.compress(text.encode()))


def sdmx(*rows: str) -> str:
    """Return an SDMX-CSV of rows `geo,period,value,flag,confidentiality`, with one label column in quotes."""
    head = "unit,Unit of measure,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS"
    return "\n".join([head, *(f'PC,"Percentage, of all",{row}' for row in rows)]) + "\n"


def tsv(*rows: str, periods: str = "2015 \t2014 \t2013 ") -> str:
    """Return a bulk TSV of rows `geo<TAB>cell<TAB>…`."""
    return "\n".join([f"unit,geo\\time\t{periods}", *(f"PC,{row}" for row in rows)]) + "\n"


def observed(data: Path, family: str, *columns: str) -> list[tuple[Any, ...]]:
    """Return the chosen columns of one observation file."""
    return pl.read_parquet(data / "tables" / "observation" / f"{family}.parquet").select(columns).rows()
