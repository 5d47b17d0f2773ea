"""What did you mean? Everything that a word, a name or a code may lead to."""

import streamlit as st

from observatory.ui import search
from observatory.ui.choice import choose_switch, choose_text
from observatory.ui.language import _

st.title(_("Search"))
text = choose_text(search.label(), key="q", placeholder=search.example(), icon=":material/search:")
# Names are read when the server starts; who searches within its first seconds waits for that.
with st.spinner(_("Searching …")):
    hits = search.hits_by_kind(text)
every = [hit for held in hits.values() for hit in held]
if any(search.worth(held) for held in hits.values()):
    kind = choose_switch(_("Kind"), search.kind_options(hits), key="kind", label_visibility="collapsed")
    if kind != search.EVERY and not search.worth(hits.get(kind, [])):
        search.nothing(text, hits.get(kind, []))
    search.show(hits, kind)
elif text:
    search.nothing(text, every)
search.missing()
