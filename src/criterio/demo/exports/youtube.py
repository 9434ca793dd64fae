# SPDX-License-Identifier: EUPL-1.2
"""YouTube Studio, advanced mode: a ZIP with three tables."""

from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from criterio.demo.exports._export import Export, columns, csv_text, short_codes
from criterio.demo.exports._packed import write_zip
from criterio.demo.simulate import Played

ENGLISH = (
    "Content", "Video title", "Video publish time", "Duration", "Views", "Watch time (hours)", "Subscribers",
    "Estimated revenue (USD)", "Impressions", "Impressions click-through rate (%)", "Likes", "Comments added", "Shares",
)  # fmt: skip
SPANISH = (
    "Contenido", "Título del vídeo", "Hora de publicación del vídeo", "Duración", "Visualizaciones",
    "Tiempo de visualización (horas)", "Suscriptores", "Ingresos estimados (USD)", "Impresiones",
    "Porcentaje de clics de las impresiones (%)",
)  # fmt: skip


def _english(folder: Path, played: Played, rng: np.random.Generator) -> None:
    _write(folder, played, rng, ENGLISH)


def _spanish(folder: Path, played: Played, rng: np.random.Generator) -> None:
    _write(folder, played, rng, SPANISH)


def _write(folder: Path, played: Played, rng: np.random.Generator, header: tuple[str, ...]) -> None:
    n = len(played.at)
    hours = (played.views * 0.03).round(2)
    impressions = played.views * 12
    days = [
        f"{'JanFebMarAprMayJunJulAugSepOctNovDec'[3 * m.month - 3 : 3 * m.month]} {m.day}, {m.year}"
        for m in _moments(played)
    ]
    values: list[Any] = [
        short_codes(played), played.text, days, rng.integers(40, 5400, size=n), played.views, hours,
        rng.poisson(played.views * 0.002), [0] * n, impressions, [8.33] * n,
        played.reactions, played.comments, played.shares,
    ]  # fmt: skip
    total = [
        "Total",
        "",
        "",
        "",
        int(played.views.sum()),
        round(float(hours.sum()), 2),
        "",
        0,
        int(impressions.sum()),
        8.33,
    ]
    total += [int(played.reactions.sum()), int(played.comments.sum()), int(played.shares.sum())]
    rows = columns(header, dict(zip(header, values[: len(header)], strict=True)), n)
    day, views = ("Fecha", "Visualizaciones") if header is SPANISH else ("Date", "Views")
    tables = {
        "Table data.csv": csv_text(header, [total[: len(header)], *rows]),
        "Chart data.csv": csv_text((day, header[0], views), []),
        "Totals.csv": csv_text((day, views), [(played.days[-1], int(played.views.sum()))]),
    }
    name = f"Content {played.opened}_{played.days[-1]} {played.player.name}.zip"
    write_zip(folder / name, {member: text.encode("utf-8-sig") for member, text in tables.items()})


def _moments(played: Played) -> list[datetime]:
    moments: list[datetime] = played.at.astype(datetime).tolist()
    return moments


EXPORTS: dict[str, Export] = {"youtube_en": _english, "youtube_es": _spanish}
