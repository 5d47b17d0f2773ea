"""No question is left out: what a spec test does not ask, nobody has asked of the second engine."""

import ast
from collections.abc import Iterator
from pathlib import Path

from observatory.queries.question import FOLDER

Function = tuple[str, str]
"""A module of `queries` and a function in it."""


def _called(code: ast.AST, module: str, imported: dict[str, Function]) -> Iterator[Function]:
    """What a piece of code calls: `regions.figures(…)`, or `figures(…)` of its own module or imported."""
    for call in ast.walk(code):
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and isinstance(call.func.value, ast.Name)
        ):
            yield call.func.value.id, call.func.attr
        elif isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            yield imported.get(call.func.id, (module, call.func.id))


def _imported(tree: ast.Module) -> dict[str, Function]:
    return {
        alias.name: (node.module.rpartition(".")[2], alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }


def _calls(folder: Path, pattern: str) -> dict[Function, set[Function]]:
    """Function → the functions that it calls."""
    calls = {}
    for file in folder.glob(pattern):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for part in tree.body:
            if isinstance(part, ast.FunctionDef):
                calls[file.stem, part.name] = set(_called(part, file.stem, _imported(tree)))
    return calls


def test_every_question_is_asked_by_a_spec_test() -> None:
    """Of both engines, through the function that asks it: otherwise a cluster may answer differently, unnoticed."""
    calls = _calls(FOLDER.parent, "*.py")
    reached: set[Function] = set()
    todo = set().union(*_calls(Path(__file__).parent, "test_*.py").values())
    while todo:
        reached |= todo
        todo = set().union(*(calls.get(function, set()) for function in todo)) - reached
    asking = {function for function, called in calls.items() if ("question", "question") in called}

    assert [] == sorted(asking - reached)
