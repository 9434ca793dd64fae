# SPDX-License-Identifier: EUPL-1.2
"""Sentences in records: kept with their values, so that each reader is told them in their language years later."""

from datetime import date, datetime
from typing import Any

from criterio.domain.sentence import Sentence

_DAY, _AT, _SAY = "day", "at", "say"


def kept(told: Any) -> Any:
    """As JSON: a sentence with its values, a text or a number as it is; anything else as it reads in English."""
    match told:
        case Sentence():
            values = {name: kept(value) for name, value in told.values.items()}
            rest = {"values": values, "plural": told.plural, "count": told.count, "said": told.said}
            return {_SAY: told.template, **rest}
        case datetime():
            return {_AT: told.isoformat()}
        case date():
            return {_DAY: told.isoformat()}
        case list() | tuple():
            return [kept(one) for one in told]
        case None | bool() | int() | float() | str():
            return told
        case _:
            return str(told)


def told(written: Any) -> Any:
    """What was kept. Texts of before sentences were kept are texts."""
    match written:
        case {"say": str(template), "values": dict(values), "plural": plural, "count": int(count), "said": dict(said)}:
            return Sentence(template, {name: told(value) for name, value in values.items()}, plural, count, said)
        case {"at": str(moment)}:
            return datetime.fromisoformat(moment)
        case {"day": str(day)}:
            return date.fromisoformat(day)
        case list():
            return [told(one) for one in written]
        case _:
            return written
