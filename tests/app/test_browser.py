"""The pages in a headless browser: asking, opening a citation, exploring, and a document that means harm."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from selenium import webdriver
from selenium.common.exceptions import ElementClickInterceptedException as Covered
from selenium.common.exceptions import StaleElementReferenceException as Stale
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from ingest.build import ingest

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver (Debian: apt install chromium chromium-driver)"
)
T = TypeVar("T")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1280,900"
).split()
PATIENCE = 60
QUESTION = "Hoeveel procent van haar permanente magneten haalt de EU uit China?"
SENTENCE = "Volgens de Europese Commissie haalt de EU 98 procent van haar permanente magneten uit China."
HOSTILE = """# Proefnota over tungsteniet <script>window.hacked = 1</script>

Tungsteniet kost 77 euro <img src=x onerror="window.hacked = 1"> volgens ![x](http://evil.example/x.png) en \
[a](javascript:window.hacked=1) met $latex$ en :material/face: voor :red[iedereen].
"""
FOOT = ("De kade van Vlissingen verwerkte in 2023 ruim 340 ton kobalt uit Congo.", "De rest ging per schip naar Gent.")
"""The lines at the foot of a page of which the rest is empty."""


class Browser:
    """Drives the pages; every step waits until the page has what it needs."""

    def __init__(self, driver: webdriver.Chrome, address: str) -> None:
        self.driver = driver
        self.address = address

    def open(self, page: str) -> None:
        """Open a page of the app."""
        self.driver.get(f"{self.address}/{page}")

    def find(self, selector: str, text: str = "") -> WebElement:
        """Wait for an element that holds the text."""

        def found(_: webdriver.Chrome) -> WebElement | None:
            elements = self.driver.find_elements(By.CSS_SELECTOR, selector)
            return next((e for e in elements if text in e.text), None)

        return self.until(found, f"no {selector!r} with {text!r}")

    def text(self, selector: str, part: str = "") -> str:
        """Wait for an element that holds the part, and return its text."""
        return self.until(lambda _: self.find(selector, part).text or None, f"no text in {selector!r}")

    def click(self, selector: str, text: str = "") -> None:
        """Wait for an element that holds the text, and click it."""

        def clicked(_: webdriver.Chrome) -> bool:
            self.find(selector, text).click()
            return True

        self.until(clicked, f"cannot click {selector!r} with {text!r}")

    def enter(self, label: str, text: str) -> None:
        """Type into the field with this label and press Enter."""

        def typed(_: webdriver.Chrome) -> bool:
            # What is typed while the page is being drawn may be lost.
            self.find(".stApp[data-test-script-state=notRunning]")
            field = self.find(f"input[aria-label*='{label}']")
            field.send_keys(Keys.CONTROL, "a")
            field.send_keys(text + Keys.ENTER)
            return True

        self.until(typed, f"cannot type into {label!r}")

    def run(self, script: str, *values: object) -> object:
        """Run JavaScript in the page."""
        return self.driver.execute_script(script, *values)

    def hosts(self) -> set[str]:
        """Return the hosts that the page asked for anything since the last call."""
        messages = (json.loads(row["message"])["message"] for row in self.driver.get_log("performance"))  # type: ignore[no-untyped-call]
        sent = (m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent")
        # Chromium's own pages (chrome:) and what stands in the page itself (data:, blob:) ask nobody for anything.
        return {urlsplit(url).hostname or "" for url in sent if urlsplit(url).scheme in {"http", "https"}}

    def until(self, condition: Callable[[webdriver.Chrome], T | None], otherwise: str) -> T:
        """Wait until a condition gives something, and return that."""
        # Streamlit draws anew while it runs: an element may go between being found and being used.
        wait = WebDriverWait(self.driver, PATIENCE, 0.1, ignored_exceptions=(Stale, Covered))
        found = wait.until(condition, otherwise)
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Growing:
    """Pages, and the folder of the knowledge base behind them."""

    browser: Browser
    folder: Path

    def add(self, name: str, text: str) -> None:
        """Ingest a note while the pages are open."""
        note = self.folder.parent / name
        note.write_text(text, encoding="utf-8")
        assert ingest([note], self.folder).stored


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Run `knooppunt app` over a knowledge base and yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    call = [sys.executable, "-c", "from app.cli import main; main()", "app", "--kb", str(folder), "--port", str(port)]
    process = subprocess.Popen(call, stdout=subprocess.DEVNULL, cwd=folder, env={**os.environ, "PYTHONWARNINGS": ""})
    try:
        _await(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _await(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, "knooppunt app has stopped"
        try:
            with urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"nothing answers at {address}")


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """One Chromium for all tests, with a profile of its own."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield browser
    browser.quit()


@pytest.fixture(scope="module")
def samples(driver: webdriver.Chrome, sample_kb: Path) -> Iterator[Browser]:
    """The pages over the sample notes."""
    with serving(sample_kb) as address:
        yield Browser(driver, address)


def test_a_citation_opens_its_source_at_the_quote(samples: Browser) -> None:
    """A question gets its answer; its citation opens the original, scrolled to the quote, which stands marked there."""
    samples.open("")
    samples.enter("Uw vraag", QUESTION)
    samples.find(".kp-answer", SENTENCE)
    samples.click("button", "Toon in de bron")
    assert samples.text("#kp-quote") == SENTENCE
    original = samples.text(".kp-original", SENTENCE)
    assert original.startswith("Zeldzame aarden")
    inside = """const m = arguments[0].getBoundingClientRect();
        const b = arguments[0].closest('.kp-source').getBoundingClientRect();
        return m.top >= b.top && m.bottom <= b.bottom;"""
    samples.until(lambda _: samples.run(inside, samples.find("#kp-quote")), "the quote is not in view")
    samples.find(".kp-proved", "letterlijk")


def test_a_citation_from_a_pdf_opens_on_its_page(
    driver: webdriver.Chrome, small_kb: Path, tmp_path: Path, leaf: Any, written: Callable[..., bytes]
) -> None:
    """The page is shown as a picture, scrolled to the quote that is marked on it, and the text is one click away."""
    folder = Path(shutil.copytree(small_kb, tmp_path / "kb"))
    (tmp_path / "blad.pdf").write_bytes(written([leaf([(60, 100 - 14 * n, 12, line) for n, line in enumerate(FOOT)])]))
    assert ingest([tmp_path / "blad.pdf"], folder).stored
    with serving(folder) as address:
        browser = Browser(driver, address)
        browser.open("")
        browser.enter("Uw vraag", "Hoeveel ton kobalt verwerkte de kade van Vlissingen?")
        browser.find(".kp-answer", "340 ton")
        browser.click("button", "Toon in de bron")
        drawn = "const i = arguments[0]; return i.complete && i.naturalWidth > 500 && i.alt.includes('gemarkeerd');"
        browser.until(lambda _: browser.run(drawn, browser.find(".kp-sheet img")), "the page is not drawn")
        inside = """const m = document.getElementById('kp-quote').getBoundingClientRect();
            const b = document.querySelector('.kp-source').getBoundingClientRect();
            return m.top >= b.top && m.bottom <= b.bottom && document.querySelector('.kp-source').scrollTop > 100;"""
        browser.until(lambda _: browser.run(inside), "the mark is not in view")
        browser.click("button", "Tekst")
        assert "340 ton" in browser.text("mark#kp-quote")


def test_a_node_of_the_network_leads_to_its_entity(samples: Browser) -> None:
    """Choosing an entity in the network of an answer opens its page."""
    samples.open("")
    samples.enter("Uw vraag", QUESTION)
    samples.find(".kp-answer", SENTENCE)
    samples.run("arguments[0].scrollIntoView({block: 'center'})", samples.find(".stMain svg text", "China"))
    samples.click(".stMain svg text", "China")
    samples.find("h1", "Verkennen")
    samples.find("h2", "China")


def test_an_unanswerable_question_gets_no_answer(samples: Browser) -> None:
    """What the sources do not say is said to be missing; the passages shown are named no answer."""
    samples.open("")
    samples.enter("Uw vraag", "Hoeveel inwoners telt de hoofdstad van Mongolië?")
    samples.find(".kp-missing", "Geen antwoord in deze bronnen")
    assert samples.text(".kp-not") == "geen antwoord"
    assert not samples.driver.find_elements(By.CSS_SELECTOR, ".kp-answer")


def test_an_entity_shows_where_it_is_mentioned(samples: Browser) -> None:
    """An entity found by its German name shows its mentions, its neighbours and a path with evidence."""
    samples.open("entities")
    samples.enter("Zoek een naam", "seltene erden")
    samples.click("button", "zeldzame aardmetalen")
    assert "aard" in samples.text(".kp-quoted mark").lower()
    samples.click("button", "Buren")
    samples.find(".stMain svg text")
    samples.click("button", "Pad")
    samples.enter("Hoe hangt dit samen", "Japan")
    samples.find(".kp-path", "Japan")
    samples.find(".kp-hop")


def test_a_document_shows_its_repairs_and_its_original(samples: Browser) -> None:
    """The note with OCR damage is read repaired, with each repair beside what the original says."""
    samples.open("texts")
    samples.enter("Zoek een document", "knelpunten")
    samples.click("button", "KNELPUNTEN")
    samples.find(".kp-read", "afhankelijkheid")
    samples.click("button", "Herstelde plaatsen")
    samples.find(".kp-table td", "athankelijkheid")
    samples.click("button", "Origineel")
    samples.find(".kp-original", "athankelijkheid")


def test_the_pages_speak_three_languages(samples: Browser) -> None:
    """The language of the page can be changed."""
    samples.open("")
    samples.enter("Taal", "Deutsch")
    samples.find("h1", "Fragen")


def test_nothing_leaves_this_machine(samples: Browser) -> None:
    """All that the pages ask for comes from the machine itself."""
    for page in ("", "entities", "texts"):
        samples.open(page)
        samples.find("h1")
    assert samples.hosts() == {"127.0.0.1"}


@pytest.fixture(scope="module")
def growing(driver: webdriver.Chrome, small_kb: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Growing]:
    """The pages over a small knowledge base that may be added to."""
    folder = Path(shutil.copytree(small_kb, tmp_path_factory.mktemp("growing") / "kb"))
    with serving(folder) as address:
        yield Growing(Browser(driver, address), folder)


def test_the_pages_follow_the_knowledge_base(growing: Growing) -> None:
    """What is ingested while the pages are open is counted without a click, and found by the next question."""
    browser = growing.browser
    browser.open("")
    browser.find("[data-testid=stSidebar]", "2 documenten")
    growing.add("scandium.md", "# Scandium\n\nDe prijs van scandium steeg in 2024 naar 3.400 euro per kilo.\n")
    browser.find("[data-testid=stSidebar]", "3 documenten")
    browser.enter("Uw vraag", "Naar hoeveel euro steeg de prijs van scandium in 2024?")
    browser.find(".kp-answer", "3.400 euro")


def test_text_of_a_document_stays_text(growing: Growing) -> None:
    """Scripts, images, links, formulas and icons in a document are shown as they are written, and do nothing."""
    growing.add("hostile.md", HOSTILE)
    browser = growing.browser
    browser.hosts()
    browser.open("")
    browser.enter("Uw vraag", "Hoeveel kost tungsteniet?")
    browser.click("button", "Toon in de bron")
    shown = browser.text("#kp-quote", "77 euro")
    assert '<img src=x onerror="window.hacked = 1">' in shown
    assert "[a](javascript:window.hacked=1)" in shown
    browser.open("texts")
    browser.click("button", "Proefnota")
    browser.find(".kp-read", ":material/face:")
    assert browser.run("return window.hacked") is None
    assert browser.run("return document.querySelectorAll('.stMain img, .stMain a').length") == 0
    assert browser.hosts() == {"127.0.0.1"}
