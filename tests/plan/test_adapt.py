# SPDX-License-Identifier: EUPL-1.2
import pytest

from criterio.evidence.practice import practices
from criterio.language import Reader
from criterio.plan.adapt import adapted


@pytest.mark.parametrize("card", practices(), ids=lambda card: card.name)
def test_a_draft_keeps_what_its_card_knows_and_invents_nothing(card):
    draft = adapted(card, Reader("es").text)
    assert (draft.name, draft.indicator) == (card.title.said["es"], card.indicator.said["es"])
    assert draft.hours_per_week[0] == card.hours_per_week <= draft.hours_per_week[1]
    assert (draft.expected, draft.owner, draft.heir, draft.opens, draft.value) == (None, "", "", None, {})
