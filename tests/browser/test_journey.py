# SPDX-License-Identifier: EUPL-1.2
"""From an empty house to a decision that anybody can read, on a desk and on a telephone, in every role."""

import csv
import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser import journey as steps
from tests.browser.journey import PATIENCE
from tests.browser.seen import DESK, PHONE, cut
from tests.web.conftest import COMMAND, Served, start

from criterio.domain.roles import Role
from criterio.domain.sentence import say
from criterio.language.reader import Reader

pytestmark = pytest.mark.browser

X = "x@culturavclara/account_analytics_content_2023-10-30_2026-10-31.csv"
META = "facebook@culturavillaclara/Jul-03-2025_Oct-30-2026_100003843016830.csv"
REGISTER = "registro-2026-10-31.xlsx"
CLOSED, SIGNED = "X · culturavclara", "Facebook · piscinavillaclara"
ADMINISTRATOR = "ana@example.org"
TODAY = say("What needs you today")


class House:
    """An empty workspace that is served, and its people, each with a browser of their own."""

    def __init__(self, served: Served, browser: Browser, width: int) -> None:
        self.served, self.browser, self.width = served, browser, width
        self.contexts: list[BrowserContext] = []

    def visitor(self) -> Page:
        """Somebody who opens a browser for the first time."""
        size = {"width": self.width, "height": 900}
        context = self.browser.new_context(viewport=size, base_url=self.served.address, locale="en-GB")
        context.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        self.contexts.append(context)
        return context.new_page()

    def first_link(self) -> str:
        """What the command ``invite`` prints for the first person."""
        words = [str(COMMAND), "-C", str(self.served.root), "invite", ADMINISTRATOR, "--role", "administrator"]
        printed = subprocess.run([*words, "--address", self.served.address], capture_output=True, text=True, check=True)
        return re.findall(r"http\S+/invitation/\S+", printed.stdout)[0]


@pytest.fixture(scope="module", params=[DESK, PHONE], ids=["desk", "telephone"])
def house(request, town: Path, tmp_path_factory, browser: Browser) -> Iterator[House]:
    root = tmp_path_factory.mktemp("house")
    declared = (town / "administration.toml").read_text(encoding="utf-8")
    (root / "administration.toml").write_text(f'second_factor = ["administrator"]\n{declared}', encoding="utf-8")
    served = start(root, env=os.environ | {"LANG": "en_GB.UTF-8"})
    opened = House(served, browser, request.param)
    yield opened
    for context in opened.contexts:
        context.close()
    served.process.terminate()
    served.process.wait(20)


@pytest.fixture(scope="module")
def files(town: Path, tmp_path_factory) -> list[Path]:
    """Three exports of the town as they come; a person has written a date by hand into one of them."""
    folder = tmp_path_factory.mktemp("files")
    for name in (REGISTER, META):
        shutil.copy(town / "exports" / name, folder)
    rows = list(csv.reader(io.StringIO((town / "exports" / X).read_text(encoding="utf-8-sig"))))[:400]
    rows[5][1] = "el martes pasado"
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    (folder / Path(X).name).write_text(out.getvalue(), encoding="utf-8")
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def people(house: House) -> dict[Role, Page]:
    """Everybody has been invited by the one before, has chosen a password, and has come in through the form."""
    return come_in(house)


def come_in(house: House) -> dict[Role, Page]:
    administrator = house.visitor()
    steps.accept_invitation(administrator, house.first_link(), "Ana Ribes")
    code = steps.set_up_second_step(administrator)
    administrator.goto("/")
    steps.sign_out(administrator)
    steps.sign_in(administrator, ADMINISTRATOR)
    steps.pass_second_step(administrator, code)
    steps.is_in(administrator)
    found = {Role.ADMINISTRATOR: administrator}
    for role in Role:
        if role is not Role.ADMINISTRATOR:
            email = f"{role}@example.org"
            link = steps.invite(administrator, email, role)
            found[role] = house.visitor()
            steps.accept_invitation(found[role], link, role.capitalize())
            steps.is_in(found[role])
            steps.sign_out(found[role])
            steps.sign_in(found[role], email)
            steps.is_in(found[role])
    return found


@pytest.fixture(scope="module")
def working(people: dict[Role, Page], files: list[Path]) -> dict[Role, Page]:
    """Three files are in, their refused row is mended, and everything has been worked out."""
    editor = people[Role.EDITOR]
    steps.drop_files(editor, *files)
    steps.take_them_in(editor, *files)
    steps.see_the_refused_row(editor, "el martes pasado")
    steps.mend_it(editor, "Date", "Fri, Oct 27, 2023")
    steps.everything_is_worked_out(editor)
    return people


