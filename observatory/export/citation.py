"""How to cite a view: in the style of the APA, and as BibTeX."""

from functools import partial
from urllib.parse import urlencode

from observatory import i18n

AUTHOR = "LCAMP Skills Observatory"


def apa(title: str, *, edition: str, link: str, language: str) -> str:
    """Author, year, title, version, kind, address.

    >>> apa("Trends", edition="2026-11-23-1a2b", link="https://example.org/trends", language="en")
    'LCAMP Skills Observatory. (2026). Trends (edition 2026-11-23-1a2b) [Data set]. https://example.org/trends'
    """
    _ = partial(i18n.translate, language=language)
    named, kind = _("edition {edition}").format(edition=edition), _("Data set")
    return f"{AUTHOR}. ({edition[:4]}). {title} ({named}) [{kind}]. {link}"


def bibtex(title: str, *, name: str, edition: str, link: str) -> str:
    """An entry for reference managers; braces in a title would end it early."""
    plain = title.translate(str.maketrans("{}\\", "()/"))
    address = link.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    return (
        f"@misc{{{name},\n  author = {{{{{AUTHOR}}}}},\n  title = {{{plain}}},\n  year = {{{edition[:4]}}},\n"
        f"  edition = {{{edition}}},\n  url = {{{address}}}\n}}"
    )


def query(codes: dict[str, str]) -> str:
    """Choices as a query string, commas left readable."""
    return urlencode(codes, safe=",")
