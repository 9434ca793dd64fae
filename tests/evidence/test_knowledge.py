# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from criterio.domain.errors import UnknownName
from criterio.evidence.knowledge import (
    audience,
    break_in,
    fit,
    function_named,
    functions,
    functions_in,
    instead_of,
    law,
    metrics,
    norms,
    prior,
    priors,
)
from criterio.evidence.networks import networks
from criterio.language.reader import Reader


def test_every_function_is_scored_from_0_to_3_on_every_channel() -> None:
    channels = ["x", "bluesky", "mastodon", "facebook", "instagram", "tiktok", "youtube", "linkedin", "whatsapp"]
    channels += ["telegram", "whatsapp_chat", "web", "internal"]
    scores = {(f.name, c): fit(f.name, c) for f in functions() for c in channels}
    assert [key for key, found in scores.items() if found is None or found.score not in range(4)] == []
    assert len(functions()) == 10


@pytest.mark.parametrize(
    ("function", "network", "score"),
    [
        ("emergency", "x", 3),
        ("Atención a la ciudadanía", "tiktok", 0),
        ("crisis", "instagram", 1),
        ("press", "mastodon", 3),
    ],
)
def test_fit_is_the_score_of_the_table(function: str, network: str, score: int) -> None:
    found = fit(function, network)
    assert found is not None
    assert found.score == score


def test_fit_of_what_nobody_has_scored_is_not_known() -> None:
    assert (fit("emergency", "flickr"), fit("juggling", "x")) == (None, None)


def test_a_no_says_which_channel_to_use_instead() -> None:
    text = "Use WhatsApp 1:1 instead, or the telephone, the office and the electronic office."
    assert str(instead_of("citizen_service", "tiktok")) == text
    assert (instead_of("emergency", "x"), instead_of("emergency", "flickr")) == (None, None)


def test_a_function_is_known_in_every_language_of_the_house() -> None:
    languages = ("en", "es", "ca", "gl", "eu")
    assert [f.name for f in functions() if set(f.title) != set(languages) or set(f.instead) != set(languages)] == []
    assert {function_named(title).name for f in functions() for title in f.title.values()} == {
        f.name for f in functions()
    }
    with pytest.raises(UnknownName, match="no function called juggling"):
        function_named("juggling")


def test_an_alternative_channel_is_said_in_the_language_of_the_reader() -> None:
    alternative = instead_of("emergency", "linkedin")
    assert alternative is not None
    assert "los avisos al móvil y el 112" in Reader("es").text(alternative)
    assert "mobile alerts and 112" in Reader("en").text(alternative)


def test_priors_carry_their_unit_and_range() -> None:
    assert (prior("cost_risk_per_extra_year").value, prior("closing_hazard_x").value) == (4.2, 0.061)
    assert [p.name for p in priors() if p.low is not None and p.low > p.value] == []
    assert [p.name for p in priors() if p.high is not None and p.high < p.value] == []
    with pytest.raises(UnknownName, match="no prior called luck"):
        prior("luck")


def test_a_series_breaks_where_its_definition_ends() -> None:
    broken = break_in("facebook", "impressions", date(2025, 11, 1), date(2025, 12, 1))
    assert broken is not None
    assert (broken.replaced_by, broken.until) == ("views", date(2025, 11, 15))
    assert break_in("facebook", "impressions", date(2025, 11, 15), date(2025, 12, 1)) is None
    assert break_in("facebook", "reach", date(2020, 1, 1), date(2026, 1, 1)) is None


def test_every_row_speaks_of_known_networks() -> None:
    known = {"", *(network.name for network in networks())}
    rows = (*metrics(), *norms(), *audience())
    assert {row.network for row in rows} <= known


def test_every_rule_of_law_names_its_norm_and_what_it_requires() -> None:
    assert [rule.name for rule in law() if not (rule.norm and rule.requires)] == []
    assert len({rule.name for rule in law()}) == len(law())


def test_shares_lie_between_0_and_1() -> None:
    assert [row for row in audience() if not 0 <= row.share <= 1] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("Emergencias y tráfico", ("emergency",)), ("Club de lectura", ()), ("", ()),
     ("Atención ciudadana; noticias.", ("citizen_service", "routine_information"))],
)  # fmt: skip
def test_a_sentence_names_functions_among_other_words(text, found):
    assert functions_in(text) == found
