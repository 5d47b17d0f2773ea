"""The observatory where it will really stand: behind nginx, behind https, below a path of another site.

The server block is the one of docs/operating.md, with other names and ports. `scripts/proxy.sh` makes sure of nginx.
"""

import json
import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from observatory.settings import ROOT
from tests.browser.conftest import Visit, Visitor, free_port, served, settle, visiting, wait_for

NGINX = shutil.which(
    "nginx", path=os.pathsep.join([os.environ["PATH"], "/usr/sbin", f"{ROOT}/.venv-tools/nginx/usr/sbin"])
)
OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(
    not NGINX or not OPENSSL, reason="Not run: nginx or openssl is missing; scripts/proxy.sh says how to get them."
)
Answers = list[tuple[int, str]]
TRUSTING = ssl.create_default_context()
TRUSTING.check_hostname, TRUSTING.verify_mode = False, ssl.CERT_NONE
FRAME = """daemon off; master_process off; pid nginx.pid; error_log stderr;
events {}
http {
  access_log off; client_body_temp_path a; proxy_temp_path b; fastcgi_temp_path c; uwsgi_temp_path d; scgi_temp_path e;
  %s
}"""


@pytest.fixture(scope="module")
def skills(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The public address, as the operator sets it: the app below a path, nginx before it."""
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    address = f"https://localhost:{port}/skills"
    with ExitStack() as stack:
        app = stack.enter_context(
            served("--server.baseUrlPath", "skills", health="/skills/api/health", OBSERVATORY_ADDRESS=address)
        )
        _configure(folder, listen=port, app=app)
        command = [NGINX, "-p", str(folder), "-c", "nginx.conf", "-e", "stderr"]
        log = stack.enter_context((folder / "log").open("w"))
        proxy = stack.enter_context(subprocess.Popen(command, stdout=log, stderr=log))
        stack.callback(proxy.terminate)
        wait_for(f"{address}/api/health", context=TRUSTING)
        yield address


def _configure(folder: Path, *, listen: int, app: str) -> None:
    """The documented block on a free port, with a certificate that it signs itself."""
    told = re.search(r"```nginx\n(.*?)```", (ROOT / "docs" / "operating.md").read_text(encoding="utf-8"), re.DOTALL)
    assert told
    block = told[1]
    changes = {
        "443": f"127.0.0.1:{listen}",
        "server_name example.org": "server_name localhost",
        "http://127.0.0.1:8501": app,
        "/etc/ssl/example.org": "localhost",
    }
    for documented, here in changes.items():
        assert documented in block
        block = block.replace(documented, here)
    (folder / "nginx.conf").write_text(FRAME % block)
    made = [OPENSSL, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    files = ["-keyout", str(folder / "localhost.key"), "-out", str(folder / "localhost.pem")]
    subprocess.run([*made, *files], check=True, capture_output=True)


@pytest.fixture
def answers() -> Answers:
    """Every answer that the browser got: status and address."""
    return []


@pytest.fixture
def visit(context: BrowserContext, skills: str, answers: Answers) -> Iterator[Visitor]:
    """Opens a page below the path, by https, and notes every answer."""

    def listen(page: Page) -> None:
        page.on("response", lambda answer: answers.append((answer.status, answer.url)))

    with visiting(context, skills, before=listen) as open_link:
        yield open_link


def _strays(visited: Visit, answers: Answers, skills: str) -> list[object]:
    """What failed, left the host, or was asked for beside the path.

    Streamlit finds its server by asking below the page first: what is not there is no fault.
    """
    lost = [
        (status, address)
        for status, address in answers
        if not address.startswith((f"{skills}/", "data:", "blob:")) or (status >= 400 and "/_stcore/" not in address)
    ]
    return [*lost, *visited.failures, *(visited.hosts - {"localhost"})]


def _fetched(address: str, **headers: str) -> bytes:
    with urlopen(Request(address, headers=headers), context=TRUSTING) as answer:  # noqa: S310 (our own server)
        content: bytes = answer.read()
    return content


def test_the_map_draws_and_its_files_arrive(visit: Visitor, answers: Answers, skills: str) -> None:
    """Outlines come from below the path, a CSV downloads, and its citation has https and the path."""
    opened = visit("/regions?lang=en&regions=ES21")
    page = opened.page
    expect(page.locator(".st-key-figure-regions canvas").first).to_be_visible()
    page.locator(".st-key-get-regions button").click()
    with page.expect_download() as coming:
        page.get_by_role("link", name="CSV", exact=True).click()
    told = json.loads(_fetched(coming.value.url.replace(".csv?", ".json?")))["metadata"]

    assert "ES21" in Path(coming.value.path()).read_text(encoding="utf-8-sig")
    assert [200] * 3 == [status for status, address in answers if address.startswith(f"{skills}/api/outlines/")]
    assert (True, True) == (f"{skills}/regions?" in told["citation"], told["link"].startswith(f"{skills}/regions?"))
    assert [] == _strays(opened, answers, skills)


def test_link_citation_and_snippet_name_the_public_address(visit: Visitor, answers: Answers, skills: str) -> None:
    """What is copied from the page leads back to it: path and scheme included; the figure stands alone in its frame."""
    opened = visit("/gaps?lang=en&regions=ES21")
    opened.page.locator(".st-key-cite-gap-parts button").first.click()
    settle(opened.page)
    copied = opened.page.locator("[data-testid=stPopoverBody] code").all_inner_texts()
    source = re.search(r'src="([^"]+)"', " ".join(copied))
    assert source
    alone = visit(source[1].replace("&amp;", "&").removeprefix(skills))
    back = visit(copied[0].removeprefix(skills))

    assert copied[0].startswith(f"{skills}/gaps?")
    assert source[1].startswith(f"{skills}/embed/gap-parts?")
    assert f" {skills}/gaps?" in copied[1]
    expect(alone.page.locator("h1")).to_contain_text("In País Vasco")
    expect(back.page.locator("h2").first).to_contain_text("In País Vasco")
    assert [] == _strays(opened, answers, skills)


def test_a_brief_opens_and_links_back(visit: Visitor, answers: Answers, skills: str) -> None:
    """The button leads to a PDF below the path; the link and the code in it have the public address."""
    opened = visit("/region?lang=en&code=ES21")
    href = opened.page.get_by_role("link", name="Two-page brief (PDF)").get_attribute("href")
    brief = _fetched(f"{skills.removesuffix('/skills')}{href}")

    assert (True, b"%PDF") == (href.startswith("/skills/api/v1/brief/region/ES21.pdf?"), brief[:4])
    assert f"{skills}/region?".encode() in brief
    assert [] == _strays(opened, answers, skills)


def test_links_between_pages_keep_the_path(visit: Visitor, answers: Answers, skills: str) -> None:
    """From the first page to others by menu, door and table, and back; nothing is asked for beside the path."""
    opened = visit("/?lang=en")
    page = opened.page
    page.locator(".st-key-doors a").first.click()
    page.wait_for_url(f"{skills}/regions?*")
    settle(page)
    page.goto(f"{skills}/region?lang=en&code=ES21")
    settle(page)
    page.locator(".st-key-figure-region-like table a").first.click()
    page.wait_for_url(f"{skills}/region?*code=ES24*")
    settle(page)

    assert [] == _strays(opened, answers, skills)


def test_examples_for_machines_answer(visit: Visitor, answers: Answers, skills: str) -> None:
    """What the page tells a program to ask for is there."""
    opened = visit("/api?lang=en&view-name=gap-parts")
    command = opened.page.locator("[data-testid=stCode] code").first.inner_text()
    address = re.search(r"'(https://[^']+)'", command)
    links = opened.page.get_by_role("link", name="Description by OpenAPI").get_attribute("href")

    assert address
    assert address[1].startswith(f"{skills}/api/v1/gap-parts.csv?")
    assert b"tertiary-attainment" in _fetched(address[1])
    assert "/skills/api/v1/openapi.json" == links
    assert [] == _strays(opened, answers, skills)


def test_catalogues_name_the_public_address_whatever_the_request_says(skills: str) -> None:
    """A false host is not believed: not in the description, nor in the catalogue, nor in a file."""
    told = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http"}
    asked = (
        "openapi.json",
        "",
        "catalogue.jsonld",
        "catalogue.ttl",
        "dataset.jsonld",
        "gap-parts.json",
        "gap-parts.csv",
    )
    texts = {one: _fetched(f"{skills}/api/v1/{one}", **told).decode() for one in asked}

    assert [] == [one for one, text in texts.items() if "evil.example" in text or "http://localhost" in text]
    assert [{"url": skills}] == json.loads(texts["openapi.json"])["servers"]
    assert [] == [one for one in asked if one != "gap-parts.csv" and skills not in texts[one]]
    assert {"status": "ok"} == json.loads(_fetched(f"{skills}/api/health"))


def test_an_address_with_a_slash_too_many_leads_on_by_https(skills: str) -> None:
    """And one with a slash too few: the browser stays on the host, by https, below the path."""
    led = {}
    for address in (skills, f"{skills}/gaps/"):
        with urlopen(address, context=TRUSTING) as answer:  # noqa: S310 (our own server)
            led[address.removeprefix(skills)] = answer.url

    assert {"": f"{skills}/", "/gaps/": f"{skills}/gaps"} == led
