"""Modelled demand in words: what stands out in a region, whichever way it is weighed."""

import polars as pl

from observatory.views.speech import Speech

BARE = 0.005
"""What rounds to 1.00 stands out from nothing."""


def quotient_title(speech: Speech, rows: pl.DataFrame, *, region: str, area: str) -> str:
    """The finding: what a region needs most above another area, where every reading agrees.

    Args:
        speech: the language.
        rows: name, quotient, sure; largest quotient first.
        region: what the region is called.
        area: what the other area is called.
    """
    _ = speech.say
    above = rows.filter(pl.col("sure") & (pl.col("quotient") >= 1 + BARE))
    if above.is_empty():
        return _("No demand in {region} stands out from {area}, whichever way it is weighed").format(
            region=region, area=area
        )
    first = above.row(0, named=True)
    return _("In {region}, “{skill}” has {times} times the weight it has in {area}").format(
        region=region, skill=first["name"], times=speech.number(first["quotient"], 2), area=area
    )
