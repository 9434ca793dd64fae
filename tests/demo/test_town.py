# SPDX-License-Identifier: EUPL-1.2
import csv
import hashlib
import io
import json
import zipfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from criterio.demo import messages, outcomes, registers
from criterio.demo.cast import UNITS
from criterio.demo.declaration import declaration
from criterio.demo.exports import linkedin, meta, tiktok, x, youtube
from criterio.demo.exports._export import exports
from criterio.demo.town import build
from criterio.domain.records import Post, Refusal
from criterio.formats import _all, _mapping
from criterio.formats._format import Options
from criterio.settings.administration import read_administration

DOCUMENTED = Path(__file__).parents[3] / "shared" / "formats" / "export_headers.json"
OURS = {registers.HEADER, outcomes.HEADER, outcomes.AUDIENCE_HEADER, messages.HEADER}


def test_one_seed_gives_the_same_bytes_and_another_seed_gives_others(built, tmp_path):
    build(tmp_path / "again", 7)
    build(tmp_path / "other", 8)
    assert _hashes(tmp_path / "again") == _hashes(built.folder)
    assert _hashes(tmp_path / "other") != _hashes(built.folder)


def test_there_are_46_profiles_in_14_units_over_three_years(built):
    rows = _register(built, built.truth.end)
    assert sum(1 for row in rows if row["perfil"]) == 46
    assert {row["unidad"] for row in rows} == set(UNITS)
    assert len(UNITS) == 14
    assert (built.town.end - built.town.start).days in range(3 * 364, 3 * 366 + 7)


def test_ten_towns_side_by_side_share_no_profile(tmp_path):
    truth = build(tmp_path, scale=2)
    assert len(truth.levels) == 2 * 46
    assert len(list((tmp_path / "exports").glob("*@*"))) == 2 * 46


def test_the_declaration_is_read_back_as_it_was_meant(built):
    assert read_administration(built.folder / "administration.toml") == declaration(built.truth.end)


def test_every_file_is_headed_as_the_networks_head_theirs(built):
    if not DOCUMENTED.exists():
        pytest.skip("the documented headers are not beside the project")
    known = json.loads(DOCUMENTED.read_text(encoding="utf-8"))
    documented = {
        meta.FACEBOOK_ES: known["meta_fb_posts"]["es-419"],
        meta.FACEBOOK_EN: known["meta_fb_posts"]["en"],
        meta.FACEBOOK_EN_OLD: known["meta_fb_posts"]["en"],
        meta.INSTAGRAM_ES: known["meta_ig_posts"]["es"],
        meta.INSTAGRAM_EN: known["meta_ig_posts"]["en"],
        x.CONTENT: known["x_content"]["en"],
        x.OVERVIEW: known["x_overview"]["en"],
        x.LEGACY: known["x_legacy"]["en"],
        youtube.ENGLISH: known["youtube_table"]["en"],
        youtube.SPANISH: known["youtube_table"]["es"],
        linkedin.METRICS_EN: known["linkedin_metrics"]["en"],
        linkedin.METRICS_ES: known["linkedin_metrics"]["es"],
        linkedin.POSTS_EN: known["linkedin_posts"]["en"],
        linkedin.POSTS_ES: known["linkedin_posts"]["es"],
        linkedin.FOLLOWERS_EN: known["linkedin_followers"]["en"],
        tiktok.CONTENT: known["tiktok_content"]["en"],
        tiktok.OVERVIEW: known["tiktok_overview"]["en"],
        tiktok.FOLLOWERS: known["tiktok_followers"]["en"],
    }
    assert {header: set(header) - set(columns) for header, columns in documented.items()} == {
        header: set() for header in documented
    }
    written = {header for path in (built.folder / "exports").rglob("*") if path.is_file() for header in _headers(path)}
    assert written == set(documented) | OURS | {("Date", "Primary")}


