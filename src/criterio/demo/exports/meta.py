# SPDX-License-Identifier: EUPL-1.2
"""Meta Business Suite: posts of Facebook pages and Instagram accounts, and daily series."""

import zlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from criterio.demo.exports._export import Export, columns, csv_text, identifiers, short_codes, times, write_text
from criterio.demo.simulate import Played

RENAMED_BEFORE = timedelta(days=487)
"""How long before the last day Facebook stopped counting *impressions* and began to count *views*."""
IMPRESSIONS_PER_VIEW = 0.62
REFUSED_DATES = (
    "32/14/2026 10:00",
    "sin fecha",
    "13/45/2025 09:00",
    "00/00/0000 00:00",
    "ayer",
    "14/14/2026 8:00",
    "-",
)

FACEBOOK_ES = (
    "Identificador de la publicación", "Identificador de la página", "Nombre de la página", "Título", "Descripción",
    "Duración (segundos)", "Hora de publicación", "Tipo de subtítulo", "Enlace permanente",
    "Es una publicación cruzada", "Es una publicación compartida", "Tipo de publicación", "Idiomas",
    "Etiquetas personalizadas", "Estado de contenido financiado", "Comentario sobre los datos", "Fecha",
    "Visualizaciones", "Alcance", "Reacciones, comentarios y veces que se compartió", "Reacciones", "Comentarios",
    "Veces que se compartió", "Total de clics", "Clics de otro tipo", "Clics en el enlace",
    "Consumo de segmentación del público coincidente (Photo Click)", "Segundos reproducidos",
    "Segundos en promedio reproducidos",
)  # fmt: skip
FACEBOOK_EN = (
    "Post ID", "Page ID", "Page name", "Title", "Description", "Duration (sec)", "Publish time", "Caption type",
    "Permalink", "Is crosspost", "Is share", "Post type", "Languages", "Custom labels", "Funded content status",
    "Data comment", "Date", "Views", "Reach", "Reactions, Comments and Shares", "Reactions", "Comments", "Shares",
    "Total clicks", "Other Clicks", "Matched Audience Targeting Consumption (Photo Click)", "Link Clicks",
    "Seconds viewed", "Average Seconds viewed",
)  # fmt: skip
FACEBOOK_EN_OLD = tuple("Impressions" if name == "Views" else name for name in FACEBOOK_EN)
INSTAGRAM_ES = (
    "Identificador de la publicación", "Identificador de la cuenta", "Nombre de usuario de la cuenta",
    "Nombre de la cuenta", "Descripción", "Duración (segundos)", "Hora de publicación", "Enlace permanente",
    "Tipo de publicación", "Comentario sobre los datos", "Fecha", "Visualizaciones", "Alcance", "Me gusta",
    "Veces que se ha compartido", "Seguidores", "Comentarios", "Veces guardado",
)  # fmt: skip
INSTAGRAM_EN = (
    "Post ID", "Account ID", "Account username", "Account name", "Description", "Duration (sec)", "Publish time",
    "Permalink", "Post type", "Data comment", "Date", "Views", "Reach", "Likes", "Shares", "Follows", "Comments",
    "Saves",
)  # fmt: skip
_KINDS = {
    "facebook_es": ("Fotos", "Videos", "Enlaces", "Texto"),
    "facebook_en": ("Photos", "Videos", "Links", "Text"),
    "instagram_es": ("Imagen de Instagram", "Reel de Instagram", "Secuencia de Instagram", "Imagen de Instagram"),
    "instagram_en": ("IG image", "IG reel", "IG carousel", "IG image"),
}
_TIME = "%m/%d/%Y %H:%M"


def account_id(played: Played) -> str:
    """The identifier of a page or account."""
    return str(10**14 + zlib.crc32(played.player.handle.encode()))


def _facebook(folder: Path, played: Played, rng: np.random.Generator, header: tuple[str, ...], label: str = "") -> None:
    write_text(folder / f"{_dates(played)}{label}.csv", _facebook_text(played, rng, header))
    if played.player.part == "steady":
        _daily(folder, played, "Facebook follows")


def _facebook_text(played: Played, rng: np.random.Generator, header: tuple[str, ...], damaged: bool = False) -> str:
    values = _facebook_values(played, rng, header)
    if damaged:
        values[header[0]] = [f"{float(text):.5E}" for text in values[header[0]]]
    return csv_text(header, columns(header, values, len(played.at)))


def _facebook_values(played: Played, rng: np.random.Generator, header: tuple[str, ...]) -> dict[str, Any]:
    """Columns by name. English names a file's columns; a Spanish file has the same columns under other names."""
    n, ids, spanish = len(played.at), identifiers(played, 12), header is FACEBOOK_ES
    clicks = rng.binomial(played.views, 0.015)
    links = rng.binomial(clicks, 0.4)
    seconds = np.where(played.kind == 1, rng.integers(15, 240, size=n), 0)
    impressions = np.maximum((played.views * IMPRESSIONS_PER_VIEW).astype(int), played.interactions)
    kinds = _KINDS["facebook_es" if spanish else "facebook_en"]
    values: dict[str, Any] = {
        "Post ID": ids,
        "Page ID": [account_id(played)] * n,
        "Page name": [played.player.name] * n,
        "Description": played.text,
        "Duration (sec)": seconds,
        "Publish time": times(played, _TIME),
        "Permalink": [f"{played.player.url}/posts/{text}" for text in ids],
        "Is crosspost": [0] * n,
        "Is share": [0] * n,
        "Post type": [kinds[kind] for kind in played.kind],
        "Funded content status": [
            "Promocionada" if spanish and paid else "Promoted" if paid else "" for paid in played.paid
        ],
        "Date": ["Total" if spanish else "Lifetime"] * n,
        "Views": played.views,
        "Impressions": impressions,
        "Reach": (played.views * 0.8).astype(int),
        "Reactions, Comments and Shares": played.interactions,
        "Reactions": played.reactions,
        "Comments": played.comments,
        "Shares": played.shares,
        "Total clicks": clicks,
        "Other Clicks": clicks - links,
        "Link Clicks": links,
        "Seconds viewed": seconds * played.views // 8,
        "Average Seconds viewed": seconds // 8,
    }
    return {local: values[name] for local, name in _named(header).items() if name in values}


