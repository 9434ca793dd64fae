# SPDX-License-Identifier: EUPL-1.2
"""The named peers of ``benchmarks/attribute.py``. Each gives (point, low, high) of the mean effect, at 95 %.

A panel is (times, units); the effect is of ``treated`` from row ``start`` to the end, in the panel's own scale.
"""

import contextlib
import io
import json
import logging
import warnings
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from _cpu import cpu
from scipy import stats

from criterio.attribute._design import Array

Answer = tuple[float, float, float]
Peer = Callable[[Array, list[int], int], Answer]
FEWEST = 5
"""Placebos that even the slowest gets."""
DONORS = 15
"""Time-series models get the controls that go most like the treated before the start."""


class Kept:
    """Runs contenders, and keeps what they said in a folder, so that peers need not be run twice.

    Whoever has taken more than ``patience`` CPU seconds is judged on the placebos that it got to. Who keeps memory
    after each effect works in processes of its own, which end after a few.
    """

    def __init__(self, folder: Path | None, patience: float = float("inf")) -> None:
        self.folder, self.patience = folder, patience
        self.apart = ProcessPoolExecutor(1, get_context("spawn"), initializer=_awake, max_tasks_per_child=10)

    def run(
        self, name: str, peer: Peer, cases: list[tuple[Array, list[int], int]]
    ) -> tuple[np.ndarray | None, float, str]:
        """Answers (placebos, 3), CPU seconds an effect, and the fault when the contender failed: that is a result."""
        made, seconds = [], 0.0
        for panel, treated, start in cases:
            file = self._file(name, panel, treated, start)
            if file and file.is_file():
                answer, spent = json.loads(file.read_text())
            else:
                case = peer, panel, treated, start
                try:
                    answer, spent = self.apart.submit(_timed, *case).result() if peer is impact else _timed(*case)
                except Exception as fault:  # whatever a peer dies of, the table says so
                    return None, 0.0, type(fault).__name__
                if file:
                    file.write_text(json.dumps([answer, spent]))
            made.append(answer)
            seconds += spent
            if seconds > self.patience and len(made) >= FEWEST:
                break
        return np.array(made), seconds / max(len(made), 1), ""

    def _file(self, name: str, panel: Array, treated: list[int], start: int) -> Path | None:
        if self.folder is None:
            return None
        self.folder.mkdir(parents=True, exist_ok=True)
        asked = sha256(panel.tobytes() + repr((name, panel.shape, treated, start)).encode()).hexdigest()
        return self.folder / f"{asked}.json"


def _awake() -> None:
    """What is slow to load is loaded before anybody is timed."""
    import causalimpact  # noqa: F401


def _timed(peer: Peer, panel: Array, treated: list[int], start: int) -> tuple[list[float], float]:
    """What it said, and the CPU seconds that it took."""
    began = cpu()
    return [float(bound) for bound in peer(panel, treated, start)], cpu() - began


def peers() -> tuple[dict[str, Peer], list[str]]:
    """The quick ones first, and the packages that are not installed."""
    found: dict[str, Peer] = {"difference in differences": difference}
    missing = []
    for package, members in (
        ("synthdid", _synthdid),
        ("causalimpact", lambda: {"tfcausalimpact": impact}),
        ("causalpy", lambda: {"CausalPy synthetic control": bayesian}),
    ):
        if find_spec(package):
            found.update(members())
        else:
            missing.append(package)
    return found, missing


def difference(panel: Array, treated: list[int], start: int) -> Answer:
    """Before and after, beside the others: the t test on the changes of units."""
    change = panel[start:].mean(axis=0) - panel[:start].mean(axis=0)
    others = np.delete(change, treated)
    point = change[treated].mean() - others.mean()
    spread = others.std(ddof=1) * np.sqrt(1 / len(treated) + 1 / len(others))
    reach = stats.t.ppf(0.975, len(others) - 1) * spread
    return point, point - reach, point + reach


def _synthdid() -> dict[str, Peer]:
    from synthdid.estimate import sc_estimate, synthdid_estimate

    return {
        "synthdid-py, SDID": lambda *asked: _by_placebos(synthdid_estimate, *asked),
        "synthdid-py, SC": lambda *asked: _by_placebos(sc_estimate, *asked),
    }


def _by_placebos(estimate: Callable[..., float], panel: Array, treated: list[int], start: int) -> Answer:
    """The point, and the placebo variance of Arkhangelsky et al., algorithm 4, over at most 25 controls."""
    controls = [unit for unit in range(panel.shape[1]) if unit not in set(treated)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        point = float(estimate(panel[:, [*controls, *treated]].T, len(controls), start))
        chosen = np.unique(np.linspace(0, len(controls) - 1, min(25, len(controls))).round().astype(int))
        said = []
        for place in chosen:
            rest = [unit for unit in controls if unit != controls[place]]
            said.append(float(estimate(panel[:, [*rest, controls[place]]].T, len(rest), start)))
    reach = 1.96 * float(np.std(said, ddof=1)) / np.sqrt(len(treated))
    return point, point - reach, point + reach


def impact(panel: Array, treated: list[int], start: int) -> Answer:
    import pandas as pd
    from causalimpact import CausalImpact

    frame = pd.DataFrame(np.column_stack([panel[:, treated].mean(axis=1), panel[:, _donors(panel, treated, start)]]))
    frame.index = pd.date_range("2020-01-06", periods=len(frame), freq="D")
    frame.columns = ["y", *(f"x{place}" for place in range(frame.shape[1] - 1))]
    days = [str(day.date()) for day in frame.index]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = CausalImpact(frame, [days[0], days[start - 1]], [days[start], days[-1]])
    told = made.summary_data["average"]
    return float(told["abs_effect"]), float(told["abs_effect_lower"]), float(told["abs_effect_upper"])


def bayesian(panel: Array, treated: list[int], start: int) -> Answer:
    import causalpy
    import pandas as pd

    donors = _donors(panel, treated, start)
    frame = pd.DataFrame(np.column_stack([panel[:, donors], panel[:, treated].mean(axis=1)]))
    names = [f"x{place}" for place in range(len(donors))]
    frame.columns = [*names, "y"]
    logging.getLogger("pymc").setLevel(logging.ERROR)
    sampling = {"chains": 2, "cores": 1, "draws": 500, "tune": 500, "progressbar": False, "random_seed": 1}
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        model = causalpy.pymc_models.WeightedSumFitter(sample_kwargs=sampling)
        made = causalpy.SyntheticControl(frame, start, control_units=names, treated_units=["y"], model=model)
    means = made.post_impact.mean(dim=[name for name in made.post_impact.dims if name not in ("chain", "draw")])
    low, point, high = np.quantile(np.asarray(means).ravel(), [0.025, 0.5, 0.975])
    return float(point), float(low), float(high)


def _donors(panel: Array, treated: list[int], start: int) -> list[int]:
    others = [unit for unit in range(panel.shape[1]) if unit not in set(treated)]
    own = panel[:start, treated].mean(axis=1)
    far = [float(((panel[:start, unit] - panel[:start, unit].mean()) - (own - own.mean())).std()) for unit in others]
    return [others[place] for place in np.argsort(far)[:DONORS]]
