"""Every placeholder of every sentence is filled by what stands beside it: a page must not end because of its words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from observatory.settings import ROOT

FILES = sorted([*(ROOT / "pages").rglob("*.py"), *(ROOT / "observatory").rglob("*.py")])
ALONE, COUNTED = {"_", "N_"}, {"ngettext", "many"}
PICKER = ROOT / "observatory" / "ui" / "picker.py"
COUNT = "n"
"""What `ngettext` and `Speech.many` fill by themselves."""

LACKING, FILLED_LATER = "lacking", {"wanted", "shown"}
"""What a choice says where it cannot be kept, and what `replaced.tell` fills it with (`Replacement.words`)."""


class Sentences(ast.NodeVisitor):
    """Walks through one file and notes, for each sentence, the placeholders that nothing fills."""

    def __init__(self, source: str) -> None:
        self.tree = ast.parse(source)
        self.parents = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}
        self.unfilled: list[str] = []
        self.visit(self.tree)

    def visit_Call(self, call: ast.Call) -> None:
        """Look at what says a sentence."""
        called = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        texts = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if called in ALONE | COUNTED and texts:
            places = {name for text in texts for _before, name, *_rest in Formatter().parse(text) if name is not None}
            fillings = [{COUNT, *_named(call)}] if called in COUNTED else list(self.fillings(call))
            if places and not fillings:
                self.unfilled.append(f"{texts[0]} (never filled)")
            self.unfilled += [f"{texts[0]} ({', '.join(sorted(places - one))})" for one in fillings if places - one]
        self.generic_visit(call)

    def fillings(self, node: ast.AST) -> Iterator[set[str]]:
        """The fields of every `format` that the sentence goes through: at once, or under the name it is given."""
        parent = self.parents[node]
        while isinstance(parent, ast.IfExp | ast.BoolOp | ast.Dict | ast.Subscript):
            node, parent = parent, self.parents[parent]
        if isinstance(parent, ast.Attribute) and parent.attr == "format":
            yield _named(self.parents[parent])
        elif isinstance(parent, ast.Assign | ast.NamedExpr):
            names = parent.targets if isinstance(parent, ast.Assign) else [parent.target]
            for name in names:
                yield from self.filled_later(name)
        elif isinstance(parent, ast.keyword) and parent.arg == LACKING:
            yield FILLED_LATER
        yield from self.filled_by_callers(node)

    def filled_by_callers(self, node: ast.AST) -> Iterator[set[str]]:
        """The fields of each `function(…).format(…)` of the function that the sentence stands in."""
        while not isinstance(node, ast.FunctionDef | ast.Module):
            node = self.parents[node]
        name = getattr(node, "name", "")
        if name == LACKING:
            yield FILLED_LATER
        for one in ast.walk(self.tree):
            filled = isinstance(one, ast.Attribute) and one.attr == "format" and isinstance(one.value, ast.Call)
            if filled and name and getattr(one.value.func, "id", "") == name:
                yield _named(self.parents[one])

    def filled_later(self, name: ast.AST) -> Iterator[set[str]]:
        """The fields of each `name.format(…)` and `name[…].format(…)` in the same function."""
        scope: ast.AST = name
        while not isinstance(scope, ast.FunctionDef | ast.Module):
            scope = self.parents[scope]
        for one in ast.walk(scope):
            if isinstance(one, ast.Attribute) and one.attr == "format":
                held = one.value.value if isinstance(one.value, ast.Subscript) else one.value
                if isinstance(held, ast.Name) and isinstance(name, ast.Name) and held.id == name.id:
                    yield _named(self.parents[one])


def _named(call: ast.AST) -> set[str]:
    assert isinstance(call, ast.Call)
    return {word.arg for word in call.keywords if word.arg}


@pytest.mark.parametrize(
    ("source", "unfilled"),
    [
        ("_('a {b}').format(b=1)", []),
        ("_('a {b}').format(c=1)", ["a {b} (b)"]),
        ("_('a {b}')", ["a {b} (never filled)"]),
        ("(_('a {b}') if x else _('a {c}')).format(b=1)", ["a {c} (c)"]),
        ("said = _('a {b}')\nsaid.format(c=1)", ["a {b} (b)"]),
        ("{1: _('a {b}')}[1].format(b=1)", []),
        ("(x or _('a {b}')).format(b=1)", []),
        ("choose(lacking=_('{wanted} {shown}'))", []),
        ("choose(lacking=_('{wanted} {seen}'))", ["{wanted} {seen} (seen)"]),
        ("ngettext('{n} a', '{n} as', 2)", []),
        ("ngettext('{n} a', '{n} {text}', 2).format(text=1)", ["{n} a (text)"]),
        ("ngettext('{n} a', '{n} {text}', 2, text=1)", []),
        ("def f():\n  return _('a {b}')\nf().format(c=1)", ["a {b} (b)"]),
    ],
)
def test_an_unfilled_placeholder_is_noticed(source: str, unfilled: list[str]) -> None:
    """At once, later, by a caller, and where a number is told: what `ngettext` does not fill itself came too late."""
    assert unfilled == Sentences(source).unfilled


@pytest.mark.parametrize(
    "file", [file for file in FILES if file != PICKER], ids=lambda file: str(file.relative_to(ROOT))
)
def test_every_placeholder_is_filled(file: Path) -> None:
    """A field that nobody fills ends the page in “could not be shown”, in that language and that case only."""
    assert [] == Sentences(file.read_text(encoding="utf-8")).unfilled


def test_every_placeholder_of_the_picker_is_filled() -> None:
    """Its words are filled in the browser, by `filled(words.…, { … })`."""
    python, script = PICKER.read_text(encoding="utf-8"), PICKER.with_suffix(".js").read_text(encoding="utf-8")
    words = {
        key.value: {name for _before, name, *_rest in Formatter().parse(said.args[0].value) if name}
        for node in ast.walk(ast.parse(python))
        if isinstance(node, ast.Dict)
        for key, said in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant)
        and isinstance(said, ast.Call)
        and getattr(said.func, "id", "") == "_"
        and isinstance(said.args[0], ast.Constant)
    }
    given = {
        word: set(re.findall(r"\w+(?=[,:} ])", fields))
        for asked, fields in re.findall(r"filled\(([^{]*)\{([^}]*)\}", script)
        for word in re.findall(r"words\.(\w+)", asked)
    }

    assert {} == {
        word: places - given.get(word, set()) for word, places in words.items() if places - given.get(word, set())
    }
