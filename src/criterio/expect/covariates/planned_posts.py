# SPDX-License-Identifier: EUPL-1.2
"""How many posts a week each profile plans: weeks with more of them bring more, and the past tells how much."""

from collections.abc import Sequence

import numpy as np

from criterio.domain.sentence import say
from criterio.expect._covariate import Covariate
from criterio.expect.own import Known, Own
from criterio.expect.posting import NAME, SOURCE, posting, what

MOVED = frozenset({"interactions", "reach", "views"})


class _PlannedPosts(Covariate):
    name = NAME
    title = say("Planned posts")
    least_days = 56
    source = SOURCE

    def own(self, known: Known) -> Sequence[Own]:
        planned = known.administration.planned_posts
        if known.metric not in MOVED or not set(planned) & set(known.subjects):
            return ()
        coming = np.arange(len(known.days)) >= known.panel.shape[1]
        learnt = posting(known.panel, known.posted, known.subjects)
        return [
            Own(
                name=self.name,
                what=what(planned[subject], learnt.usual[subject]),
                source=self.source,
                rows=known.rows([subject]),
                doses=coming * learnt.more(subject, planned[subject]),
                mean=learnt.power,
                doubt=learnt.doubt,
                seen=7 * learnt.weeks,
            )
            for subject in known.subjects
            if subject in planned and subject in learnt.usual
        ]


COVARIATE: Covariate = _PlannedPosts()
