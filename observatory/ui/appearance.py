"""Light or dark: which colours this visitor sees, and how their language separates digits."""

import streamlit as st

from observatory.charts.palette import DARK, LIGHT, Palette

# Looks now and then whether the page still has the colours that were drawn, whoever turned it: the system, or a menu
# of Streamlit's. It asks for them once, and again only after ten seconds without them.
_turning = st.components.v2.component(
    "turning",
    html="<i></i>",
    js="""export default function ({ data, parentElement, setTriggerValue }) {
  const sign = parentElement.querySelector('i');
  let pause = 0;
  const look = setInterval(() => {
    if (getComputedStyle(sign).colorScheme === data.drawn || pause-- > 0) return;
    pause = 20;
    setTriggerValue('turned', true);
  }, 500);
  return () => clearInterval(look);
}""",
)


def palette() -> Palette:
    """The colours of the appearance that the visitor's browser shows."""
    return DARK if is_dark() else LIGHT


def is_dark() -> bool:
    """Whether the visitor's browser shows the page in the dark."""
    return st.context.theme.type == "dark"


def follow() -> None:
    """Draw the page again when it turns dark or light while it is open: Streamlit turns only what is its own."""
    _turning(key="turning", data={"drawn": "dark" if is_dark() else "light"}, on_turned_change=lambda: None)