def test_every_file_is_recognised_and_only_the_planted_rows_are_refused(built):
    refused = {}
    for path in sorted((built.folder / "exports").rglob("*")):
        if path.is_file():
            rows = _read(path)
            assert rows, path.name
            n = sum(isinstance(row, Refusal) for row in rows)
            if n:
                refused[path.parent.name.replace("@", ":", 1)] = n
    assert refused == built.truth.refused_rows == {"instagram:joven_villaclara": 7}


def test_what_the_files_count_is_what_the_public_did(built):
    counted, done = {}, {}
    silent = {*built.truth.failed_reads, "youtube:culturavillaclara", "bluesky:aytovillaclara.bsky.social"}
    for key, one in built.played.items():
        posts = [row for path in built.files(key) for row in _read(path) if isinstance(row, Post) and not row.is_repost]
        parts = [post.counts.get(name) or 0 for post in posts for name in ("reactions", "comments", "shares")]
        counted[key] = (len(posts), sum(parts))
        own = one.interactions[~one.repost]
        done[key] = (len(own), 0 if key in silent else int(own.sum()))
    assert counted == done


def test_three_profiles_repeat_what_another_says(built):
    shares = {}
    for planted in built.truth.planted:
        if planted.part == "duplicate":
            said = {text for _, text in _said(built, planted.into)}
            copied = [text in said for _, text in _said(built, planted.subject)]
            shares[planted.subject] = sum(copied) / len(copied)
    assert len(shares) == 3
    assert min(shares.values()) > 0.99


def test_four_zombies_are_silent_while_questions_wait_and_the_dormant_have_none(built):
    waiting = Counter(
        f"{row['red']}:{row['perfil'].lower()}"
        for row in _rows(built.folder / "exports" / "mensajes.csv", ";")
        if row["respondido"] == "" and _silent_on(built, row)
    )
    zombies = {planted.subject for planted in built.truth.planted if planted.part == "zombie"}
    dormant = {planted.subject for planted in built.truth.planted if planted.part == "dormant"}
    assert waiting == dict.fromkeys(zombies, messages.UNANSWERED)
    assert len(zombies) == 4
    assert len(dormant) == 3
    last = {key: built.played[key].at[-1].astype("datetime64[D]").astype(date) for key in zombies | dormant}
    assert all(built.truth.end - day >= timedelta(days=199) for day in last.values())


def test_jewels_obtain_per_follower_ten_times_what_volume_obtains(built):
    returns = {"jewel": [], "volume": []}
    for one in built.played.values():
        if one.player.part in returns:
            own = one.interactions[~one.repost]
            returns[one.player.part].append(own.mean() / one.followers[-1])
    assert len(returns["jewel"]) == 3
    assert len(returns["volume"]) == 2
    assert min(returns["jewel"]) > 10 * max(returns["volume"])


def test_one_page_counts_impressions_before_the_break_and_views_after(built):
    (broken,) = built.truth.breaks
    days = {}
    for path in built.files(broken.subject, "*.csv"):
        rows = _rows(path)
        (name,) = {"Impressions", "Views"} & set(rows[0])
        days[name] = [_month_first(row["Publish time"]) for row in rows]
    assert max(days["Impressions"]) < broken.day <= min(days["Views"])


def test_damaged_identifiers_have_lost_digits_but_permalinks_have_not(built):
    (key,) = built.truth.damaged_ids
    (path,) = built.files(key, "*.csv")
    rows = _rows(path)
    assert all(row["Identificador de la publicación"].endswith("E+17") for row in rows)
    assert len({row["Enlace permanente"] for row in rows}) == len(rows)


def test_a_failed_read_is_full_of_zeros(built):
    (key,) = built.truth.failed_reads
    rows = _rows(built.files(key, "Content.csv")[0])
    assert {row[name] for row in rows for name in tiktok.CONTENT[3:]} == {"0"}


