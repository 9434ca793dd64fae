# SPDX-License-Identifier: EUPL-1.2
"""The cases from reality, as an official would tell them: each ``*.yaml`` beside this file is one.

``given`` becomes real files (``administration.toml``, the house's own spreadsheet, exports of posts, messages) which
enter a workspace as any other. ``then`` is what Criterio must say of them, in the official's language.
"""

import csv
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import tomli_w
import yaml

from criterio.decide.gates import gates
from criterio.decide.initiatives import subject
from criterio.decide.items import OPEN
from criterio.decide.reply import draft_reply
from criterio.domain.verdict import Portfolio, Verdict
from criterio.language.reader import Reader
from criterio.wiring import House

CASES = sorted(Path(__file__).parent.glob("*.yaml"))
READER = Reader("es")
POSTS = ("Post id", "Date", "Post text", "Post Link", "Impressions", "Likes", "Replies", "Reposts")
FIRST_ID = 203_000_000_000_000_000


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case_from_reality(case: Path, tmp_path: Path):
    told = yaml.safe_load(case.read_text(encoding="utf-8"))
    assert set(told) == {"case", "story", "given", "then"}
    house = built(told["given"], tmp_path)
    portfolio = house.decide(told["given"]["day"])
    assert len(told["then"]) > 0
    for name, expected in told["then"].items():
        CHECKS[name](house, portfolio, expected)


def built(given: dict[str, Any], root: Path) -> House:
    """A workspace that took in what is given, as files."""
    declared = {"name": "Villaclara", "language": "es", **given.get("administration", {})}
    (root / "administration.toml").write_text(tomli_w.dumps(declared), encoding="utf-8")
    inbox = root / "inbox"
    inbox.mkdir()
    registers = given.get("registers") or {given["day"]: given["register"]}
    for day, rows in registers.items():
        write(inbox / f"register-{day}.csv", [row | {"fecha": day} for row in repeated(rows)])
    write(inbox / "posts.csv", posts(given.get("posts", []), given["day"]), POSTS)
    write(inbox / "messages.csv", given.get("messages", []))
    write(inbox / "practices.csv", practices(given["day"], **given.get("practices", {})))
    house = House(root)
    for report in house.import_files(sorted(inbox.iterdir())):
        assert report.refused == 0
    return house


def repeated(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """A row with ``repeat: 79`` stands for 79, numbered where it says ``{n}``."""
    return [
        {
            name: value.format(n=n) if isinstance(value, str) else value
            for name, value in row.items()
            if name != "repeat"
        }
        for row in rows
        for n in range(1, row.get("repeat", 1) + 1)
    ]


def posts(rows: list[dict[str, Any]], on: date) -> list[dict[str, Any]]:
    """Posts on X, one every so many days up to the day asked about."""
    each = [
        (row, on - timedelta(days=back), n)
        for row in repeated(rows)
        for n, back in enumerate(range(row.get("until_days_ago", 2), row["for_days"], row["every_days"]))
    ]
    return [_post(FIRST_ID + number, *one) for number, one in enumerate(each)]


def _post(number: int, row: dict[str, Any], day: date, n: int) -> dict[str, Any]:
    counts = {name: row.get(name.lower(), 0) for name in POSTS[4:]}
    link = f"https://x.com/{row['profile']}/status/{number}"
    text = f"{row.get('text', row['profile'])} {n}"
    return {"Post id": number, "Date": f"{day:%a, %b %-d, %Y}", "Post text": text, "Post Link": link} | counts


def practices(
    on: date, followed_from: date | None = None, adopted: Sequence[dict[str, Any]] = ()
) -> list[dict[str, Any]]:
    """By unit and month, whether it has taken up what it is said to have taken up ``since`` some day."""
    start = followed_from or on
    months = [
        date(start.year + n // 12, n % 12 + 1, 1)
        for n in range(start.month - 1, 12 * (on.year - start.year) + on.month)
    ]
    return [
        {"fecha": month, "unidad": row["unidad"], "indicador": row["indicador"], "valor": int(row["since"] <= month)}
        for row in repeated(adopted)
        for month in months
    ]


def write(path: Path, rows: list[dict[str, Any]], columns: tuple[str, ...] = ()) -> None:
    """A spreadsheet, unless there is nothing to write."""
    if not rows:
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        names = columns or tuple(dict.fromkeys(name for row in rows for name in row))
        writer = csv.DictWriter(file, names, restval="")
        writer.writeheader()
        writer.writerows(rows)


def verdict_on(portfolio: Portfolio, name: str) -> Verdict:
    return next(one for one in portfolio.verdicts if name in (one.subject, one.subject.removeprefix("initiative:")))


def _verdicts(house: House, portfolio: Portfolio, expected: dict[str, dict[str, Any]]) -> None:
    for name, wanted in expected.items():
        found = verdict_on(portfolio, name)
        modes = wanted["mode"] if isinstance(wanted["mode"], list) else [wanted["mode"]]
        assert READER.name(found.mode) in modes, (name, READER.name(found.mode))
        assert found.into == wanted.get("into", found.into)
        assert_said(wanted.get("because", []), found.because)
        assert_said(wanted.get("would_change_if", []), found.would_change_if)
        assert_said(wanted.get("instead", []), (found.instead,))


def assert_said(wanted: list[str] | str, sentences: Any) -> None:
    said = " ".join(READER.text(sentence) for sentence in sentences if sentence is not None)
    for text in [wanted] if isinstance(wanted, str) else wanted:
        assert text in said


def _go_on(house: House, portfolio: Portfolio, expected: list[str]) -> None:
    """Exactly these profiles go on publishing."""
    assert [one.subject for one in portfolio.verdicts if one.mode in OPEN] == expected


def _how_many(house: House, portfolio: Portfolio, expected: int) -> None:
    assert len(portfolio.verdicts) == expected


def _hours(house: House, portfolio: Portfolio, expected: float) -> None:
    assert portfolio.hours <= expected + 1e-9


def _uncovered(house: House, portfolio: Portfolio, expected: list[str]) -> None:
    assert [READER.text(sentence) for sentence in portfolio.uncovered] == expected


def _reply(house: House, portfolio: Portfolio, expected: dict[str, list[str]]) -> None:
    """What is answered to who proposed it."""
    for name, wanted in expected.items():
        proposed = next(one for one in house.administration.initiatives if one.name == name)
        refused = verdict_on(portfolio, subject(name))
        assert_said(wanted, draft_reply(proposed, gates(proposed, house.administration), refused.instead))


def _difference(house: House, portfolio: Portfolio, expected: dict[str, Any]) -> None:
    """Between two registers: what opened, and what only came into sight."""
    found = house.compare_registers(expected["before"], expected["after"])
    assert len(found.opened) == expected["opened"]
    assert len(found.covered) == expected["came_into_sight"]


def _not_contagion(house: House, portfolio: Portfolio, expected: dict[str, dict[str, Any]]) -> None:
    """That many took it up, and the data cannot tell that it passed from one to the other."""
    found = {one.practice: one for one in house.spread()}
    for name, wanted in expected.items():
        assert len(found[name].since) == wanted["adopted"]
        assert found[name].added is None
        assert_said(wanted["because"], found[name].refused)


CHECKS: dict[str, Callable[[House, Portfolio, Any], None]] = {
    "verdicts": _verdicts,
    "only_these_go_on": _go_on,
    "profiles_decided": _how_many,
    "hours_a_week_at_most": _hours,
    "left_without_channel": _uncovered,
    "reply": _reply,
    "registers_differ": _difference,
    "not_contagion": _not_contagion,
}
