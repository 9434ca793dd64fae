# SPDX-License-Identifier: EUPL-1.2
"""LinkedIn pages: content (two sheets under a paragraph) and followers, after somebody saved them as .xlsx."""

from pathlib import Path
from typing import Any

import numpy as np

from criterio.demo.exports._export import Export, columns, identifiers, times
from criterio.demo.exports._packed import write_workbook
from criterio.demo.simulate import Played

METRICS_EN = (
    "Date", "Impressions (organic)", "Impressions (sponsored)", "Impressions (total)", "Unique impressions (organic)",
    "Clicks (organic)", "Clicks (sponsored)", "Clicks (total)", "Reactions (organic)", "Reactions (sponsored)",
    "Reactions (total)", "Comments (organic)", "Comments (sponsored)", "Comments (total)", "Reposts (organic)",
    "Reposts (sponsored)", "Reposts (total)", "Engagement rate (organic)", "Engagement rate (sponsored)",
    "Engagement rate (total)",
)  # fmt: skip
METRICS_ES = (
    "Fecha", "Impresiones (orgánicas)", "Impresiones (patrocinadas)", "Impresiones totales",
    "Impresiones únicas (orgánicas)", "Clics (orgánicos)", "Clics (patrocinados)", "Clics (Totales)",
    "Reacciones (generales)", "Reacciones (patrocinadas)", "Reacciones (total)", "Comentarios (orgánicos)",
    "Comentarios (patrocinados)", "Comentarios (totales)", "Veces compartido (orgánico)",
    "Veces compartido (patrocinado)", "Veces compartido (total)", "Tasa de interacción (orgánica)",
    "Tasa de interacción (patrocinada)", "Tasa de interacción (total)",
)  # fmt: skip
POSTS_EN = (
    "Post title", "Post link", "Post type", "Campaign name", "Posted by", "Created date", "Campaign start date",
    "Campaign end date", "Audience", "Impressions", "Views", "Offsite Views", "Clicks", "Click through rate (CTR)",
    "Likes", "Comments", "Reposts", "Follows", "Engagement rate", "Content Type",
)  # fmt: skip
POSTS_ES = (
    "Título de la publicación", "Enlace de la publicación", "Tipo de publicación", "Nombre de la campaña",
    "Anunciado por", "Fecha de creación", "Fecha de inicio de campaña", "Fecha de finalización de campaña", "Público",
    "Impresiones", "Visualizaciones", "Visualizaciones fuera del sitio", "Clics", "Porcentaje de clics",
    "Recomendaciones", "Comentarios", "Veces compartido", "Seguidores", "Tasa de interacción", "Tipo de contenido",
)  # fmt: skip
FOLLOWERS_EN = ("Date", "Organic followers", "Sponsored followers", "Auto-invited followers", "Total followers")
_LAST_DAYS = 365  # how far back LinkedIn lets a daily export go
_PARAGRAPH = {
    "en": "This sheet shows the content of your page in the chosen dates. Figures are estimates and may change.",
    "es": "Esta hoja muestra el contenido de la página en las fechas elegidas. Son estimaciones y pueden cambiar.",
}


def _english(folder: Path, played: Played, rng: np.random.Generator) -> None:
    _write(folder, played, rng, "en", METRICS_EN, POSTS_EN)


def _spanish(folder: Path, played: Played, rng: np.random.Generator) -> None:
    _write(folder, played, rng, "es", METRICS_ES, POSTS_ES)


def _write(
    folder: Path,
    played: Played,
    rng: np.random.Generator,
    language: str,
    metrics: tuple[str, ...],
    posts: tuple[str, ...],
) -> None:
    first, second = ("Metrics", "All posts") if language == "en" else ("Indicadores", "Todas las publicaciones")
    handle = played.player.handle
    sheets = {
        first: [[_PARAGRAPH[language]], metrics, *_daily(played)],
        second: [[_PARAGRAPH[language]], posts, *_posts(played, rng, posts)],
    }
    write_workbook(folder / f"{handle}_content_{played.days[-1]}.xlsx", sheets)
    write_workbook(folder / f"{handle}_followers_{played.days[-1]}.xlsx", _follower_sheets(played))


def _daily(played: Played) -> list[list[Any]]:
    day = (played.at.astype("datetime64[D]") - np.datetime64(played.opened)).astype(int)
    n = len(played.days)
    views, reactions, comments, shares = (
        np.bincount(day, weights=counts, minlength=n)[:n].astype(int)
        for counts in (played.views, played.reactions, played.comments, played.shares)
    )
    rows = []
    for i in range(max(0, n - _LAST_DAYS), n):
        v, r, c, s = int(views[i]), int(reactions[i]), int(comments[i]), int(shares[i])
        rate = round((r + c + s) / v, 4) if v else 0
        rows.append(
            [f"{played.days[i]:%m/%d/%Y}", v, 0, v, int(v * 0.7), 0, 0, 0, r, 0, r, c, 0, c, s, 0, s, rate, 0, rate]
        )
    return rows


def _posts(played: Played, rng: np.random.Generator, header: tuple[str, ...]) -> list[list[Any]]:
    n = len(played.at)
    clicks = rng.binomial(played.views, 0.02)
    values = (
        played.text,
        [f"https://www.linkedin.com/feed/update/urn:li:activity:{text}0" for text in identifiers(played, 71)],
        ["Organic"] * n, [""] * n, [played.player.owner] * n, times(played, "%m/%d/%Y"), [""] * n, [""] * n,
        ["All followers"] * n, played.views.tolist(), [""] * n, [0] * n, clicks.tolist(),
        (clicks / np.maximum(played.views, 1)).round(4).tolist(), played.reactions.tolist(), played.comments.tolist(),
        played.shares.tolist(), [0] * n, (played.interactions / np.maximum(played.views, 1)).round(4).tolist(),
        [""] * n,
    )  # fmt: skip
    newest_first = list(columns(header, dict(zip(header, values, strict=True)), n))[::-1]
    return [list(row) for row in newest_first]


def _follower_sheets(played: Played) -> dict[str, list[Any]]:
    gained = np.maximum(np.diff(played.followers, prepend=played.followers[0]), 0)
    days = list(zip(played.days, gained.tolist(), strict=True))[-_LAST_DAYS:]
    total = int(played.followers[-1])
    sheets: dict[str, list[Any]] = {
        "New followers": [FOLLOWERS_EN, *([f"{day:%m/%d/%Y}", n, 0, 0, n] for day, n in days)]
    }
    for name, label in (
        ("Location", "Villaclara"), ("Job function", "Administrative"), ("Seniority", "Senior"),
        ("Industry", "Government Administration"), ("Company size", "11-50"),
    ):  # fmt: skip
        sheets[name] = [(name, "Total followers"), (label, total // 2), ("Other", total - total // 2)]
    return sheets


EXPORTS: dict[str, Export] = {"linkedin_en": _english, "linkedin_es": _spanish}
