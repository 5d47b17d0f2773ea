"""Mutants: small faults put into one room, each of which a test of that room should notice: `make mutants ROOM=model`.

cosmic-ray makes the faults in a copy of the code; one traced run of all tests but those of data and browser says which
of them go through each line. Only these are run against a fault, the fastest first, until one fails.
"""

import argparse
import ast
import os
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from cosmic_ray.commands import init
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_db import use_db
from cosmic_ray.work_item import MutationSpec, TestOutcome
from coverage import CoverageData

from observatory.settings import ROOT

SEED = 1
ENOUGH = 60.0
"""Seconds of tests that are run against one fault."""
TESTS = ("tests/unit", "tests/spec", "tests/search", "tests/api", "tests/pages")
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-header", "--hypothesis-profile=ci"]


def modules(room: str) -> list[Path]:
    """The modules of a room."""
    folder = Path("observatory", room)
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]


def places(file: Path) -> dict[int, range]:
    """Line → the lines of the statement that it is in, without those of the statements inside."""
    tree = ast.parse(file.read_text("utf-8"))
    lines: dict[int, range] = {}
    for node in ast.walk(tree):  # outer statements come first, inner ones have the last word
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            inside = range(node.lineno, (body[0].lineno if body else (node.end_lineno or node.lineno) + 1))
            lines |= dict.fromkeys(inside, inside)
    return lines


def idle(file: Path) -> list[ast.expr]:
    """Annotations and decorators: they do nothing that a visitor could see."""
    found: list[ast.expr | None] = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        found += getattr(node, "decorator_list", [])
        found += [getattr(node, "annotation", None), getattr(node, "returns", None)]
    return [node for node in found if node]


def faults(room: str, sample: int | None) -> list[MutationSpec]:
    """One fault at each place, or at so many places: the same ones at each run."""
    with use_db(":memory:") as session:
        init(modules(room), session, {})
        every = [item.mutations[0] for item in session.work_items]
    skip = {file: idle(file) for file in modules(room)}
    dice = random.Random(SEED)  # noqa: S311 - a sample, no secret
    every.sort(key=lambda spec: (str(spec.module_path), spec.start_pos, spec.operator_name, spec.occurrence))
    dice.shuffle(every)
    chosen: dict[tuple[Path, tuple[int, int]], MutationSpec] = {}
    for spec in every:
        if not any(
            (node.lineno, node.col_offset) <= spec.start_pos < (node.end_lineno, node.end_col_offset)
            for node in skip[spec.module_path]
        ):
            chosen.setdefault((spec.module_path, spec.start_pos), spec)
    return list(chosen.values())[:sample]


class Passing:
    """Which tests pass through a line, and how long each takes: from one traced run."""

    def __init__(self) -> None:
        """Run the tests; all of them must pass."""
        Path("traced.cfg").write_text("[run]\nsource = observatory\n", "utf-8")  # all of it, screens, too
        traced = ["--cov", "--cov-config=traced.cfg", "--cov-context=test", "--cov-report=", "--cov-fail-under=0"]
        command = [*PYTEST, "-n", "2", "-k", "not spark", "--junitxml=times.xml", *traced, *TESTS]
        subprocess.run(command, check=True)
        self._data = CoverageData(".coverage")
        self._data.read()
        self._seconds = {
            f"{case.get('classname', '').replace('.', '/')}.py::{case.get('name')}": float(case.get("time", 1))
            for case in ElementTree.parse("times.xml").iter("testcase")  # noqa: S314 - our own file
        }

    def through(self, spec: MutationSpec) -> list[str]:
        """The tests that pass through a fault, the fastest first, until they add up to enough.

        Lines that run at import, or once for all tests, belong to no test: there every test of the module counts.
        """
        by_line = self._data.contexts_by_lineno(str(spec.module_path.resolve()))
        inside = places(spec.module_path).get(spec.start_pos[0], range(spec.start_pos[0], spec.start_pos[0] + 1))
        found = {name for line in inside for name in by_line.get(line, [])}
        if not found or "" in found:
            found = {name for names in by_line.values() for name in names}
        tests = {name.rpartition("|")[0] for name in found if name}
        chosen, spent = [], 0.0
        for test in sorted(tests, key=lambda test: (self._seconds.get(test, 1.0), test)):
            if spent <= ENOUGH:
                chosen.append(test)
                spent += self._seconds.get(test, 1.0)
        return chosen


def outcome(spec: MutationSpec, tests: list[str]) -> tuple[str, str]:
    """`killed`, `survived` or `untested`, and what was changed."""
    result = mutate_and_test([spec], shlex.join([*PYTEST, "-x", *tests]), timeout=3 * ENOUGH) if tests else None
    if result is None:
        return "untested", f"{spec.operator_name} at {spec.module_path}:{spec.start_pos[0]}, {spec.definition_name}"
    told = result.output or ""
    if result.test_outcome is TestOutcome.INCOMPETENT or "no tests ran" in told:
        raise RuntimeError(told)
    return str(result.test_outcome.value), result.diff or ""


def main() -> None:
    """Put faults into a copy of a room and print those that no test notices, and the share of the others."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0] if __doc__ else None)
    parser.add_argument("rooms", nargs="+")
    parser.add_argument("--sample", type=int, default=40, help="how many faults; 0: one at every place")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("observatory", "tests"):
            shutil.copytree(ROOT / name, Path(folder, name), ignore=shutil.ignore_patterns("__pycache__"))
        for other in ROOT.iterdir():
            if not other.name.startswith(".") and other.name not in ("observatory", "tests"):
                Path(folder, other.name).symlink_to(other)
        os.chdir(folder)
        passing = Passing()
        for room in asked.rooms:
            score(room, passing, asked.sample or None)


def score(room: str, passing: Passing, sample: int | None) -> None:
    """Print the faults of a room that no test notices, and the share of the others."""
    chosen, counts = faults(room, sample), Counter[str]()
    for number, spec in enumerate(chosen, 1):
        what, changed = outcome(spec, passing.through(spec))
        counts[what] += 1
        if what != "killed":
            print(f"\n{what}: {changed}", flush=True)
        print(f"\r{number} of {len(chosen)}", end="", file=sys.stderr)
    print(
        f"\n{room}: {counts['killed']} of {len(chosen)} faults noticed, {counts['killed'] / len(chosen):.0%}",
        flush=True,
    )


if __name__ == "__main__":
    main()
