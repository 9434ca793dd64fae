# SPDX-License-Identifier: EUPL-1.2
import csv
import io
import re
import time
from pathlib import Path

import psutil
import pytest
from tests.web import nursery
from tests.web.axe import barriers
from tests.web.conftest import start

META = "facebook@culturavillaclara/Jul-03-2025_Oct-30-2026_100003843016830.csv"
X = "x@culturavclara/account_analytics_content_2023-10-30_2026-10-31.csv"
REGISTER = "registro-2026-10-31.xlsx"
OWN = """Fecha de salida;Red;Cuenta de la red;Frase;Me gusta
2026-05-01;facebook;AyuntamientoVillaclara;Fiesta mayor;3
2026-05-02;facebook;AyuntamientoVillaclara;Fiesta menor;5
"""


@pytest.fixture(scope="module", autouse=True)
def working(served):
    served.work()


@pytest.fixture(scope="module")
def analyst(served):
    with served.client("analyst") as client:
        yield client


def give(served, client, *files, path="/collect/"):
    """Files as (name, content)."""
    sent = [("files", (name, content)) for name, content in files]
    return served.post(client, path, {"act": "give"}, files=sent)


def changed(served, name, edit):
    """An export of the town that is not in yet: the same lines, and one more difference."""
    return edit((served.root / "exports" / name).read_text(encoding="utf-8-sig")).encode()


def with_another_post(served, posts=1, first=1_900_000_000_000_000_000):
    def edit(text):
        rows = list(csv.reader(io.StringIO(text)))
        link, more = rows[1][3].rpartition("/")[0], []
        for at in range(posts):
            more.append([str(first + at), "Fri, Oct 30, 2026", f"Nuevo {at}", f"{link}/{first + at}", *rows[1][4:]])
        return written([rows[0], *more])

    return changed(served, X, edit)


def with_a_broken_row(served):
    def edit(text):
        rows = list(csv.reader(io.StringIO(text)))[:12]
        rows[5][1] = "el martes pasado"
        return written([[*row[:2], f"{row[2]} (otra vez)", *row[3:]] if at else row for at, row in enumerate(rows)])

    return changed(served, X, edit)


def written(rows):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def until(look, seconds=300):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError("it never came")


def taken_in(client, page):
    return until(lambda: (text := client.get(page, headers={"HX-Request": "true"})).status_code == 286 and text.text)


def rows_of(client, name):
    """The rows of each file of that name in the list."""
    line = rf"<th scope=\"row\"[^>]*>{re.escape(name)}.*?<td[^>]*class=\"number\"><div>([^<]*)</div>"
    return re.findall(line, client.get("/collect/").text, re.DOTALL)


def run_of(client, name):
    line = rf"<th scope=\"row\"[^>]*>{re.escape(name)}.*?/collect/undo/(\d+)/"
    found = re.search(line, client.get("/collect/").text, re.DOTALL)
    return int(found[1])


def test_a_file_is_shown_before_it_is_taken_and_nothing_is_written(served, analyst):
    given = give(served, analyst, ("nuevos.csv", with_another_post(served, first=1_910_000_000_000_000_000)))
    seen = analyst.get(given.headers["location"]).text
    assert "Take it in" in seen
    assert "Nuevo 0" in seen
    assert "@CulturaVclara" in seen or "culturavclara" in seen.lower()
    assert rows_of(analyst, "nuevos.csv") == []
    served.post(analyst, given.headers["location"], {"act": "throw"})
    assert analyst.get(given.headers["location"]).status_code == 404


def test_three_exports_that_are_here_are_known_and_not_taken_twice(served, analyst):
    files = [(Path(name).name, (served.root / "exports" / name).read_bytes()) for name in (META, X, REGISTER)]
    given = give(served, analyst, *files)
    assert given.headers["location"] == "/collect/uploads/"
    seen = analyst.get("/collect/uploads/").text
    assert [name for name, _ in files if name in seen] == [name for name, _ in files]
    assert seen.count("It is already here") == 3
    served.post(analyst, "/collect/uploads/", {"act": "throw_all"})


def test_a_broken_row_is_refused_mended_and_taken_back(served, analyst):
    given = give(served, analyst, ("rota.csv", with_a_broken_row(served)))
    page = given.headers["location"]
    seen = analyst.get(page).text
    assert "el martes pasado" in seen
    served.post(analyst, page, {"act": "take"})
    assert "10 rows" in taken_in(analyst, page)
    run = run_of(analyst, "rota.csv")
    refused = analyst.get(f"/collect/refused/{run}/").text
    field = re.search(r'name="(cell-\d+-1)" value="el martes pasado"', refused)[1]
    assert "el martes pasado" in analyst.get(f"/collect/refused/{run}/csv/").text

    still = served.post(analyst, f"/collect/refused/{run}/", {"act": "mend"})
    assert (still.status_code, "No row has been mended" in still.text) == (422, True)
    served.post(analyst, f"/collect/refused/{run}/", {"act": "mend", field: "Fri, Oct 30, 2026"})
    assert "One row went in." in analyst.get(f"/collect/refused/{run}/").text
    assert "Nothing is left to mend" in analyst.get(f"/collect/refused/{run}/").text
    assert rows_of(analyst, "rota-mended.csv") == ["1"]

    served.post(analyst, f"/collect/undo/{run}/", {"act": "undo"})
    assert rows_of(analyst, "rota.csv") == []


