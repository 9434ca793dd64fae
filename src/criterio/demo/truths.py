# SPDX-License-Identifier: EUPL-1.2
"""Writes down what the model knew when it wrote the files."""

from datetime import date

from criterio.demo import contagion, outcomes, registers
from criterio.demo.bets import TRIED
from criterio.demo.exports.meta import IMPRESSIONS_PER_VIEW, REFUSED_DATES, RENAMED_BEFORE
from criterio.demo.forecasters import foretold
from criterio.demo.simulate import Played, Town
from criterio.demo.truth import Break, Expected, Planted, Truth
from criterio.domain.names import State
from criterio.domain.profile import ProfileKey
from criterio.domain.verdict import Mode

_STAY = (Mode.KEEP, Mode.STRENGTHEN)
_GO = (Mode.CLOSE, Mode.MERGE, Mode.HIBERNATE)
GOOD: dict[str, tuple[Mode, ...]] = {
    "duplicate": (Mode.MERGE, Mode.CLOSE),
    "zombie": _GO,
    "dormant": (Mode.HIBERNATE, Mode.CLOSE, Mode.MERGE),
    "jewel": (Mode.STRENGTHEN, Mode.KEEP),
    "volume": (Mode.HIBERNATE, Mode.CLOSE, Mode.MERGE),
    "orphan": (Mode.HAND_OVER,),
    "emergency": _STAY,
    "coofficial": _STAY,
    "failed_read": _STAY,
    "short": _STAY,
    "metric_rename": _STAY,
    "damaged_id": _STAY,
    "refused_rows": _STAY,
}
"""Verdicts that do justice to each part, the best first. Parts that are not here have nothing hidden."""

_STATES = {"zombie": State.ZOMBIE, "dormant": State.DORMANT}


def truth_of(
    town: Town, played: list[Played], adopted: dict[str, date], seed: int, scale: int, contagious: bool = True
) -> Truth:
    """The truth of one run of the model."""
    by_part: dict[str, list[str]] = {}
    for one in played:
        by_part.setdefault(one.player.part, []).append(str(one.player.key))
    renamed, before = registers.RENAMED
    forecasters, written = foretold(town, played, seed)
    return Truth(
        seed=seed,
        end=town.end,
        scale=scale,
        levels={str(one.player.key): one.level for one in played},
        unit_effects=town.unit_effects,
        expected={str(one.player.key): _expected(one) for one in played if one.level},
        planted=tuple(_planted(one) for one in played if one.player.part in GOOD),
        effects=outcomes.effects(town.end),
        breaks=tuple(
            Break(key, "impressions", "views", town.end - RENAMED_BEFORE, IMPRESSIONS_PER_VIEW)
            for key in by_part["metric_rename"]
        ),
        refused_rows=dict.fromkeys(by_part["refused_rows"], len(REFUSED_DATES)),
        damaged_ids=tuple(by_part["damaged_id"]),
        failed_reads=tuple(by_part["failed_read"]),
        wave=tuple(by_part["wave"]),
        adopted=adopted,
        links=contagion.LINKS,
        added=contagion.INFECTED if contagious else 0.0,
        opened=tuple(by_part["short"]),
        closed=tuple(str(ProfileKey(network, handle.lower())) for network, handle, _, _ in registers.CLOSED),
        renamed={renamed: f"x:{before.lower()}"},
        newly_covered_units=registers.LATER_COVERED,
        forecasters=forecasters,
        foretold=written,
        tried=(TRIED,),
    )


def _planted(one: Played) -> Planted:
    player = one.player
    return Planted(str(player.key), player.part, _STATES.get(player.part, State.ACTIVE), GOOD[player.part], player.twin)


def _expected(one: Played) -> tuple[Expected, ...]:
    return tuple(Expected(week, mean, quantiles) for week, (mean, quantiles) in one.expected.items())
