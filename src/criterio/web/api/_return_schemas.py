# SPDX-License-Identifier: EUPL-1.2
"""What the API answers of effects and returns. As in ``_schemas``, null means *not known*, never zero."""

from ninja import Field, Schema

from criterio.domain.names import Grade
from criterio.web.api._schemas import RangeOut, WindowOut


class FindingOut(Schema):
    """One way in which a comparison can mislead. ``passed`` null: it could not be looked at."""

    check: str
    passed: bool | None
    sentence: str


class LotOut(Schema):
    """What the lot alone says: other calendars that it could have drawn. An end is null where it sets none."""

    point: float
    low: float | None
    high: float | None
    chance: float
    units: int
    sentence: str


class MadeOut(Schema):
    """Shares of what would have been, or differences where ``ratio`` is false. An end that is not known is null."""

    point: float
    low: float | None
    high: float | None
    chance: float
    level: float
    ratio: bool
    treated: int
    controls: int
    before: int
    after: int
    findings: list[FindingOut]
    lot: LotOut | None


class WorthOut(Schema):
    """How many more in all, for each hour and euro, and in euros by the unit cost of ``source``."""

    more: RangeOut
    per_hour: RangeOut | None
    per_euro: RangeOut | None
    value: RangeOut | None
    source: str


class EffectOut(Schema):
    """What a campaign did to an indicator. ``effect`` null: the data cannot tell, and ``sentence`` says why.

    ``hope``: what was hoped for, beside it; null where nobody said.
    """

    campaign: str
    on: list[str]
    indicator: str
    window: WindowOut
    grade: Grade
    sentence: str
    hope: str | None
    effect: MadeOut | None
    worth: WorthOut | None
    with_whom: list[str]


class Wanted(Schema):
    """What would be done: on how many, for how many weeks, hoping for how much more (.25: a quarter)."""

    indicator: str = "interactions"
    units: int = Field(1, ge=1, le=500)
    weeks: int = Field(13, ge=1, le=104)
    hoped: float = Field(0.25, gt=0, le=5)


class CanTellOut(Schema):
    """Whether what is hoped for would be seen; if not, with how many units, or after how many weeks."""

    smallest: float
    enough: bool
    units: int | None
    weeks: int | None
    sentence: str


class ReturnOut(Schema):
    """What one profile gives for each hour and euro, by one figure; null where they are not declared."""

    subject: str
    metric: str
    window: WindowOut
    per_hour: RangeOut | None
    per_euro: RangeOut | None
    grade: Grade
    source: str


class ChannelOut(Schema):
    """The share of questions answered by network: as it is, and with everybody's mix of subjects."""

    network: str
    questions: int
    plain: RangeOut
    alike: RangeOut
