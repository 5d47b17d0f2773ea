"""Names beside the things they name: wrapped to a few words, moved apart where they would meet."""

import textwrap
from collections.abc import Sequence

WIDTH = 17
LINE_OF_TEXT = 16


def end_label(name: str, value: str, *, width: int = WIDTH) -> list[str]:
    """One or two lines of text: a name, shortened where it must be, and a value behind it.

    >>> end_label("Oberbayern", "2.9")
    ['Oberbayern 2.9']
    >>> end_label("Provincia Autonoma di Bolzano/Bozen", "2.0")
    ['Provincia', 'Autonoma di… 2.0']
    """
    value = value.replace(" ", "\N{NO-BREAK SPACE}")
    parts = textwrap.wrap(f"{name} {value}", width, break_on_hyphens=False)
    if len(parts) <= 2:
        return parts
    room = max(width - len(value) - 2, 4)
    second = textwrap.wrap(name.removeprefix(parts[0]).strip(), room, break_on_hyphens=False)[0].rstrip()
    return [parts[0], f"{second}… {value}"]


def brief(name: str, *, width: int = 50) -> str:
    """A name on one line of a phone: cut between words where it is longer.

    >>> brief("operador de corte por agua/operadora de corte por agua", width=32)
    'operador de corte por agua…'
    >>> brief("welder")
    'welder'
    """
    if len(name) <= width:
        return name
    start = name[:width]
    return start[: max(start.rfind(" "), start.rfind("/"), width // 2)] + "…"


def height(parts: Sequence[str]) -> float:
    """Pixels that lines of text take, with a little air."""
    return len(parts) * LINE_OF_TEXT + 2.0


def spread(wanted: Sequence[float], sizes: Sequence[float], room: float) -> list[float]:
    """Move labels apart as little as needed; they keep their order and, where they fit, stay between 0 and `room`.

    Args:
        wanted: where the middle of each label should be.
        sizes: how high each label is.
        room: height of the axis; same unit.

    >>> spread([50, 52, 10], [10, 10, 10], 100)
    [46.0, 56.0, 10.0]
    """
    groups: list[tuple[float, float, list[int]]] = []  # lower end, height, members from below
    for index in sorted(range(len(wanted)), key=lambda index: wanted[index]):
        low, size, members = wanted[index] - sizes[index] / 2, sizes[index], [index]
        while groups and sum(groups[-1][:2]) > low:
            _low, below_size, below = groups.pop()
            members, size = below + members, below_size + size
            low = _best(members, wanted, sizes)
        groups.append((low, size, members))
    placed = [0.0] * len(wanted)
    for edge, _size, members in _within(groups, room):
        for index in members:
            placed[index] = round(edge + sizes[index] / 2, 2)
            edge += sizes[index]  # noqa: PLW2901 (the edge climbs from label to label)
    return placed


def _best(members: Sequence[int], wanted: Sequence[float], sizes: Sequence[float]) -> float:
    """The lower end of touching labels that keeps them nearest to where they should be."""
    offsets, below = [], 0.0
    for index in members:
        offsets.append(wanted[index] - (below + sizes[index] / 2))
        below += sizes[index]
    return sum(offsets) / len(offsets)


def _within(groups: list[tuple[float, float, list[int]]], room: float) -> list[tuple[float, float, list[int]]]:
    """Push groups inside from above, then from below, which wins where there is too little room."""
    ceiling = room
    lowered = []
    for low, size, members in reversed(groups):
        ceiling = min(low, ceiling - size)
        lowered.append((ceiling, size, members))
    floor = 0.0
    raised = []
    for low, size, members in reversed(lowered):
        start = max(low, floor)
        floor = start + size
        raised.append((start, size, members))
    return raised
