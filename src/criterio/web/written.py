# SPDX-License-Identifier: EUPL-1.2
"""Numbers and days as people write them in forms, and as others put them into addresses."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeVar

from babel.numbers import get_decimal_symbol, get_group_symbol
from django.utils.translation import get_language

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import Sentence, say
from criterio.language.spoken import code

_Read = TypeVar("_Read")

Errors = dict[str, Sentence]
"""What has to be put right, by field."""

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""A day before or after is a slip of the keyboard, and what is reckoned from it may leave the calendar."""

_SIGN = re.compile(r"\s*(?:€|%|euros?)$", re.IGNORECASE)
_DIGITS = 18
"""As many fit into the number of a record."""


class Wrong(RuleBroken):
    """What was sent cannot be taken: ``errors`` says by field what has to be put right."""

    def __init__(self, errors: Errors) -> None:
        super().__init__(next(iter(errors.values())))
        self.errors = errors


def all_right(errors: Errors) -> None:
    """Raises Wrong when something has to be put right."""
    if errors:
        raise Wrong(errors)


def number(text: str, beyond: float = 1e12) -> float | None:
    """As the one who reads this visit writes it; None where it is none, or lies ``beyond`` or farther from zero."""
    try:
        value = float(plain_number(text, (get_language() or "en").partition("-")[0]))
    except ValueError:
        return None
    return value if abs(value) < beyond else None


def plain_number(text: str, language: str) -> str:
    """A number without what people put between its thousands, and with a point before its decimals.

    ``6.000`` is six thousand to a Spaniard and six to an English reader; ``6,000`` the other way round. A mark that can
    only set off decimals does, whichever it is. A euro or per cent sign behind says nothing that the field does not.
    """
    text, (between, decimal) = _SIGN.sub("", text.strip()), _marks(language)
    if re.fullmatch(rf"[-+]?[1-9]\d{{0,2}}(?:[{between} ]\d{{3}})+(?:{re.escape(decimal)}\d+)?", text, re.ASCII):
        text = re.sub(f"[{between} ]", "", text)
    return text.replace(",", ".")


@cache
def _marks(language: str) -> tuple[str, str]:
    """What stands between the thousands and what sets off the decimals."""
    return get_group_symbol(language), get_decimal_symbol(language)


def whole(text: str) -> int | None:
    """From zero; None where it is none, or longer than the number of any record."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None


def day(text: str) -> date | None:
    """Such as 2027-05-31; None where it is none, or nobody reckons with it."""
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if FIRST <= found <= LAST else None


def day_in(told: Mapping[str, Any], name: str, errors: Errors) -> date | None:
    """The day written in a field; None where it is empty, or with what is wrong with it in ``errors``."""
    text = str(told.get(name, "")).strip()
    found = day(text)
    if text and found is None:
        errors[name] = say("Give the day as in 2027-05-31.")
    return found


def number_in(told: Mapping[str, Any], name: str, errors: Errors, least: float | None = None) -> float | None:
    """The number written in a field, ``least`` or more; None where it is empty, or as :func:`day_in`."""
    text = str(told.get(name, "")).strip()
    found = number(text)
    if text and found is None:
        errors[name] = say("“{text}” is not a number: write it as in 12.5.", text=text[:40])
    elif found is not None and least is not None and found < least:
        errors[name] = say("It cannot be below {least}. What is not known is left empty.", least=least)
        return None
    return found


def languages_in(told: Mapping[str, Any], name: str, errors: Errors) -> tuple[str, ...]:
    """The codes of the languages written in a field with commas between; with what is wrong as :func:`day_in`."""
    found = []
    for written in filter(None, (part.strip() for part in str(told.get(name, "")).split(","))):
        one = code(written)
        if one is None:
            errors[name] = say("“{text}” is no language that is known: write its name or its code.", text=written[:40])
        else:
            found.append(one)
    return tuple(dict.fromkeys(found))


def read_in(told: Mapping[str, Any], name: str, errors: Errors, read: Callable[[str], _Read]) -> _Read | None:
    """What ``read`` makes of a field; None with what is wrong with it in ``errors`` where it raises RuleBroken."""
    try:
        return read(str(told.get(name, "")))
    except RuleBroken as fault:
        errors[name] = fault.sentence
        return None


def span_in(told: Mapping[str, Any], name: str, errors: Errors, least: float = 0.0) -> tuple[float, float] | None:
    """From ``name_low`` to ``name_high``, one alone being both; None where both are empty, or as :func:`day_in`."""
    texts = [str(told.get(f"{name}_{end}", "")).strip() for end in ("low", "high")]
    if not any(texts):
        return None
    low, high = (number(text or texts[1 - place]) for place, text in enumerate(texts))
    if low is None or high is None:
        errors[f"{name}_low"] = say("Give both ends as numbers, or leave both empty.")
    elif low > high:
        errors[f"{name}_low"] = say("The least cannot be more than the most.")
    elif low < least:
        errors[f"{name}_low"] = say("It is counted from zero.")
    else:
        return low, high
    return None
