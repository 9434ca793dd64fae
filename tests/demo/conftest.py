# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from criterio.demo.cast import cast
from criterio.demo.simulate import Played, Town, live
from criterio.demo.town import build, folder_of
from criterio.demo.truth import Truth

END = date(2026, 10, 31)
SEED = 7


@dataclass(frozen=True)
class Built:
    folder: Path
    truth: Truth
    town: Town
    played: dict[str, Played]

    def files(self, key: str, pattern: str = "*") -> list[Path]:
        return sorted(folder_of(self.folder, self.played[key]).glob(pattern))

    def only(self, part: str) -> str:
        (key,) = [key for key, one in self.played.items() if one.player.part == part]
        return key


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The town as the demo builds it, and what each profile did, played again from the same seed."""
    folder = tmp_path_factory.mktemp("town")
    truth = build(folder, SEED, END)
    town, played = live(cast(), END, np.random.default_rng(SEED))
    return Built(folder, truth, town, {str(one.player.key): one for one in played})
