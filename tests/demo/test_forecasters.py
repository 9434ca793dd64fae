# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import numpy as np
from tests.demo.conftest import END

from criterio.demo.cast import cast
from criterio.demo.forecasters import AHEAD, COMING, SKILLS, WEEKS, foretold
from criterio.demo.simulate import live


def test_everybody_writes_a_week_at_a_time_before_it_begins(built):
    by_author = {}
    for one in built.truth.foretold:
        by_author.setdefault(one.author, []).append(one)
        assert one.written_at.date() <= min(one.due - timedelta(days=6 + AHEAD), built.truth.end)
    assert {author: len(written) for author, written in by_author.items()} == {
        skill.author: WEEKS + 1 + COMING for skill in SKILLS
    }


def test_the_known_skill_is_how_often_ranges_hold_in_the_long_run(built):
    """Over many towns, by the model's own counts of what each profile did."""
    held: dict[str, list[bool]] = {}
    told: dict[str, list[float]] = {}
    for seed in range(4):
        town, played = live(cast(), END, np.random.default_rng(seed))
        by_key = {str(one.player.key): one for one in played}
        forecasters, written = foretold(town, played, seed)
        for one in forecasters:
            told.setdefault(one.author, []).append(one.holds)
        for one in written:
            who = by_key[one.subject]
            first = np.datetime64(one.due - timedelta(days=6))
            mine = (who.at >= first) & (who.at < first + np.timedelta64(7, "D")) & ~who.repost
            if one.due <= END and one.subject != built.truth.viral:
                came = float(who.interactions[mine].sum())
                held.setdefault(one.author, []).append(one.quantiles[0] <= came <= one.quantiles[-1])
    for author, each in held.items():
        truth = float(np.mean(told[author]))
        assert abs(np.mean(each) - truth) < 3 * np.sqrt(truth * (1 - truth) / len(each)) + 0.02, author
