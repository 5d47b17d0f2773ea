"""What a visitor tells the curators: a message with subject and text prepared, sent where the operator says."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

import streamlit as st

from observatory import i18n
from observatory.settings import settings
from observatory.ui import address, choice, edition
from observatory.ui.language import _, language

TYPED = "q"
"""The choice that holds what was typed, on every page that searches."""


def missing_term() -> None:
    """A prepared message about a term that is missing, below a search."""
    panel = st.expander(_("Is a term missing?"), key="missing-term", on_change="rerun")
    if not panel.open:
        return
    term, read = plain_line(choice.link().get(TYPED, "")), edition.read()
    page = address.page(choice.query_string(edition=read))
    subject = _("A term is missing: {term}").format(term=term) if term else _("A term is missing")
    entries = {
        _("Term"): term,
        _("Language of the term"): "",
        _("What it means"): "",
        _("Language of the page"): i18n.language_name(language()),
        _("Page"): page,
        _("Edition"): read,
    }
    text = "\n".join(f"{name}: {value}".rstrip() for name, value in entries.items())
    with panel:
        if contact := settings().contact:
            st.markdown(_("Tell the curators in which language it is and what it means. The message is prepared:"))
            link = addressed(contact, subject, text, term=term, page=page, edition=read)
            st.link_button(_("Write to the curators"), link, icon=":material/edit:", type="tertiary")
        else:
            st.markdown(
                _(
                    "Copy this text, add in which language the term is and what it means, and send it to whoever runs "
                    "this observatory: those who gave you its address."
                )
            )
        st.code(f"{subject}\n\n{text}", language=None, wrap_lines=True)


def addressed(contact: str, subject: str, text: str, **fields: str) -> str:
    r"""The contact's address with subject and text in it, and for the form of an issue the fields that have a name.

    >>> addressed("mailto:a@b.org", "Missing: weld & cut?", "Term: weld & cut?\nPage: x")
    'mailto:a@b.org?subject=Missing%3A%20weld%20%26%20cut%3F&body=Term%3A%20weld%20%26%20cut%3F%0D%0APage%3A%20x'
    >>> addressed("https://b.org/new?template=missing-term.yml", "Missing", "Term: a b", term="a b")
    'https://b.org/new?template=missing-term.yml&title=Missing&body=Term%3A%20a%20b&term=a%20b'
    """
    mail = contact.startswith("mailto:")
    parameters: Mapping[str, str] = (
        {"subject": subject, "body": text.replace("\n", "\r\n")} if mail else {"title": subject, "body": text, **fields}
    )
    # Programs for mail take a plus for what it is.
    return f"{contact}{'&' if '?' in contact else '?'}{urlencode(parameters, quote_via=quote, safe='')}"


def plain_line(text: str) -> str:
    r"""What was typed, on one line and without signs that nobody sees.

    >>> plain_line("welder\r\nBcc: everybody\u200b")
    'welder Bcc: everybody'
    """
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