def test_a_file_that_nobody_knows_is_read_as_a_person_says(served, analyst):
    given = give(served, analyst, ("propio.csv", OWN.encode()))
    page = given.headers["location"]
    assert f"{page}columns/" in analyst.get(page).text
    form = analyst.get(f"{page}columns/").text
    field = re.search(r'<label for="(column-\d)">Cuenta de la red</label>', form)[1]
    wrong = served.post(analyst, f"{page}columns/", {"act": "map", field: "day"})
    assert (wrong.status_code, "choose one" in wrong.text) == (422, True)
    mapped = served.post(analyst, f"{page}columns/", {"act": "map", field: "handle"})
    assert (mapped.status_code, mapped.headers.get("location")) == (302, page), mapped.text
    assert "Take it in" in analyst.get(page).text
    served.post(analyst, page, {"act": "take"})
    taken_in(analyst, page)
    row = analyst.get("/collect/", headers={"Accept-Language": "en"}).text.partition("propio.csv")[2][:400]
    assert "Results, one a row" in row, "what people call it, and not the name of the mapping"
    served.post(analyst, f"/collect/undo/{run_of(analyst, 'propio.csv')}/", {"act": "undo"})


def test_a_name_cannot_lead_elsewhere_nor_a_file_be_shown_as_a_page(served, analyst):
    given = give(served, analyst, ("..\\..\\<b>x</b>.html", b"<script>alert(1)</script>"))
    page = given.headers["location"]
    seen = analyst.get(page).text
    assert "<script>alert" not in seen
    (kept,) = (served.root / "uploads" / page.split("/")[3]).iterdir()
    assert kept.parent.parent == served.root / "uploads"
    served.post(analyst, page, {"act": "throw"})
    assert not kept.parent.exists()


def test_a_worker_that_is_killed_in_the_middle_ends_its_import_when_it_comes_back(served, analyst):
    given = give(served, analyst, ("larga.csv", with_another_post(served, posts=60_000)))
    page = given.headers["location"]
    served.post(analyst, page, {"act": "take"})
    counter = served.root / "uploads" / page.split("/")[3] / ".rows"
    until(counter.exists)
    alive = psutil.Process(served.process.pid).children(recursive=True)
    served.process.kill()
    for child in alive:
        child.kill()
    served.process.wait(20)
    again = start(served.root, begin=nursery.run)
    served.address, served.process = again.address, again.process
    with served.client("analyst") as back:
        assert rows_of(back, "larga.csv") == []
        assert "60,000 rows" in taken_in(back, page)
        assert rows_of(back, "larga.csv") == ["60,000"]
    assert not counter.parent.exists()


@pytest.mark.parametrize("path", ["/collect/uploads/", "/collect/undo/29/", "/collect/refused/29/"])
def test_a_reader_looks_at_the_list_and_at_nothing_that_imports(served, path):
    with served.client("reader") as reader:
        assert (reader.get("/collect/").status_code, reader.get(path).status_code) == (200, 403)
        assert give(served, reader, ("x.csv", b"a,b\n1,2\n"), path="/collect/").status_code == 403


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "light"), (360, "dark")])
def test_nothing_bars_anybody(served, as_person, width, scheme):
    with served.client("analyst") as client:
        one = give(served, client, ("rota2.csv", with_a_broken_row(served))).headers["location"]
        other = give(served, client, ("propio.csv", OWN.encode())).headers["location"]
        paths = ["/collect/", "/collect/uploads/", one, f"{other}columns/", "/collect/undo/29/", "/collect/refused/29/"]
        page = as_person("analyst", width=width, scheme=scheme)
        found = {}
        for path in paths:
            page.goto(path)
            found[path] = barriers(page)
        served.post(client, "/collect/uploads/", {"act": "throw_all"})
    assert found == {path: [] for path in paths}


def test_a_file_for_one_unit_touches_no_profile_of_another(served):
    with served.client("analyst", "Deportes") as client:
        content = with_another_post(served, first=1_950_000_000_000_000_000)
        page = give(served, client, ("ajena.csv", content)).headers["location"]
        assert "x:culturavclara belongs to Cultura" in client.get(page).text
        served.post(client, page, {"act": "take"})
        assert "Nothing of ajena.csv went in." in taken_in(client, page)
