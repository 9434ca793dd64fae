# SPDX-License-Identifier: EUPL-1.2
"""Values of the house as JSON has them: the same for documents, commands and the API."""

import math
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from criterio.domain.profile import ProfileKey
from criterio.domain.sentence import Sentence
from criterio.language.reader import Reader

TEXT = {Sentence: "A sentence, in the language of the plan.", ProfileKey: "network:handle"}
"""What is one text, though it has parts, and what that text is."""


def told(value: Any, reader: Reader) -> Any:
    """``value`` as JSON has it: sentences as text, dates as ISO 8601, and what is not a number as null."""
    match value:
        case dict():
            return {str(_plain(key, reader)): told(item, reader) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [told(item, reader) for item in value]
        case _ if is_dataclass(value) and type(value) not in TEXT:
            return {each.name: told(getattr(value, each.name), reader) for each in fields(value)}
        case _:
            return _plain(value, reader)


def _plain(value: Any, reader: Reader) -> Any:
    match value:
        case Sentence():
            return reader.text(value)
        case ProfileKey() | Path():
            return str(value)
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case float() if not math.isfinite(value):
            return None
    return value
