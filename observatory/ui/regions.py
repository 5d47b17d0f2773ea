"""The screen of Regions: which regions are marked, and those that are like the first."""

import streamlit as st

from observatory.ui.choice import pick, refused, wanted
from observatory.ui.engine import engine
from observatory.ui.language import _, language
from observatory.ui.picker import find_many
from observatory.ui.replaced import led_elsewhen, replaced
from observatory.ui.screen import ask_or_tell, choose, chosen, on_offer, show
from observatory.ui.typed import understand
from observatory.views import regions as views
from observatory.views import views as every
from observatory.views.view import USUAL_REGIONS


def choose_regions() -> list[str]:
    """The regions of the map that are marked, and chosen ones that are not on it: they stay, and the page says why."""
    codes = chosen("regions", until="regions")
    mapped, typed = views.on_map(engine(), codes, language()), on_offer("regions", "regions")
    outside = [code for code in wanted("regions", understand(mapped, "region")) if code in typed and code not in mapped]
    choice = every()["regions"].choice("regions")
    marked = find_many(
        _(choice.label),
        mapped | {code: typed[code] for code in outside},
        *choice.finds,
        key="regions",
        default=USUAL_REGIONS,
        most=choice.most,
    )
    nearest = views.silent_periods(engine(), codes, language(), [*refused("regions"), *marked])
    lost = [*refused("regions"), *(code for code in marked if code not in mapped)]
    replaced(engine(), lost, mapped, key="regions", elsewhere=typed, elsewhen=nearest)
    led_elsewhen(nearest, views.area_names(engine(), language()), codes["period"][0], key="regions")
    return marked


def alike(focus: str) -> None:
    """The regions most like the first chosen one; a button marks the five nearest beside it."""
    if chosen("regions")["level"] != ("2",):
        return
    choose("regions-like", "like")
    answer = ask_or_tell("regions-like")
    if answer:
        show(answer, level=3)
        st.button(
            _("Compare with the five nearest"),
            icon=":material/compare_arrows:",
            on_click=pick,
            args=("regions", [focus, *answer.data["region"].head(5)]),
        )
