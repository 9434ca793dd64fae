# SPDX-License-Identifier: EUPL-1.2
"""Are planted effects found? The campaigns of generated towns, whose true effects are known.

    python benchmarks/planted.py [--towns 200] [--write]

Of each town only what it counts day by day is generated. An honest 90 % range holds the true effect nine times in ten;
and where nothing was planted, *no evidence* is what should be said nine times in ten. ``--write`` keeps the table in
docs/benchmarks.md.
"""

import argparse
import time
from collections import defaultdict
from datetime import date

import numpy as np
from _page import keep

from criterio.attribute.run import Returned
from criterio.demo.campaigns import LEVEL, judged

END = date(2026, 10, 31)


def main() -> None:
    """One row a planted effect."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--towns", type=int, default=200)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    began, found, refused = time.process_time(), defaultdict(list), 0
    for seed in range(asked.towns):
        for planted, made in judged(seed, END):
            found[f"{planted.campaign}: {planted.indicator}", planted.factor - 1].append(made)
            refused += made is None
    spent = (time.process_time() - began) / max(asked.towns, 1)
    lines = table(found, asked.towns, refused, spent)
    print("\n".join(lines))
    if asked.write:
        keep("Planted effects", lines)


def table(found: dict[tuple[str, float], list[Returned | None]], towns: int, refused: int, spent: float) -> list[str]:
    """Markdown."""
    lines = [
        f"{towns} generated towns, ranges of {LEVEL:.0%}; {spent:.2f} CPU seconds a town, {refused} refused.",
        "",
        "| campaign: indicator | true | mean said | range holds the truth | mean width | *no evidence* said |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    held = []
    for (name, truth), answers in found.items():
        made = [answer.effect for answer in answers if answer is not None and answer.effect is not None]
        inside = [effect.low <= truth <= effect.high for effect in made]
        held += inside
        width, unseen = np.mean([one.high - one.low for one in made]), np.mean([not one.seen for one in made])
        said = np.mean([one.point for one in made])
        lines.append(f"| {name} | {truth:+.0%} | {said:+.1%} | {np.mean(inside):.1%} | {width:.3f} | {unseen:.0%} |")
    return [*lines, f"| all | | | **{np.mean(held):.1%}** | | |"]


if __name__ == "__main__":
    main()
