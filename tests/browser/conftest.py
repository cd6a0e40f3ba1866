"""Open the pages of a small site in Chromium, and note what must never happen there.

Without a browser these tests are skipped; PAPERLIST_BROWSER_TESTS=required makes that an error.
PAPERLIST_BROWSER names the browser, and PAPERLIST_SCREENSHOTS a folder for pictures of pages.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.browser.sample import sample_site
from tests.lacking import left_out

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

DARK = ("furo", "pydata_sphinx_theme", "sphinx_book_theme")  # those that are light or dark
THEMES = (*DARK, "sphinx_rtd_theme", "alabaster")
_PACKAGES = ("playwright", "axe_playwright_python", *THEMES)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
_POLICY = "script-src 'self'; style-src 'self'"
# Kept by the page itself, from its first moment.
_WATCH = """
    window.shifts = [];
    window.violations = [];
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries()))
      .observe({ type: "layout-shift", buffered: true });
    document.addEventListener("securitypolicyviolation", (event) =>
      window.violations.push(`${event.violatedDirective} ${event.sourceFile} ${event.sample}`));
"""


def _browser() -> str:
    found = [os.environ.get("PAPERLIST_BROWSER"), *map(shutil.which, _BROWSERS)]
    return next(filter(None, found), "")


def _missing() -> str:
    """Return what these tests lack, and how to get it."""
    packages = [name for name in _PACKAGES if find_spec(name) is None]
    if packages:
        return f"no {packages[0]}: pip install 'sphinx-paperlist[browser]'"
    return "" if _browser() else "no Chromium: install it, or name it in PAPERLIST_BROWSER"


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> Any:
    """Leave the tests out where there is no browser."""
    return left_out(module_path, parent, _missing(), "PAPERLIST_BROWSER_TESTS")


@pytest.fixture(params=["http", "file"])
def scheme(request: pytest.FixtureRequest) -> str:
    """Return how pages are opened: from a server, and then from a file."""
    return str(request.param)


@pytest.fixture
def visit(browser: Browser, sites: Sites, scheme: str) -> Iterator[Visitor]:
    """Return what opens a page of the site; the test fails if the page complains of anything."""
    visitor = Visitor(browser, sites, scheme)
    yield visitor
    for context in visitor.contexts:
        context.close()
    assert visitor.complaints == []


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the browser, which all tests share."""
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 - not everyone has it

    # A machine may be busy.
    expect.set_options(timeout=15_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_browser(), args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """Return the site in all themes, each built when it is first asked for."""
    folder = tmp_path_factory.mktemp("sites")
    with served(folder) as plain, served(folder, _POLICY) as strict:
        yield Sites(folder, {"http": plain, "strict": strict, "file": folder.as_uri()})


@contextmanager
def served(folder: Path, policy: str = "") -> Iterator[str]:
    """Serve a folder on a port of this machine, with a Content-Security-Policy if one is given."""
    handler = functools.partial(_Handler, directory=str(folder), policy=policy)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, policy: str, **given: Any) -> None:
        self.policy = policy
        super().__init__(*args, **given)

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":
            # Browsers ask for it of themselves.
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass
class Sites:
    """The site in several themes, and where browsers find it."""

    folder: Path
    addresses: dict[str, str]
    built: set[str] = field(default_factory=set)

    def address(self, scheme: str, theme: str) -> str:
        """Return where the pages of a theme are."""
        if theme not in self.built:
            self._build(theme)
            self.built.add(theme)
        return f"{self.addresses[scheme]}/{theme}/_build"

    def _build(self, theme: str) -> None:
        for name, text in sample_site(theme).items():
            path = self.folder / theme / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        # A process of its own, since themes leave much behind in theirs.
        command = [sys.executable, "-m", "sphinx", "-q", "-W", ".", "_build"]
        subprocess.run(command, cwd=self.folder / theme, check=True)


@dataclass
class Visitor:
    """Opens pages, each in a context of its own, and hears what they complain of."""

    browser: Browser
    sites: Sites
    scheme: str
    contexts: list[BrowserContext] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __call__(
        self,
        path: str = "lists.html",
        *,
        theme: str = "furo",
        width: int = 1280,
        height: int = 800,
        before: str = "",
        clock: bool = False,
        **options: Any,
    ) -> Page:
        """Return an open page.

        `before` is a script that runs before those of the page. With a `clock` time stands still
        until the test moves it. Other options are those of Playwright's contexts.
        """
        context = self.browser.new_context(viewport={"width": width, "height": height}, **options)
        self.contexts.append(context)
        context.add_init_script(_WATCH + before)
        self._listen(context)
        page = context.new_page()
        if clock:
            page.clock.install(time=0)
        page.goto(self.address(path, theme))
        if clock:
            page.clock.pause_at(60_000)
        return page

    def address(self, path: str, theme: str = "furo") -> str:
        """Return the address of a page."""
        return f"{self.sites.address(self.scheme, theme)}/{path}"

    def _listen(self, context: BrowserContext) -> None:
        def complain(text: str) -> None:
            self.complaints.append(text)

        def ask(address: str) -> None:
            self.requests.append(address)
            if urlsplit(address).hostname not in (None, "127.0.0.1"):
                complain(f"asked for {address}")

        def listen(said: ConsoleMessage) -> None:
            source = str(said.location["url"])
            # What themes say of their own files is theirs.
            if said.type in ("error", "warning") and (
                "/_static/" not in source or "paperlist" in source
            ):
                complain(said.text)

        context.on("request", lambda request: ask(request.url))
        context.on("weberror", lambda error: complain(str(error.error)))
        context.on("console", listen)
