"""How long a search takes, beside RapidFuzz over all names, and what the index weighs: `python -m benchmarks.search`.

The names of the built dataset, and all of ESCO where the folder `../shared/data/esco` is there.
"""

import csv
import gzip
import io
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
from rapidfuzz import fuzz, process

from observatory.engine import open_engine
from observatory.queries.search import searched
from observatory.search import SearchIndex
from observatory.search.spelling import normalised
from observatory.settings import ROOT, settings
from tests.search.test_search import golden

ESCO = ROOT.parent / "shared" / "data" / "esco"
PAGE = 4096
KINDS = {"occupation": "profile", "skill": "skill"}


def measure(ask: Callable[[str], object], queries: list[str]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    times = []
    for query in queries:
        start = time.perf_counter()
        ask(query)
        times.append(1000 * (time.perf_counter() - start))
    return float(np.percentile(times, 50)), float(np.percentile(times, 95))


def memory() -> float:
    """Megabytes of this process."""
    return int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1]) * PAGE / 1e6


def all_of_esco() -> pl.DataFrame:
    """Every name of every occupation and skill in every language of the publisher's files."""
    rows = []
    with zipfile.ZipFile(ESCO / "ESCO_v1.1.1_classification_en_csv.zip") as archive:
        for name in archive.namelist():
            for esco, kind in KINDS.items():
                if Path(name).name == f"{esco}s_en.csv":
                    text = io.TextIOWrapper(archive.open(name), encoding="utf-8", newline="")
                    rows += [
                        (kind, row["conceptUri"], "en", role, label)
                        for row in csv.DictReader(text)
                        for role, column in (("preferred", "preferredLabel"), ("alternative", "altLabels"))
                        for label in row[column].splitlines()
                    ]
    with gzip.open(ESCO / "labels_multilingual.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] in KINDS:
                named = [("preferred", row["label"])]
                named += [("alternative", label) for label in (row["alt_labels"] or "").split("|") if label]
                rows += [(KINDS[row["kind"]], row["uri"], row["language"], *one) for one in named]
    return pl.DataFrame(rows, schema=["kind", "id", "language", "role", "label"], orient="row")


def compare(what: str, labels: pl.DataFrame) -> None:
    """Print loading time, memory, and both ways of searching with their ratio."""
    queries = [one["query"] for one in golden()]
    before, start = memory(), time.perf_counter()
    index = SearchIndex(labels)
    made = time.perf_counter() - start
    grown = memory() - before
    index.find("warm up")
    ours = measure(index.find, queries * 3)
    theirs = measure(
        lambda query: process.extract(normalised(query), index.texts, scorer=fuzz.WRatio, limit=10), queries[::9]
    )
    told = (
        f"{what}: {labels.height} rows, {len(index)} different names; made in {made:.1f} s, "
        f"+{grown:.0f} MB (arrays {index.nbytes / 1e6:.0f} MB)\n"
        f"  {'ms per query':24}{'median':>10}{'p95':>10}\n"
        f"  {'this index':24}{ours[0]:10.1f}{ours[1]:10.1f}\n"
        f"  {'rapidfuzz over all':24}{theirs[0]:10.1f}{theirs[1]:10.1f}\n"
        f"  {'times as fast':24}{theirs[0] / ours[0]:10.1f}{theirs[1] / ours[1]:10.1f}\n"
    )
    sys.stdout.write(told)


def main() -> None:
    """The bundled names, then all of ESCO."""
    compare("bundled", searched(open_engine(settings())))
    if ESCO.is_dir():
        compare("all of ESCO", all_of_esco())
    else:
        sys.stdout.write(f"all of ESCO: not measured, {ESCO} is not there\n")


if __name__ == "__main__":
    main()
