# SPDX-License-Identifier: EUPL-1.2
"""Builds the fictional town of Villaclara in a folder: its declaration, its export files, and what is true of it."""

import os
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import numpy as np

from criterio.demo import contagion, messages, outcomes, registers
from criterio.demo.cast import cast
from criterio.demo.declaration import write_declaration
from criterio.demo.exports._export import csv_text, exports, write_text
from criterio.demo.exports._packed import write_workbook
from criterio.demo.simulate import Played, Town, live
from criterio.demo.truth import TRUTH, Truth, save
from criterio.demo.truths import truth_of

EXPORTS = "exports"


def build(
    folder: Path, seed: int = 7, end: date = date(2026, 10, 31), scale: int = 1, contagious: bool = True
) -> Truth:
    """Writes the town into ``folder``: the same arguments give the same bytes. ``scale`` towns stand side by side.

    Not ``contagious``: the practice is not passed on, one order moves most units at once.
    """
    rng = np.random.default_rng(seed)
    town, played = live(cast(scale), end, rng)
    folder.mkdir(parents=True, exist_ok=True)
    write_declaration(folder / "administration.toml", end, scale)
    for one in played:
        exports()[one.player.export](folder_of(folder, one), one, rng)
    own = np.random.default_rng((seed, 1))  # whatever else is drawn for the town, the same units take the practice up
    adopted = (contagion.adoptions if contagious else contagion.wave)(town.start, end, own)
    _write_spreadsheets(folder / EXPORTS, town, played, scale, rng)
    write_text(
        folder / EXPORTS / "practicas.csv",
        csv_text(outcomes.HEADER, contagion.adoption_rows(adopted, town.start, end), delimiter=";"),
    )
    _date_files(folder / EXPORTS, end)
    truth = truth_of(town, played, adopted, seed, scale, contagious)
    save(truth, folder / TRUTH)
    return truth


def folder_of(folder: Path, one: Played) -> Path:
    """Where a profile's files lie: the folder's name says whose they are."""
    key = one.player.key
    return folder / EXPORTS / f"{key.network}@{key.handle}"


def _write_spreadsheets(folder: Path, town: Town, played: list[Played], scale: int, rng: np.random.Generator) -> None:
    before = registers.first_day(town.end)
    write_workbook(
        folder / f"registro-{before}.xlsx",
        {"Perfiles": [registers.HEADER, *registers.earlier_rows(played, town.end, scale)]},
    )
    write_workbook(
        folder / f"registro-{town.end}.xlsx", {"Perfiles": [registers.HEADER, *registers.register_rows(played, scale)]}
    )
    for name, header, rows in (
        ("resultados.csv", outcomes.HEADER, outcomes.outcome_rows(town.start, town.end, rng)),
        ("seguidores.csv", outcomes.AUDIENCE_HEADER, outcomes.audience_rows(played)),
        ("mensajes.csv", messages.HEADER, messages.message_rows(played, rng)),
    ):
        write_text(folder / name, csv_text(header, rows, delimiter=";"))


def _date_files(folder: Path, end: date) -> None:
    """Exports are made on the morning after the last day; a register, on its day."""
    for path in folder.rglob("*"):
        day = date.fromisoformat(path.stem[-10:]) if path.stem.startswith("registro-") else end + timedelta(days=1)
        moment = datetime.combine(day, time(8), UTC).timestamp()
        os.utime(path, (moment, moment))
