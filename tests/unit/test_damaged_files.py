"""Files of others, whole and damaged: whatever they hold, what comes out is rows or a sentence."""

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from observatory.errors import DatasetInvalid, ObservatoryError
from observatory.exchange.checking import check
from observatory.exchange.reading import read, understood
from observatory.exchange.template import split, write_csv, write_xlsx
from observatory.ingest.micro_credentials import RECORD
from observatory.ingest.offers import ingest
from tests.unit.exchanged import CUT, KNOWN, TERMS, WELD, documents, written

WHOLE = documents()
LINKED = [name for name, value in WHOLE.items() if isinstance(value, dict)]
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ODD = st.sampled_from(["", "\0", "\ud800", "\u202e=1+1", "￾", "𝔐", "\u200b", "[x](y)", "é" * 300, "1e999", "id"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | ODD,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "@id",
                    "type",
                    "@type",
                    "@value",
                    "@language",
                    "title",
                    "name",
                    "tag",
                    "en",
                    "@list",
                    "@graph",
                    "payload",
                    "value",
                    "text",
                    "language",
                    "specifiedBy",
                    "alignment",
                    "criteria",
                    "verifiableCredential",
                    "badge",
                    "@context",
                ]
            )
            | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


def told(name: str, content: bytes) -> None:
    """Read, check and give back, as the page does; whoever raises anything but our own errors fails the test."""
    try:
        rows = understood(name, content)
    except ObservatoryError:
        return
    report = check(rows, KNOWN)
    cells = [row.cells for row in rows]
    assert len(rows) == len(report.records) + len(report.held)
    for back in (read("a.csv", write_csv(cells)), read("a.xlsx", write_xlsx(cells, TERMS))):
        assert [[said[:32_000] for said in row.cells.values()] for row in back if row.cells] == [
            [row[column][:32_000] for column in sorted(row, key=list(one.cells).index)]
            for row, one in zip([one for one in cells if one], back, strict=True)
        ]


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every node of a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way, *(place for key, one in inner for place in places(one, (*way, key)))]


def changed(value: Any, way: tuple[Any, ...], new: Any) -> Any:
    """A document with another value at a place."""
    if not way:
        return new
    copied = dict(value) if isinstance(value, dict) else list(value)
    copied[way[0]] = changed(value[way[0]], way[1:], new)
    return copied


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_document_gives_rows(name: str) -> None:
    """The damage below is done to documents that can be read."""
    assert understood(name, written(name, WHOLE[name]))


@QUICK
@given(st.data())
def test_any_node_may_be_anything(data: st.DataObject) -> None:
    """A text where a list should be, a number as name, a list as address: at any node of any document."""
    name = data.draw(st.sampled_from(LINKED))
    value = WHOLE[name]
    for _time in range(data.draw(st.integers(1, 3))):
        value = changed(value, data.draw(st.sampled_from(places(value))), data.draw(ANYTHING))
    told(name, json.dumps(value).encode())


@QUICK
@given(ANYTHING)
def test_any_json_may_come(value: Any) -> None:
    """Documents that were never meant for us."""
    told("a.json", json.dumps(value).encode())


@QUICK
@given(st.data())
def test_any_bytes_may_be_lost_or_changed(data: st.DataObject) -> None:
    """Cut off, overwritten, doubled, in another encoding: of every format."""
    name = data.draw(st.sampled_from(list(WHOLE)))
    content = written(name, WHOLE[name])
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(content))] * 2)))
    damage = data.draw(st.sampled_from(["cut", "hole", "twice", "noise", "latin", "utf-16"]))
    told(
        name,
        {
            "cut": content[:last],
            "hole": content[:first] + content[last:],
            "twice": content[:last] + content[first:],
            "noise": content[:first] + data.draw(st.binary(max_size=9)) + content[first:],
            "latin": content.decode("latin-1").encode("latin-1", "replace") + "é".encode("latin-1"),
            "utf-16": content.decode("latin-1").encode("utf-16"),
        }[damage],
    )


