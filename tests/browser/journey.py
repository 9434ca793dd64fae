# SPDX-License-Identifier: EUPL-1.2
"""The steps of the journey, one thing each, done as a person does them: by what is written on the page.

Each step begins where a menu or a link leads and ends by seeing that it happened.
"""

import base64
import csv
import hmac
import io
import re
import time
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.web.chromium import PATIENCE, follow

PASSWORD = "una-clave-larga-de-prueba"
REFUSED = "You may not do this here. If it is your work, ask an administrator for the role."
WRONG = "Something has to be put right"

DROP = """([box, files]) => {
  const dropped = new DataTransfer();
  for (const [name, content] of files)
    dropped.items.add(new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], name));
  for (const type of ['dragover', 'drop'])
    box.dispatchEvent(new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }));
}"""


def ask(page: Page, question: str) -> None:
    """By the menu, which a telephone folds."""
    folded = page.locator(".menu.narrow > summary")
    if folded.is_visible():
        folded.click()
    follow(page.get_by_role("navigation", name="Menu").get_by_role("link", name=question, exact=True))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def look_in_the_section(page: Page, name: str) -> None:
    """By the parts of a section, which a telephone folds too."""
    folded = page.locator(".tabs.narrow > summary")
    if folded.is_visible():
        folded.click()
    follow(page.get_by_role("link", name=name, exact=True))


def told(page: Page, text: str) -> None:
    """What happened is said once, where a screen reader hears it."""
    expect(page.locator(".messages").get_by_text(text)).to_be_visible()


def accept_invitation(page: Page, link: str, name: str) -> None:
    page.goto(link)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    follow(page.get_by_role("button", name="Come in", exact=True))


def sign_out(page: Page) -> None:
    follow(page.get_by_role("button", name="Sign out"))
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()


