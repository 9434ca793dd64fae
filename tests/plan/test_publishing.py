# SPDX-License-Identifier: EUPL-1.2
from criterio.decide.criteria.custody import NO_DEPUTY, NO_OWNER
from criterio.decide.gates import NAMING
from criterio.domain.sentence import say
from criterio.plan.publishing import UNSETTLED, for_everybody

WHY = say("Nobody reads it.")


def test_everybody_reads_why_but_not_whom_the_office_lacks():
    assert for_everybody((NO_OWNER, WHY, NO_DEPUTY, *NAMING)) == (WHY,)


def test_where_nothing_else_was_a_reason_one_line_says_so_without_naming_posts():
    assert for_everybody((NO_OWNER, NO_DEPUTY)) == (UNSETTLED,)


def test_no_reason_stays_none():
    assert for_everybody(()) == ()
