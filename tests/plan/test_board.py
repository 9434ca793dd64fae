# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

from tests.report.build import plan

from criterio.domain.administration import Initiative
from criterio.domain.names import Horizon
from criterio.domain.verdict import Mode, Option
from criterio.plan.board import STANDINGS, board, cards


def test_every_verdict_has_one_place_on_the_board():
    made = plan(40)
    placed = [card.verdict.subject for found in board(made).values() for card in found]
    assert sorted(placed) == sorted(verdict.subject for verdict in made.portfolio.verdicts)
    assert set(board(made)) == {(horizon, standing) for horizon in Horizon for standing in STANDINGS}


def test_what_changes_stands_before_what_stays():
    for found in board(plan(40)).values():
        stays = [card.verdict.mode in (Mode.KEEP, Mode.NO) for card in found]
        assert stays == sorted(stays)


def test_an_initiative_stands_in_the_term_that_it_declares_and_growth_in_the_medium():
    made = plan(8)
    verdict = replace(made.portfolio.verdicts[0], subject="initiative:Avisos", mode=Mode.FULL)
    town = replace(made.administration, initiatives=(Initiative("Avisos", "Bomberos", Horizon.LONG),))
    made = replace(
        made, administration=town, portfolio=replace(made.portfolio, verdicts=(verdict, *made.portfolio.verdicts[1:]))
    )
    found = {card.verdict.subject: card for card in cards(made)}
    assert (found["initiative:Avisos"].horizon, found["initiative:Avisos"].unit) == (Horizon.LONG, "Bomberos")
    assert {c.horizon for c in found.values() if c.verdict.mode is Mode.STRENGTHEN} == {Horizon.MEDIUM}


def test_a_card_says_what_would_go_otherwise_without_political_support():
    made = plan(8)
    assert [c.verdict.subject for c in cards(made) if c.needs_support] == list(made.portfolio.without_political_support)


def test_what_the_unknowns_divide_stands_before_what_they_agree_on():
    made = plan(8)
    one, other, *_ = (v for v in made.portfolio.verdicts if v.standing == "borderline")

    def going_on_in(share: float, verdict):
        ways = [(Mode.KEEP, share), (Mode.CLOSE, 1 - share)]
        options = tuple(Option(mode, 0.0, 0.0, verdict.value, acceptability=likely) for mode, likely in ways)
        return replace(verdict, mode=Mode.CLOSE, options=options)

    verdicts = (going_on_in(0.01, one), going_on_in(0.4, other))
    made = replace(made, portfolio=replace(made.portfolio, verdicts=verdicts))
    placed = [card for found in board(made).values() for card in found]
    assert [(card.verdict.subject, card.is_divided) for card in placed] == [
        (other.subject, True),
        (one.subject, False),
    ]