def test_one_profile_has_no_owner_and_one_is_five_weeks_old(built):
    rows = [row for row in _register(built, built.truth.end) if row["perfil"]]
    assert [f"{row['red']}:{row['perfil']}" for row in rows if not row["responsable"]] == [built.only("orphan")]
    young = [row for row in rows if built.truth.end - date.fromisoformat(row["alta"]) <= timedelta(weeks=5)]
    assert [f"{row['red']}:{row['perfil']}" for row in young] == [built.only("short")]


def test_between_the_registers_one_opens_two_close_one_is_renamed_and_three_units_are_covered(built):
    before = {(row["unidad"], row["red"], row["perfil"]) for row in _register(built, date(2026, 4, 30))}
    after = {(row["unidad"], row["red"], row["perfil"]) for row in _register(built, built.truth.end)}
    new_units = {unit for unit, _, _ in after} - {unit for unit, _, _ in before}
    gone = {f"{network}:{handle.lower()}" for _, network, handle in before - after}
    came = {f"{network}:{handle.lower()}" for unit, network, handle in after - before if unit not in new_units}
    assert new_units == set(built.truth.newly_covered_units)
    assert gone == {*built.truth.closed, *built.truth.renamed.values()}
    assert came == {*built.truth.opened, *built.truth.renamed}


def test_a_wave_opens_within_three_weeks(built):
    opened = [built.played[key].opened for key in built.truth.wave]
    assert len(opened) == 3
    assert max(opened) - min(opened) <= timedelta(weeks=3)


def test_every_name_in_the_cast_has_its_export(built):
    assert {one.player.export for one in built.played.values()} == set(exports())


def _hashes(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _read(path: Path) -> list[object]:
    found = _all.recognise(path)
    mapping = None if found else _mapping.matching_mapping(path)
    reader = _all.format_named(found[0].format) if found else _mapping.MappedFormat(mapping)
    hint = path.parent.name.replace("@", ":", 1) if "@" in path.parent.name else ""
    return list(reader.read(path, reader.recognise(path), Options(profile=hint)))


def _rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter))


def _register(built, day: date) -> list[dict[str, str]]:
    sheet = openpyxl.load_workbook(built.folder / "exports" / f"registro-{day}.xlsx").active
    header, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(header, ["" if cell is None else str(cell) for cell in row], strict=True)) for row in rows]


def _headers(path: Path) -> list[tuple[str, ...]]:
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path, read_only=True)
        tops = {sheet.title: list(sheet.iter_rows(max_row=2, values_only=True)) for sheet in book}
        chosen = [
            top[1] if title in ("Metrics", "All posts", "Indicadores", "Todas las publicaciones") else top[0]
            for title, top in tops.items()
            if title not in linkedin_breakdowns
        ]
        return [tuple(cell for cell in row if cell is not None) for row in chosen]
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as packed:
            return [_first(packed.read("Table data.csv").decode("utf-8-sig"))]
    if path.suffix != ".csv":
        return []
    if path.name.endswith("follows.csv"):
        return [_first(path.read_text(encoding="utf-16").split("\n", 2)[2])]
    return [_first(path.read_text(encoding="utf-8-sig"))]


linkedin_breakdowns = ("Location", "Job function", "Seniority", "Industry", "Company size")


def _first(text: str) -> tuple[str, ...]:
    line = text.split("\n", 1)[0]
    return tuple(next(csv.reader(io.StringIO(text), delimiter=";" if line.startswith("fecha;") else ",")))


def _said(built, key: str) -> list[tuple[date, str]]:
    return [
        (row.published_at.date(), row.text or "")
        for path in built.files(key)
        for row in _read(path)
        if isinstance(row, Post) and not row.is_repost
    ]


def _silent_on(built, row: dict[str, str]) -> bool:
    one = built.played[f"{row['red']}:{row['perfil'].lower()}"]
    last = one.at[-1].astype("datetime64[D]").astype(date)
    return one.player.days_silent > 0 and date.fromisoformat(row["fecha"][:10]) > last


def _month_first(text: str) -> date:
    month, day, year = text[:10].split("/")
    return date(int(year), int(month), int(day))
