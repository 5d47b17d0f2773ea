"""Into every box and picker of every page people type what they call things, and nothing absurd is ever taken."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor, settle

CNC = "CNC|numerical|numérico|milling|fresa"
PROFILES = {
    "welder": "^(welder|soldador/soldadora)",
    "soldador": "^(welder|soldador/soldadora)",
    "Schweißer": "^(welder|soldador/soldadora)",
    "Welder (f/m/d)": "^(welder|soldador/soldadora)",
    "weldng": "weld|solda",
    "fresador": "milling|fresad",
    "tornero": "turn|torne",
    "7223.4.6": "milling|fresad",
    "CNC": CNC,
    "H2913": "",
}
"""What is typed, and what the first of the names on offer must be like, with its reason; nothing for a foreign code."""
TARGETS = {
    "sheet metal worker": "sheet metal|chapa|calder",
    "laser beam welder": "laser|láser",
    "Laserschweißer": "laser|láser",
    "electron beam welder": "electron|haz",
    "welding coordinator": "weld|solda",
    "solderer": "solder|solda",
    "brazier": "brazier|solda",
    "spot welder": "spot|punto",
    "surface grinding": "grind|rectific",
    "H2913": "",
}
"""Other profiles that a welder may move to."""
REGIONS = {
    "Spain": r"\(ES",
    "Alemania": r"\(DE",
    "Bavaria": r"\(DE2",
    "pais vasco": r"\(ES2",
    "Lombardia": r"\(ITC4?\)",
    "Κρήτη": r"\(EL4",
    "Gipuzkoa": r"\(ES2",
    "Sevilla": r"\(ES6",
    "DE11": r"\(DE11",
    "Lisbon": r"\(PT1",
}
SKILLS = {
    "welding": "weld|solda",
    "soldadura": "weld|solda",
    "Schweißen": "weld|schwei|solda",
    "weldng": "weld|solda",
    "3D printing": "3D",
    "impresión 3D": "3D",
    "CNC": CNC,
    "robótica": "robot|robót",
    "quality standards": "quality|calidad",
    "H2913": "",
}
RECORDS = {
    "arc welding": "weld|solda",
    "soldadura": "weld|solda",
    "weldng": "weld|solda",
    "CNC lathes": CNC,
    "torno": "lathe|turn|torn",
    "robot cell": "robot",
    "hydraulics": "hydraul|hidr",
    "drawings": "drawing|plano",
    "calidad": "quality|calidad",
    "H2913": "",
}
SURE = {"soldador", "Schweißer", "DE11", "Lombardia"}
"""Taken by Enter wherever they are on offer."""
PICKERS = [
    ("transitions", "pick-profile", PROFILES),
    ("transitions?profile=7aedaa07-3884-4c5b-88f9-80997b2aa54b", "pick-to", TARGETS),
    ("path?start=profile", "pick-profile", PROFILES),
    ("path?start=profile", "pick-target", PROFILES),
    ("path?start=region", "pick-region", REGIONS),
    ("profiles", "pick-open", PROFILES),
    ("profile", "pick-id", PROFILES),
    ("skills-map", "pick-profile", PROFILES),
    ("skill", "pick-skill", SKILLS),
    ("micro-credential", "pick-id", RECORDS),
    ("micro-credentials", "pick-skill", SKILLS),
    ("region", "pick-code", REGIONS),
    ("regions", "pick-regions", REGIONS),
    ("gaps", "pick-regions", REGIONS),
    ("trends", "pick-regions", REGIONS),
    ("skills-in-demand", "pick-region", REGIONS),
    ("coverage", "pick-region", REGIONS),
    ("changes", "pick-about", {**dict(list(PROFILES.items())[:5]), **dict(list(REGIONS.items())[:5])}),
]
MAY_LACK = {"micro-credentials", "gaps", "skills-in-demand", "coverage", "regions", "region", "path"}
"""Few records teach a skill that is typed, and no list of regions holds all of them: what is not there is told."""
BY_ENTER = [
    ("transitions", "pick-profile", PROFILES),
    ("skill", "pick-skill", SKILLS),
    ("micro-credential", "pick-id", RECORDS),
    ("trends", "pick-regions", REGIONS),
]
BOXES = [
    ("profiles", PROFILES, ".st-key-links-found a"),
    ("search", PROFILES, "[class*='st-key-links-found-'] a"),
    ("micro-credentials", {**dict.fromkeys(RECORDS, "."), "H2913": ""}, ".cards a"),
]
FIRST = "[role=option]:not([aria-disabled=true]):not(.more)"
# Types words into a picker, one after the other; of each, once the list answers it, what its first name on offer says
# with its reason, what stands below the list, and all of it.
TYPED = f"""async (box, words) => {{
  const input = box.querySelector('input'), pop = box.querySelector('.pop'), heard = [];
  input.focus();
  for (const word of words) {{
    input.value = word;
    input.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
    for (let look = 0; pop.hidden || pop.dataset.sought !== word; look += 1) {{
      if (look > 3000) throw new Error(`no answer to ${{word}}`);
      await new Promise((next) => setTimeout(next, 20));
    }}
    const first = pop.querySelector('{FIRST}');
    heard.push([first?.innerText ?? '', pop.querySelector('.foot').innerText, pop.innerText]);
  }}
  return heard;
}}"""


def chosen(box: Locator, *, several: bool) -> list[str]:
    """The names that a picker holds."""
    return box.locator(".chip span:first-child").all_inner_texts() if several else [box.locator("input").input_value()]


def sought(box: Locator, text: str) -> Locator:
    """Type, and wait until the list answers that text."""
    box.locator("input").fill(text)
    found = box.locator(f'.pop[data-sought="{text}"]')
    expect(found).to_be_visible()
    return found


@pytest.mark.parametrize("language", ["en", "es"])
def test_pickers_offer_what_is_meant(visit: Visitor, language: str) -> None:
    """Every picker, ten words each: the first name on offer is right, or the list says what lacks; a click takes it."""
    page = visit(f"/search?lang={language}").page
    wrong = []
    for link, key, words in PICKERS:
        box = open_picker(page, f"{link}{'&' if '?' in link else '?'}lang={language}", key)
        answers = box.locator(".picker").evaluate(TYPED, list(words))
        for (text, right), (name, foot, whole) in zip(words.items(), answers, strict=True):
            fits = bool(re.search(right, name, re.IGNORECASE)) if right and name else not right and not name
            lacks = right and not name and link.split("?")[0] in MAY_LACK and whole
            if not fits and not lacks:
                wrong.append((link, key, text, name, foot))
        if (first := sought(box, list(words)[2]).locator(FIRST).first).count():
            code = str(first.get_attribute("data-code"))
            first.click()
            page.wait_for_function("code => location.href.includes(code)", arg=code)
        expect(page.locator(".st-key-failure")).to_have_count(0)

    assert [] == wrong


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("link", "key", "words"), BY_ENTER, ids=[link for link, _key, _words in BY_ENTER])
def test_enter_takes_what_is_sure_and_nothing_else(
    visit: Visitor, language: str, link: str, key: str, words: dict[str, str]
) -> None:
    """One picker of each kind, every word by Enter: the right thing is chosen, or nothing is and the list says so."""
    page = visit(f"/search?lang={language}").page
    box = open_picker(page, f"{link}?lang={language}", key)
    several = key == "pick-regions"
    for text, right in words.items():
        before = chosen(box, several=several)
        sought(box, text)
        box.locator("input").press("Enter")
        asked = box.locator(f'.pop[data-asked="{text}"]:not([hidden])')
        expect(asked.or_(box.locator(".pop[hidden]"))).to_have_count(1)
        if asked.count():
            assert text not in SURE
            assert asked.locator(".foot").inner_text()
            box.locator("input").press("Escape")

            assert before == chosen(box, several=several)
        else:
            meant = re.compile(right, re.IGNORECASE)
            if several:
                expect(box.locator(".chip", has_text=meant)).not_to_have_count(0)
            else:
                expect(box.locator("input")).to_have_value(meant)
        if len(chosen(box, several=several)) > 2:
            box.locator(".chip").last.click()
            expect(box.locator(".chip")).to_have_count(2)
    expect(page.locator(".st-key-failure")).to_have_count(0)


@pytest.mark.parametrize("language", ["en", "es"])
def test_boxes_find_or_say_so(visit: Visitor, language: str) -> None:
    """Every search box, every word: the first link is right; a code of others is named for what it is."""
    page = visit(f"/search?lang={language}").page
    for link, words, first in BOXES:
        page.goto(f"{root(page)}/{link}?lang={language}")
        box = page.locator(".stTextInput input").first
        for text, right in words.items():
            box.fill(text)
            box.press("Enter")
            page.wait_for_url(lambda address, text=text: asked_for(address) == text)
            if right:
                expect(page.locator(first).first).to_have_text(re.compile(right, re.IGNORECASE))
            else:
                expect(page.get_by_text("ROME").first).to_be_visible()
            expect(page.locator(".st-key-failure")).to_have_count(0)


def test_other_lists_take_nothing_by_single_letters(visit: Visitor) -> None:
    """Lists of indicators or areas have no such names: Enter leaves them as they are."""
    page = visit("/trends?lang=en").page
    before = page.url
    page.get_by_role("combobox", name="Indicator").click()
    page.keyboard.type("soldador")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    settle(page)

    assert before == page.url


def asked_for(address: str) -> str:
    """What was searched for, as the link tells it."""
    return parse_qs(urlsplit(address).query).get("q", [""])[0]


def root(page: Page) -> str:
    """The server's own address."""
    return f"{urlsplit(page.url).scheme}://{urlsplit(page.url).netloc}"


def open_picker(page: Page, link: str, key: str) -> Locator:
    """A picker on another page, in the same browser."""
    page.goto(f"{root(page)}/{link}")
    box = page.locator(f".st-key-{key}").first
    expect(box.locator("label")).not_to_be_empty()
    return box
