"""How long a search takes, beside RapidFuzz over all names: `python -m benchmarks.search`."""

import time
from collections.abc import Callable

import numpy as np
import yaml
from rapidfuzz import fuzz, process

from observatory.search.index import normalised
from tests.search.test_search import GOLDEN, bundled


def measure(ask: Callable[[str], object], queries: list[str]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    times = []
    for query in queries:
        start = time.perf_counter()
        ask(query)
        times.append(1000 * (time.perf_counter() - start))
    return float(np.percentile(times, 50)), float(np.percentile(times, 95))


def main() -> None:
    """Print both, and the ratio."""
    index = bundled()
    queries = [one["query"] for one in yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))]
    ours = measure(lambda query: index.find(query, kind="profile"), queries * 3)
    theirs = measure(
        lambda query: process.extract(normalised(query), index.texts, scorer=fuzz.WRatio, limit=10), queries
    )
    print(f"{len(index)} names, {len(queries)} queries; median and p95 in ms")
    print(f"index      {ours[0]:8.1f} {ours[1]:8.1f}")
    print(f"rapidfuzz  {theirs[0]:8.1f} {theirs[1]:8.1f}")
    print(f"ratio      {theirs[0] / ours[0]:8.1f} {theirs[1] / ours[1]:8.1f}")


if __name__ == "__main__":
    main()
