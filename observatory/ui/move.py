"""Words that pages of profiles and skills share with Move."""

from observatory.ui.language import _, speech


def percent(share: float | None) -> str:
    """A share as readers know it; a dash where there is none."""
    return speech().percent(share)


def need_name(need: str) -> str:
    """Essential or optional, in the visitor's language."""
    return {"essential": _("essential"), "optional": _("optional")}[need]