def _named(header: tuple[str, ...]) -> dict[str, str]:
    """The English name behind each column."""
    spanish = dict(zip(FACEBOOK_ES[:25], FACEBOOK_EN[:25], strict=True)) | {
        "Clics en el enlace": "Link Clicks",
        "Segundos reproducidos": "Seconds viewed",
        "Segundos en promedio reproducidos": "Average Seconds viewed",
    }
    return spanish if header is FACEBOOK_ES else {name: name for name in header}


def _facebook_es(folder: Path, played: Played, rng: np.random.Generator) -> None:
    _facebook(folder, played, rng, FACEBOOK_ES)


def _facebook_en(folder: Path, played: Played, rng: np.random.Generator) -> None:
    _facebook(folder, played, rng, FACEBOOK_EN)


def _facebook_damaged(folder: Path, played: Played, rng: np.random.Generator) -> None:
    """Somebody opened it in a spreadsheet and saved it: identifiers lost their last digits."""
    write_text(folder / f"{_dates(played)}.csv", _facebook_text(played, rng, FACEBOOK_ES, damaged=True))


def _facebook_rename(folder: Path, played: Played, rng: np.random.Generator) -> None:
    """Two exports, before and after Facebook stopped counting impressions."""
    old = played.at < np.datetime64(played.days[-1] - RENAMED_BEFORE)
    _facebook(folder, _part(played, old), rng, FACEBOOK_EN_OLD)
    _facebook(folder, _part(played, ~old), rng, FACEBOOK_EN)


def _instagram_es(folder: Path, played: Played, rng: np.random.Generator) -> None:
    write_text(folder / f"{_dates(played)}.csv", csv_text(INSTAGRAM_ES, _instagram_rows(played, rng, "instagram_es")))
    if played.player.part == "steady":
        _daily(folder, played, "Instagram follows")


def _instagram_en(folder: Path, played: Played, rng: np.random.Generator) -> None:
    """Numbers come with a comma for thousands."""
    rows = [
        [f"{cell:,}" if isinstance(cell, np.integer) and cell > 999 else cell for cell in row]
        for row in _instagram_rows(played, rng, "instagram_en")
    ]
    write_text(folder / f"{_dates(played)}.csv", csv_text(INSTAGRAM_EN, rows), "utf-8")


def _instagram_refused(folder: Path, played: Played, rng: np.random.Generator) -> None:
    """Seven rows more, whose date nobody could understand."""
    rows = _instagram_rows(played, rng, "instagram_es")
    spoilt = []
    for i, text in enumerate(REFUSED_DATES):
        row = list(rows[10 * i])
        row[0], row[6], row[7] = f"{row[0]}9{i}", text, f"{row[7]}{i}/"
        spoilt.append(row)
    write_text(folder / f"{_dates(played)}.csv", csv_text(INSTAGRAM_ES, [*rows[:40], *spoilt, *rows[40:]]))


def _instagram_rows(played: Played, rng: np.random.Generator, kinds: str) -> list[tuple[Any, ...]]:
    n = len(played.at)
    values = (
        identifiers(played, 17),
        [account_id(played)] * n,
        [played.player.handle] * n,
        [played.player.name] * n,
        played.text,
        np.where(played.kind == 1, rng.integers(10, 90, size=n), 0),
        times(played, _TIME),
        [f"https://www.instagram.com/p/{code}/" for code in short_codes(played)],
        [_KINDS[kinds][kind] for kind in played.kind],
        [""] * n,
        ["Total" if kinds.endswith("es") else "Lifetime"] * n,
        played.views,
        (played.views * 0.8).astype(int),
        played.reactions,
        played.shares,
        rng.poisson(played.views * 0.0005),
        played.comments,
        rng.poisson(played.interactions * 0.05),
    )
    return list(zip(*values, strict=True))


def _daily(folder: Path, played: Played, title: str) -> None:
    """New followers a day, in UTF-16 with two lines before the header; days without any are left out."""
    gained = np.diff(played.followers, prepend=played.followers[0])
    rows = [(f"{day}T00:00:00", int(n)) for day, n in zip(played.days, gained, strict=True) if n > 0]
    text = csv_text(("Date", "Primary"), rows, before=f'sep=,\r\n"{title}"\r\n', quote_all=True)
    write_text(folder / f"{title}.csv", "\ufeff" + text, "utf-16-le")


def _part(played: Played, kept: np.ndarray) -> Played:
    names = ("at", "kind", "paid", "repost", "text", "reactions", "comments", "shares", "views", "number")
    return replace(played, **{name: getattr(played, name)[kept] for name in names})


def _dates(played: Played) -> str:
    first, last = (moment.astype("datetime64[D]").astype(date) for moment in (played.at[0], played.at[-1]))
    return f"{first:%b-%d-%Y}_{last:%b-%d-%Y}_{account_id(played)}"


EXPORTS: dict[str, Export] = {
    "meta_facebook_es": _facebook_es,
    "meta_facebook_en": _facebook_en,
    "meta_facebook_damaged": _facebook_damaged,
    "meta_facebook_rename": _facebook_rename,
    "meta_instagram_es": _instagram_es,
    "meta_instagram_en": _instagram_en,
    "meta_instagram_refused": _instagram_refused,
}
