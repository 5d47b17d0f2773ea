"""The frame around every page: navigation, language, title bar, footer. The script that Streamlit runs."""

import json
from pathlib import Path

import streamlit as st

from observatory import i18n
from observatory.errors import ObservatoryError
from observatory.ui import choice, edition, navigation, replaced, screen
from observatory.ui.appearance import follow, is_dark, palette
from observatory.ui.language import _, language
from observatory.views.speech import speaking

NAME = "Skills Observatory"
STYLE = Path(__file__).with_name("style.css")
SCRIPT = Path(__file__).with_name("page.js")
STATIC = Path(__file__).with_name("static")


def _choose_language() -> None:
    with st.container(key="language", horizontal=True, horizontal_alignment="right"):
        choice.choose(
            _("Language"),
            {code: i18n.language_name(code) for code in i18n.LANGUAGES},
            key="lang",
            default=language(),
            label_visibility="collapsed",
            width=130,
        )
    words = json.dumps(
        {"language": language(), "table": _("Table"), "more": _("more"), "pages": list(navigation.TITLES)}
    )
    script = SCRIPT.read_text(encoding="utf-8").replace("WORDS", words)
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def _footer() -> None:
    with st.container(key="footer"):
        navigation.link_to("api", _("Data for machines and spreadsheets"))
        st.caption(
            _(
                "LCAMP Skills Observatory. This service uses the ESCO classification of the European Commission. "
                "Source of regional statistics: Eurostat. © EuroGeographics for the administrative boundaries. "
                "Every figure names its own source, period and grade. Edition of the data: {edition}."
            ).format(edition=edition.read())
        )


st.set_page_config(page_title=NAME, page_icon=str(STATIC / "icon.svg"), layout="wide")
st.html(STYLE)
st.html(f"<style>:root {{ --ink: {palette().ink} }}</style>")
st.logo(str(STATIC / ("logo-dark.svg" if is_dark() else "logo.svg")), size="large")
page = st.navigation(list(navigation.pages().values()), position="top")
# Whoever has several pages open, or listens to them, tells them apart by their titles (WCAG 2.4.2).
st.set_page_config(page_title=f"{page.title} · {NAME}")
choice.start_link(page.url_path)
edition.start()
screen.start_hand()
_choose_language()
edition.notice()
above = st.container(key="replaced")
try:
    with speaking(language()):
        page.run()
except ObservatoryError as error:
    if not edition.too_old(error):
        st.error(str(error))
with above:
    replaced.tell()
_footer()
follow()
screen.follow_hand()
choice.write_link()
