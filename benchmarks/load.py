"""Many visitors at once, without browsers: sessions over Streamlit's own web socket, and readers of embeds."""

import asyncio
import random
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.choices import served
from observatory.settings import ROOT

INDICATORS = ("unemployment-rate", "tertiary-attainment", "gdp-per-head", "adult-learning", "rd-expenditure")
PAUSE, LASTS = 5.0, 60.0
"""Seconds between two choices of a visitor, and of a measurement."""


async def session(address: str, page: str, waits: list[float], errors: list[str], *, until: float) -> None:
    """One visitor: opens a page, chooses another indicator every five seconds, and leaves."""
    socket = f"ws://{urlsplit(address).netloc}/_stcore/stream"
    chance = random.Random(len(waits))  # noqa: S311 (which indicator is no secret)
    try:
        async with connect(socket, subprotocols=["streamlit"], max_size=None, open_timeout=60) as line:  # type: ignore[list-item]  # a name
            await _run(line, page, "")
            while time.perf_counter() < until:
                await asyncio.sleep(PAUSE * chance.uniform(0.8, 1.2))
                start = time.perf_counter()
                await _run(line, page, f"indicator={chance.choice(INDICATORS)}")
                waits.append(time.perf_counter() - start)
    except Exception as error:
        errors.append(repr(error))


async def _run(line: ClientConnection, page: str, query: str) -> None:
    """Ask for a run of the script, as a link does, and wait until it has finished."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_name = page
    await line.send(asked.SerializeToString())
    async with asyncio.timeout(120):
        async for data in line:
            told = ForwardMsg()
            told.ParseFromString(data if isinstance(data, bytes) else data.encode())
            if told.WhichOneof("type") == "script_finished":
                return


async def together(address: str, pages: Sequence[str], many: int, lasts: float) -> tuple[list[float], list[str]]:
    """Waits and errors of so many visitors at once."""
    waits: list[float] = []
    errors: list[str] = []
    until = time.perf_counter() + lasts
    await asyncio.gather(*(session(address, pages[n % len(pages)], waits, errors, until=until) for n in range(many)))
    return waits, errors


def p95(times: Sequence[float]) -> float:
    """The time that 95 of 100 stay below."""
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def memory_of(process: int) -> float:
    """Resident megabytes of a process."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def settle(address: str) -> None:
    """Wait until a server has read what it reads at its start."""
    with urlopen(f"{address}/api/v1/search.json?q=welder"):  # noqa: S310 (our own server)
        time.sleep(2)


def visitors() -> None:
    """Print what 50 choosing and 200 reading visitors meet, and what a session takes of memory."""
    with served("-m", "streamlit", "run", str(ROOT / "app.py")) as address:
        settle(address)
        process = server_of(address)
        pages = ("regions", "trends")
        asyncio.run(together(address, pages, 4, 10))  # warm
        alone, _errors = asyncio.run(together(address, pages, 1, LASTS))
        before = memory_of(process)
        crowd, errors = asyncio.run(together(address, pages, 50, LASTS))
        during = memory_of(process)
        print(
            f"\n50 sessions that choose every five seconds: p95 {p95(crowd):.2f} s, one alone {p95(alone):.2f} s, "
            f"ratio {p95(crowd) / p95(alone):.1f}; {len(crowd)} choices, {len(errors)} errors"
        )
        print(f"memory: {before:.0f} MB before, {during:.0f} MB at the end: {(during - before) / 50:.1f} MB a session")
        time.sleep(150)  # Streamlit keeps the session of a lost connection for a while
        print(f"after they left: {memory_of(process):.0f} MB, {memory_of(process) / before:.2f} of before")
        _read, refused = asyncio.run(together(address, pages, 200, 0))
        print(f"200 sessions that read: {len(refused)} refused")


def server_of(address: str) -> int:
    """The process that listens there."""
    port = f":{urlsplit(address).port:04X}"
    rows = [row.split() for file in ("tcp", "tcp6") for row in Path("/proc/net", file).read_text().splitlines()[1:]]
    inode = next(row[9] for row in rows if row[1].endswith(port) and row[3] == "0A")
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if str(link.readlink()) == f"socket:[{inode}]":
                return int(link.parts[2])
        except OSError:
            continue
    raise SystemExit(f"Nobody listens at {address}.")


def embeds(seconds: float = 10.0, readers: int = 8) -> None:
    """Print how many embeds are answered in a second."""
    with served("-m", "streamlit", "run", str(ROOT / "app.py")) as address:
        host = urlsplit(address).netloc
        settle(address)
        links = [f"/embed/regions?lang=en&indicator={indicator}" for indicator in INDICATORS]

        def read(_reader: int) -> int:
            line, count, until = HTTPConnection(host), 0, time.perf_counter() + seconds
            while time.perf_counter() < until:
                line.request("GET", links[count % len(links)])
                answer = line.getresponse()
                answer.read()
                if answer.status != 200:
                    raise SystemExit(f"An embed was answered with {answer.status}.")
                count += 1
            return count

        with ThreadPoolExecutor(readers) as pool:
            answered = sum(pool.map(read, range(readers)))
        print(f"\nembeds: {answered / seconds:.0f} answers/s, readers on the same machine")
