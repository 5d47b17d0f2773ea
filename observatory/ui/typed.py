"""What a visitor means who types or links to a name: the one thing beyond doubt, or nothing."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from observatory.search import Hit
from observatory.ui.choice import Understand
from observatory.ui.language import language
from observatory.ui.search import index

EXACT = 100
LEAD = 5
"""Points by which the best of inexact names leads where nothing else can be meant."""
LOOKED_AT = 20
PROVINCE = 5
"""Letters of a code of NUTS 3: a name that only a province has stands for the region around it."""


def understand(offered: Collection[str], *kinds: str) -> Understand:
    """Answers with the code that a visitor means; with a region that is not on offer, so that it can be told why.

    Args:
        offered: codes to choose from.
        kinds: of things that are looked for: `profile`, `skill`, `region`, `micro_credential`.
    """
    return partial(_understood, offered=offered, kinds=kinds)


def _understood(text: str, *, offered: Collection[str], kinds: Sequence[str]) -> str:
    hits = hits_among(text, kinds)
    if meant := _meant(hits, offered):
        return meant
    named = hits and hits[0].kind == "region" and hits[0].fit == "this"
    return hits[0].id if named else text


def sure(text: str, offered: Mapping[str, str], kinds: Sequence[str]) -> str:
    """The code on offer that is meant beyond doubt; empty where it could be another or none."""
    if text in offered:
        return text
    called = [code for code, name in offered.items() if name.casefold() == text.casefold()]
    return called[0] if len(called) == 1 else _meant(hits_among(text, kinds), offered)


def hits_among(text: str, kinds: Sequence[str]) -> list[Hit]:
    """What the search finds among things of some kinds, best first."""
    hits = [hit for kind in kinds for hit in index().find(text, kind=kind, language=language(), limit=LOOKED_AT)]
    # Within a kind the search knows the better order.
    return sorted(hits, key=lambda hit: -hit.score) if len(kinds) > 1 else hits


def _meant(hits: Sequence[Hit], offered: Collection[str]) -> str:
    """What every hit that fits as well as the best one stands for, if that is one thing.

    Regions of one name at several levels, such as Luxembourg, are one; so is a thing and what else bears its name.
    """
    if not hits or hits[0].fit != "this":
        return ""
    best = hits[0]
    rivals = [hit for hit in hits if _rivals(hit, best)]
    codes = {_standing(hit, offered) for hit in rivals}
    if len(codes) > 1 and all(hit.kind == "region" and hit.id.startswith(best.id) for hit in rivals):
        # The same name at each level: the widest that is on offer.
        codes = {min(codes - {""}, key=len)}
    return codes.pop() if len(codes) == 1 else ""


def _rivals(hit: Hit, best: Hit) -> bool:
    if best.score >= EXACT:
        return hit.score >= EXACT and _closeness(hit) >= _closeness(best)
    return hit.score > best.score - LEAD


def _closeness(hit: Hit) -> tuple[bool, bool]:
    """Of exact names a main one comes before another one, then one in the visitor's language."""
    return hit.role != "alternative", hit.language in {"", language()}


def _standing(hit: Hit, offered: Collection[str]) -> str:
    """The code on offer that a hit stands for: its own, or for a region the same territory or the one around it."""
    if hit.id in offered or hit.kind != "region":
        return hit.id if hit.id in offered else ""
    same = [code for code in offered if code == hit.id.ljust(len(code), "0")]
    around = hit.id[:-1] if len(hit.id) == PROVINCE and hit.role != "code" else ""
    return next((code for code in (*same, around) if code in offered), "")
