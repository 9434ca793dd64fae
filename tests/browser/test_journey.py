# SPDX-License-Identifier: EUPL-1.2
"""From an empty house to a decision that anybody can read, in every role, on a desk or on a telephone."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser import journey as steps
from tests.browser.seen import DESK, PHONE, cut_at
from tests.web.chromium import PATIENCE, follow
from tests.web.conftest import COMMAND, Served, start

from criterio.domain.roles import Role
from criterio.domain.sentence import say
from criterio.language.reader import Reader
from criterio.web.people.roles import GIVES, Permission

pytestmark = pytest.mark.browser

ADMINISTRATOR = "ana@example.org"
TODAY = say("What needs you today")
X, META = "account_analytics_content_2023-10-30_2026-10-31.csv", "Oct-30-2023_Oct-30-2026"
GIVEN: dict[Role, tuple[str, str, str]] = {
    Role.ADMINISTRATOR: (
        "registro-2026-10-31.xlsx",
        "x@preguntavillaclara/account_analytics_content_2023-10-30_2026-10-26.csv",
        "facebook@deportesvillaclara/Nov-03-2023_Oct-28-2026_100003005450303.csv",
    ),
    Role.EDITOR: (
        f"x@culturavclara/{X}",
        "facebook@culturavillaclara/Jul-03-2025_Oct-30-2026_100003843016830.csv",
        f"instagram@cultura_villaclara/{META}_100003330025299.csv",
    ),
    Role.ANALYST: (
        f"x@visitvillaclara/{X}",
        f"facebook@visitvillaclara/{META}_100000687735821.csv",
        f"instagram@deportes_villaclara/{META}_100003157505073.csv",
    ),
}
"""The exports of the town that each brings, by role; a person has written a date by hand into the one of X."""
CLOSED = {
    Role.ADMINISTRATOR: ("X · Pregunta a Villaclara", "facebook:deportesvillaclara"),
    Role.EDITOR: ("X · Cultura Villaclara", "facebook:culturavillaclara"),
}
"""What each plans to close, and where its public goes."""
SIGNED = {
    Role.ADMINISTRATOR: "Facebook · Piscina Municipal de Villaclara",
    Role.APPROVER: "X · Ayuntamiento de Villaclara",
}
ORDER = (Role.ADMINISTRATOR, *(role for role in Role if role != Role.ADMINISTRATOR))
"""As in an office: who is invited works after who invites, and a plan is signed after it is written."""
WIDTHS = {
    Role.ADMINISTRATOR: DESK,
    Role.EDITOR: PHONE,
    Role.ANALYST: DESK,
    Role.APPROVER: PHONE,
    Role.READER: DESK,
    Role.RESPONDER: PHONE,
    Role.CUSTODIAN: PHONE,
}
"""What each works on. What two roles do is done once on a desk and once on a telephone; what one does, where it is
harder: the administrator holds a telephone until everybody is invited."""
AT_THE_DOOR = {
    Permission.IMPORT: "/collect/uploads/",
    Permission.HOLD: "/hand-over/",
    Permission.ADMINISTER: "/people/",
}
"""Where somebody is refused who may not do that."""


class House:
    """An empty workspace that is served, and its people, each with a browser of their own."""

    def __init__(self, served: Served, browser: Browser) -> None:
        self.served, self.browser = served, browser
        self.contexts: list[BrowserContext] = []

    def visitor(self, width: int) -> Page:
        """Somebody who opens a browser for the first time."""
        size = {"width": width, "height": 900}
        context = self.browser.new_context(viewport=size, base_url=self.served.address, locale="en-GB")
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        return context.new_page()

    def first_link(self) -> str:
        """What the command ``invite`` prints for the first person."""
        words = [str(COMMAND), "-C", str(self.served.root), "invite", ADMINISTRATOR, "--role", "administrator"]
        printed = subprocess.run([*words, "--address", self.served.address], capture_output=True, text=True, check=True)
        return re.findall(r"http\S+/invitation/\S+", printed.stdout)[0]


@pytest.fixture(scope="module")
def house(town: Path, tmp_path_factory, browser: Browser) -> Iterator[House]:
    root = tmp_path_factory.mktemp("house")
    declared = (town / "administration.toml").read_text(encoding="utf-8")
    (root / "administration.toml").write_text(f'second_factor = ["administrator"]\n{declared}', encoding="utf-8")
    served = start(root, env=os.environ | {"LANG": "en_GB.UTF-8"})
    opened = House(served, browser)
    yield opened
    for context in opened.contexts:
        context.close()
    served.end()


@pytest.fixture(scope="module")
def files(town: Path, tmp_path_factory) -> dict[Role, list[Path]]:
    """By role, three files under names of their own."""
    found: dict[Role, list[Path]] = {}
    for role, names in GIVEN.items():
        folder = tmp_path_factory.mktemp(role)
        for name in names:
            shutil.copy(town / "exports" / name, folder / name.replace("/", "-"))
        (broken,) = folder.glob("x@*")
        steps.write_a_date_by_hand(broken)
        found[role] = sorted(folder.iterdir())
    return found


@pytest.fixture(scope="module")
def people(house: House) -> dict[Role, Page]:
    """Everybody has been invited by the one before, has chosen a password, and has come in through the form."""
    return come_in(house)


def come_in(house: House) -> dict[Role, Page]:
    administrator = house.visitor(PHONE)
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
            found[role] = house.visitor(WIDTHS[role])
            steps.accept_invitation(found[role], link, role.capitalize())
            steps.is_in(found[role])
            steps.sign_out(found[role])
            steps.sign_in(found[role], email)
            steps.is_in(found[role])
    administrator.set_viewport_size({"width": WIDTHS[Role.ADMINISTRATOR], "height": 900})
    return found


def keeps_the_keys(page: Page) -> None:
    page.goto("/register/x:bibliovillaclara/custody/")
    page.get_by_label("Owner").fill("Inés Mollà")
    page.get_by_label("Deputy").fill("Clara Vives")
    page.get_by_label("Recovery mailbox").fill("redes@example.org")
    follow(page.get_by_role("button", name="Save"))
    steps.told(page, "Saved.")


def hands_over(page: Page) -> None:
    steps.ask(page, "Where are we?")
    follow(page.get_by_role("link", name="Hand over"))
    page.get_by_label("Who leaves them").select_option("Marta Olmedo")
    follow(page.get_by_role("button", name="Show the profiles"))
    expect(page.get_by_role("group", name="Profiles of Marta Olmedo")).to_be_visible()


def reads_what_everybody_did(page: Page) -> None:
    steps.ask(page, "Who works here?")
    follow(page.get_by_role("link", name="What everybody did"))
    expect(page.get_by_text("entries are as they were written.")).to_be_visible()


ALSO: dict[Role, list[Callable[[Page], None]]] = {
    Role.CUSTODIAN: [keeps_the_keys, hands_over],
    Role.ADMINISTRATOR: [hands_over, reads_what_everybody_did],
}
"""What is the work of that role alone."""


@pytest.mark.parametrize("role", ORDER)
def test_from_the_first_login_to_the_public_page(people: dict[Role, Page], files, role: Role):
    page, may = people[role], GIVES[role]
    brings_data(page, files.get(role, []))
    steps.look_at_the_register(page, "Cultura", "X · Cultura Villaclara")
    asks_to_open(page, Permission.EDIT in may)
    plans_a_closing(page, role)
    closes_what_was_planned(page, role)
    steps.slide(page, "Home")
    signed = signs(page, role)
    steps.find_it_in_public(page, signed)
    steps.change_language(page, "Euskara", "eu")
    page.goto("/")
    assert page.locator("h1").inner_text() == Reader("eu").text(TODAY)
    assert cut_at(page, DESK, PHONE) == []
    steps.change_language(page, "English", "en")
    for step in ALSO.get(role, ()):
        step(page)
    for address in (at for needed, at in AT_THE_DOOR.items() if needed not in may):
        steps.be_refused(page, address)
    assert cut_at(page, DESK, PHONE) == []


@pytest.mark.parametrize("width", [DESK, PHONE], ids=["desk", "telephone"])
def test_anybody_reads_the_decision_and_changes_the_language(house: House, people: dict[Role, Page], width: int):
    citizen = house.visitor(width)
    steps.find_it_in_public(citizen, SIGNED[Role.ADMINISTRATOR])
    steps.change_language(citizen, "Galego", "gl")
    assert cut_at(citizen, width) == []


def brings_data(page: Page, files: list[Path]) -> None:
    """Three files, with their refused row mended; who may not give any is offered no form."""
    if not files:
        steps.ask(page, "What data are there?")
        expect(page.get_by_label("Files to take in")).to_have_count(0)
        return
    steps.drop_files(page, *files)
    steps.take_them_in(page, *files)
    steps.see_the_refused_row(page, "el martes pasado")
    steps.mend_it(page, "Date", "Fri, Oct 27, 2023")
    steps.everything_is_worked_out(page)


def asks_to_open(page: Page, may: bool) -> None:
    """Only to hear from a gate what is missing."""
    if may:
        steps.ask_to_open(page, "Theatre on Instagram", "teatrovillaclara")
        steps.be_refused_by_a_gate(page, "a pilot without an heir dies of success")
    else:
        page.goto("/openings/")
        expect(page.get_by_role("button", name="Keep the draft")).to_have_count(0)


def plans_a_closing(page: Page, role: Role) -> None:
    if role in CLOSED:
        steps.plan_a_closing(page, *CLOSED[role])
    else:
        page.goto("/register/x:culturavclara/closing/")
        expect(page.get_by_role("button", name="Keep the plan")).to_have_count(0)


def closes_what_was_planned(page: Page, role: Role) -> None:
    """By another person than who wrote the plan; who wrote it is told so."""
    if role == Role.APPROVER:
        for profile, _ in CLOSED.values():
            steps.close_it(page, profile)
        steps.everything_is_worked_out(page)
    elif role == Role.ADMINISTRATOR:
        follow(page.get_by_role("button", name="Sign the plan"))
        expect(page.get_by_role("alert")).to_contain_text("another person")
    else:
        expect(page.get_by_role("button", name="Sign the plan")).to_have_count(0)


def signs(page: Page, role: Role) -> str:
    """The subject of a decision that everybody can read: one's own, where the role may sign."""
    if role in SIGNED:
        steps.sign_a_decision(page, SIGNED[role])
        return SIGNED[role]
    subject = SIGNED[Role.ADMINISTRATOR]
    steps.ask(page, "Where to bet?")
    follow(page.get_by_role("link", name=subject, exact=True))
    expect(page.get_by_role("button", name=re.compile("^Sign: "))).to_have_count(0)
    return subject