def test_from_the_first_login_to_the_public_page(house: House, working: dict[Role, Page]):
    editor, approver, citizen = working[Role.EDITOR], working[Role.APPROVER], house.visitor()
    steps.look_at_the_register(editor, "Cultura", "X · culturavclara")
    steps.ask_to_open(editor, "Theatre on Instagram", "teatrovillaclara")
    steps.be_refused_by_a_gate(editor, "a pilot without an heir dies of success")
    steps.plan_a_closing(editor, CLOSED, "facebook:culturavillaclara")
    steps.close_it(approver, CLOSED)
    steps.everything_is_worked_out(approver)
    steps.slide(approver, "Home")
    decision = steps.sign_a_decision(approver, SIGNED)
    steps.find_it_in_public(citizen, decision, SIGNED)
    steps.change_language(citizen, "Galego", "gl")
    assert cut(citizen) == []
    steps.change_language(editor, "Euskara", "eu")
    editor.goto("/")
    assert editor.locator("h1").inner_text() == Reader("eu").text(TODAY)
    steps.change_language(editor, "English", "en")


def sees_no_form_to_give_files(page: Page) -> None:
    steps.ask(page, "What data are there?")
    expect(page.get_by_label("Files to take in")).to_have_count(0)


def sees_no_signature(page: Page) -> None:
    steps.ask(page, "Where to bet?")
    page.get_by_role("link", name=SIGNED, exact=True).click()
    expect(page.get_by_role("button", name=re.compile("^Sign: "))).to_have_count(0)


def gives_a_file_that_is_here(page: Page) -> None:
    steps.ask(page, "What data are there?")
    expect(page.get_by_label("Files to take in")).to_be_visible()
    page.goto("/collect/uploads/")
    expect(page.get_by_text("No file waits.")).to_be_visible()


def keeps_the_keys(page: Page) -> None:
    page.goto("/register/x:bibliovillaclara/custody/")
    page.get_by_label("Owner").fill("Inés Mollà")
    page.get_by_label("Deputy").fill("Clara Vives")
    page.get_by_label("Recovery mailbox").fill("redes@example.org")
    page.get_by_role("button", name="Save").click()
    steps.told(page, "Saved.")


def hands_over(page: Page) -> None:
    steps.ask(page, "Where are we?")
    page.get_by_role("link", name="Hand over").click()
    page.get_by_label("Who leaves them").select_option("Marta Olmedo")
    page.get_by_role("button", name="Show the profiles").click()
    expect(page.get_by_role("group", name="Profiles of Marta Olmedo")).to_be_visible()


def signs(page: Page) -> None:
    steps.sign_a_decision(page, "X · aytovillaclara")


def reads_what_everybody_did(page: Page) -> None:
    steps.ask(page, "Who works here?")
    page.get_by_role("link", name="What everybody did").click()
    expect(page.get_by_text("entries are as they were written.")).to_be_visible()


PEOPLE, KEYS, WAITING = "/people/", "/hand-over/", "/collect/uploads/"
MAY: dict[Role, tuple[list[Callable[[Page], None]], list[str]]] = {
    Role.READER: ([sees_no_form_to_give_files, sees_no_signature], [PEOPLE, KEYS, WAITING]),
    Role.RESPONDER: ([sees_no_form_to_give_files, sees_no_signature], [PEOPLE, KEYS, WAITING]),
    Role.EDITOR: ([gives_a_file_that_is_here, sees_no_signature], [PEOPLE, KEYS]),
    Role.ANALYST: ([gives_a_file_that_is_here, sees_no_signature], [PEOPLE, KEYS]),
    Role.APPROVER: ([sees_no_form_to_give_files, signs], [PEOPLE, KEYS, WAITING]),
    Role.CUSTODIAN: ([keeps_the_keys, hands_over, sees_no_signature], [PEOPLE, WAITING]),
    Role.ADMINISTRATOR: ([gives_a_file_that_is_here, hands_over, reads_what_everybody_did], []),
}
"""What each role is seen to do or not to be offered, and the addresses at which it is refused."""


@pytest.mark.parametrize("role", list(Role))
def test_each_role_does_its_part_and_is_refused_the_rest(working: dict[Role, Page], role: Role):
    page, (done, refused) = working[role], MAY[role]
    for step in done:
        step(page)
        assert cut(page) == []
    for path in refused:
        steps.be_refused(page, path)
        assert cut(page) == []