def sign_in(page: Page, email: str) -> None:
    page.goto("/account/login/")
    page.get_by_label("Mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    follow(page.get_by_role("button", name="Sign in", exact=True))


def is_in(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("What needs you today")


def set_up_second_step(page: Page) -> str:
    """Where the house asks for it; gives one of the recovery codes."""
    expect(page.get_by_text("Your role asks for a second factor.")).to_be_visible()
    follow(page.get_by_role("link", name="Second factor and passkeys"))
    follow(page.get_by_role("link", name="Set up an application"))
    page.get_by_label("Password").fill(PASSWORD)  # asked once more before the account changes
    follow(page.get_by_role("button", name="Go on"))
    secret = page.get_by_label("Secret").input_value()
    page.get_by_label("Code", exact=True).fill(code_of_now(secret))
    follow(page.get_by_role("button", name="Use it from now on"))
    told(page, "The application is in use. Keep your recovery codes.")
    return page.locator(".codes code").first.inner_text()


def code_of_now(secret: str) -> str:
    """What an application shows: RFC 6238, six digits every thirty seconds."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    mac = hmac.digest(key, int(time.time() // 30).to_bytes(8, "big"), "sha1")
    at = mac[-1] & 15
    return f"{(int.from_bytes(mac[at : at + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"


def pass_second_step(page: Page, code: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step")
    page.get_by_label("Code", exact=True).fill(code)
    follow(page.get_by_role("button", name="Sign in", exact=True))


def invite(page: Page, email: str, role: str) -> str:
    """The address that the person gets."""
    ask(page, "Who works here?")
    page.get_by_label("Mail").fill(email)
    page.get_by_label("Role").select_option(role)
    follow(page.get_by_role("button", name="Invite", exact=True))
    return page.get_by_role("status").locator("code").inner_text()


def write_a_date_by_hand(file: Path) -> None:
    """Into the fifth row, as somebody does who helps: the row will be refused. A few hundred rows are kept."""
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))[:400]
    rows[5][1] = "el martes pasado"
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    file.write_text(out.getvalue(), encoding="utf-8")


def drop_files(page: Page, *files: Path) -> None:
    """Dragged from the desktop onto the box; the box says which they are."""
    ask(page, "What data are there?")
    sent = [[file.name, base64.b64encode(file.read_bytes()).decode()] for file in files]
    page.evaluate(DROP, [page.locator(".drop").element_handle(), sent])
    for file in files:
        expect(page.locator(".drop output")).to_contain_text(file.name)
    follow(page.get_by_role("button", name="Show what they are"))
    expect(page.get_by_text(f"{len(files)} files wait.")).to_be_visible()


def take_them_in(page: Page, *files: Path) -> None:
    """All at once, in the background; the list shows them when they are in."""
    follow(page.get_by_role("button", name="Take all that are ready"))
    told(page, f"{len(files)} files are being taken in.")
    until(page, "/collect/", lambda: page.get_by_role("heading", name="On their way").count() == 0)
    for file in files:
        expect(page.get_by_role("rowheader", name=file.name)).to_be_visible()


def until(page: Page, path: str, is_so) -> None:
    """Looks at the page again, ever less often, until it is so: to draw a page is work for the machine too."""
    end, pause = time.monotonic() + PATIENCE / 1000, 1.0
    while page.goto(path) and not is_so():
        assert time.monotonic() < end, page.locator("main").inner_text()
        time.sleep(pause)
        pause = min(1.5 * pause, 5.0)


def everything_is_worked_out(page: Page) -> None:
    until(
        page, "/", lambda: page.get_by_text("Data until").count() == 1 and page.get_by_text("newer data").count() == 0
    )


def see_the_refused_row(page: Page, reason: str) -> None:
    page.goto("/")
    follow(page.get_by_role("link", name="One row of a file was not understood."))
    follow(page.get_by_role("link", name=re.compile("One row of ")))
    expect(page.locator(".error").first).to_contain_text(reason)


def mend_it(page: Page, column: str, value: str) -> None:
    page.get_by_label(re.compile(f"^{column} of row")).fill(value)
    follow(page.get_by_role("button", name="Give the corrected rows again"))
    told(page, "One row went in.")
    expect(page.get_by_text("Nothing is left to mend.")).to_be_visible()


def look_at_the_register(page: Page, unit: str, profile: str) -> None:
    """The list of a unit, and one of its profiles."""
    ask(page, "Where are we?")
    page.get_by_label("Unit").select_option(unit)
    follow(page.get_by_role("button", name="Show", exact=True))
    follow(page.get_by_role("link", name=profile, exact=True))
    expect(page.get_by_role("heading", level=1)).to_have_text(profile)


def ask_to_open(page: Page, name: str, handle: str) -> None:
    """Without an heir, which a gate asks for."""
    ask(page, "Where are we?")
    follow(page.get_by_role("link", name="Requests to open a profile"))
    written = {
        "What it is": name, "Name of the profile": handle, "Indicator": "interactions", "At least": "10",
        "At most": "40", "Hours a week, at least": "1", "Hours a week, at most": "2,5", "Owner": "Inés Mollà",
        "Deputy": "Clara Vives", "When it stops": "Under 10 in six months",
        "Day of the review": str(date.today() + timedelta(days=200)), "Comparable profiles": "a\nb\nc\nd\ne",
    }  # fmt: skip
    for label, text in written.items():
        page.get_by_label(label, exact=True).fill(text)
    for label, choice in (("Unit", "Cultura"), ("Network", "Instagram")):
        page.get_by_label(label, exact=True).select_option(label=choice)
    page.get_by_label("Routine information").check()
    follow(page.get_by_role("button", name="Keep the draft"))
    told(page, "The draft is kept.")


def be_refused_by_a_gate(page: Page, reason: str) -> None:
    follow(page.get_by_role("button", name="Ask for it"))
    expect(page.get_by_role("alert")).to_contain_text(WRONG)
    expect(page.get_by_role("alert")).to_contain_text(reason)


def plan_a_closing(page: Page, profile: str, goes_to: str) -> None:
    page.goto("/register/")
    follow(page.get_by_role("link", name=profile, exact=True))
    follow(page.get_by_role("link", name="Closing plan"))
    page.get_by_label("Why it is closed").fill("Nobody reads it, and another profile tells the same.")
    page.get_by_label("Where its public goes").select_option(goes_to)
    page.get_by_label("Where its posts are kept").fill("archive of 2026.zip")
    page.get_by_label("The notice that its public will read").fill("We go on at @AytoVillaclara.")
    page.get_by_label("Day of the notice").fill(str(date.today() - timedelta(days=20)))
    page.get_by_label("Day of the closing").fill(str(date.today()))
    follow(page.get_by_role("button", name="Keep the plan"))
    told(page, "The plan is kept. Another person has to sign it.")


def close_it(page: Page, profile: str) -> None:
    """By another person than who wrote the plan."""
    page.goto("/register/")
    follow(page.get_by_role("link", name=profile, exact=True))
    follow(page.get_by_role("link", name="Closing plan"))
    follow(page.get_by_role("button", name="Sign the plan"))
    told(page, "Signed.")
    follow(page.get_by_role("button", name="Close the profile"))
    told(page, "Closed. Its plan stays on record.")


def slide(page: Page, hours: str) -> None:
    """With a single key: the portfolio is another one, in the same page."""
    ask(page, "Where to bet?")
    look_in_the_section(page, "Other hours and money")
    choice = page.locator("#choice")
    before = choice.inner_text()
    page.get_by_label("Hours a week").press(hours)
    expect(choice).not_to_have_text(before, use_inner_text=True)
    expect(choice).to_contain_text("would change")


def sign_a_decision(page: Page, subject: str) -> None:
    ask(page, "Where to bet?")
    follow(page.get_by_role("link", name=subject, exact=True))
    follow(page.get_by_role("button", name=re.compile("^Sign: ")))
    told(page, "Signed. It is on record, and nobody can change it")
    expect(page.get_by_role("link", name=re.compile("See it as citizens do"))).to_be_visible()


def find_it_in_public(page: Page, subject: str) -> None:
    """As anybody, from the public pages; the newest decision on it."""
    page.goto("/public/")
    follow(page.get_by_role("link", name="Decisions published"))
    follow(page.get_by_role("link", name=re.compile(f"^{re.escape(subject)}: ")).first)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^Decision \d+: "))
    expect(page.locator("main")).to_contain_text(subject)


def change_language(page: Page, language: str, code: str) -> None:
    page.locator(".languages summary").click()
    follow(page.get_by_role("button", name=language, exact=True))
    expect(page.locator("html")).to_have_attribute("lang", code)


def be_refused(page: Page, path: str) -> None:
    """In plain words, with a way to go on."""
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == 403
    expect(page.get_by_role("heading", level=1)).to_have_text("Not possible")
    expect(page.locator("main")).to_contain_text(REFUSED)
    expect(page.locator("main").get_by_role("link")).to_be_visible()