@QUICK
@given(st.data())
def test_any_part_of_a_workbook_may_be_damaged(data: st.DataObject) -> None:
    """A sheet without rows, a style that is none, a text that is not there: the archive itself is whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE["list.xlsx"])) as archive, zipfile.ZipFile(out, "w") as copy:
        for part in archive.namelist():
            said = archive.read(part)
            if data.draw(st.integers(0, 5)) == 0:
                old = data.draw(
                    st.sampled_from([b'r="', b't="s"', b"<v>", b'Target="', b'numFmtId="', b"sheet", b's="'])
                )
                new = data.draw(
                    st.sampled_from([b'r="ZZZ', b't="d"', b"<v>-1", b'Target="../', b'numFmtId="x', b"", b'"'])
                )
                said = said.replace(old, new, data.draw(st.integers(1, 40)))
            if data.draw(st.integers(0, 12)):
                copy.writestr(part, said)
    told("list.xlsx", out.getvalue())


@QUICK
@given(st.data())
def test_any_xml_may_come(data: st.DataObject) -> None:
    """Names, addresses and texts in places where no schema has them."""
    said: str = WHOLE["elm2.xml"]
    for _time in range(data.draw(st.integers(1, 5))):
        old = data.draw(
            st.sampled_from(
                [
                    "qualification",
                    "title",
                    "text",
                    " lang=",
                    "learningOutcome",
                    " id=",
                    "idref",
                    "uri=",
                    "country",
                    "<id>",
                    "value",
                    "language",
                    "PT80H",
                ]
            )
        )
        new = data.draw(
            st.sampled_from(["id", "type", "value", "language", "title", " uri=", "x", "text", "tag", "about"])
        )
        said = said.replace(old, new, data.draw(st.integers(1, 9)))
    told("elm2.xml", said.encode())


@pytest.mark.parametrize("opening", ["[", '{"a":', '{"payload":', '{"@graph":['])
def test_nothing_is_nested_without_end(opening: str) -> None:
    """Deep nesting is named, however deep it is."""
    closing = "".join({"[": "]", "{": "}"}.get(one, "") for one in opening[::-1])
    for depth in (59, 61, 500, 200_000):
        told("a.json", (opening * depth).encode())
        told("a.json", (opening * depth + "1" + closing * depth).encode())


@QUICK
@given(st.lists(st.text(min_size=1, max_size=12), max_size=5))
def test_a_list_never_ends_the_reader(entries: list[str]) -> None:
    """Bars, backslashes and breaks in any order."""
    assert all(one == one.strip() for one in split("|".join(entries)))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with what offers refer to: two skills, one design that teaches one of them, the terms."""
    data = tmp_path_factory.mktemp("world")
    design = {"micro_credential_id": "our-design", "area_id": "welding-joining", "status": "reference design"}
    tables = {
        "skill": ["skill_id,title", f"{WELD},weld metal", f"{CUT},cut metal"],
        "label": ["kind,id,language,role,label,origin", f"skill,{WELD},es,preferred,soldar,x"],
        "learning_term": [
            "scheme,term,uri",
            *(f'{scheme},"{term}",{uri or ""}' for scheme, terms in TERMS.items() for term, uri in terms.items()),
        ],
        "technology_area": ["area_id", "welding-joining"],
        "region": ["region", "ES21", "EL30"],
        "micro_credential": [",".join(RECORD), ",".join(design.get(name, "") for name in RECORD)],
        "micro_credential_skill": ["micro_credential_id,skill_id,level,made_by", f"our-design,{WELD},,curated"],
    }
    for table, lines in tables.items():
        folder = data / "tables" / table
        folder.mkdir(parents=True)
        (folder / "small.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return data


@QUICK
@given(st.data())
def test_no_file_ends_the_command(world: Path, data: st.DataObject) -> None:
    """`ingest micro-credentials`, whole beside damaged: rows land, or a finding says why not and names one of them."""
    folder = world / "inbox"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for file in world.rglob("offers.csv"):
        file.unlink()
    names = data.draw(st.lists(st.sampled_from(list(WHOLE)), min_size=1, max_size=3, unique=True))
    for name in names:
        content = written(name, WHOLE[name])
        cut = data.draw(st.integers(0, len(content)))
        damaged = data.draw(st.sampled_from([content, content[:cut], content[cut:], content + content]))
        (folder / name).write_bytes(damaged)
    suggested = [f"{Path(name).stem}.suggestions.csv" for name in names]

    assert [] == [blamed for blamed in _blamed(folder, world) if not any(one in blamed for one in names + suggested)]


def _blamed(folder: Path, world: Path) -> list[str]:
    """What an import says against its files; nothing where it took them."""
    try:
        ingest([folder], world)
    except DatasetInvalid as error:
        return [one.file for one in error.findings]
    except ObservatoryError as error:
        return [str(error)]
    return []
