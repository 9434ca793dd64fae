# SPDX-License-Identifier: EUPL-1.2
"""The plan as data, for programs; its shape is published as a JSON Schema beside the documentation."""

import json
import math
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from criterio.domain.profile import ProfileKey
from criterio.domain.sentence import Sentence, say
from criterio.language import Reader
from criterio.plan._plan import Plan
from criterio.register.states import Standing
from criterio.report._document import Document

_TEXT = {Sentence: "A sentence, in the language of the plan.", ProfileKey: "network:handle"}


class _Told(GenerateJsonSchema):
    """The shape of a plan once it is told: sentences are text in the reader's language, and so are profile keys."""

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        if schema["cls"] in _TEXT:
            return {"type": "string", "description": _TEXT[schema["cls"]]}
        return super().dataclass_schema(schema)


def json_schema() -> dict[str, Any]:
    """What every ``plan.json`` of this version looks like (JSON Schema 2020-12)."""
    adapter: TypeAdapter[Plan] = TypeAdapter(Plan, _parent_depth=2)
    adapter.rebuild(_types_namespace={"Standing": Standing})
    shape = adapter.json_schema(mode="serialization", schema_generator=_Told)
    return {"$schema": GenerateJsonSchema.schema_dialect, **shape, "title": "Plan"}


def published_schema() -> Path:
    """The schema as this version ships it."""
    return Path(__file__).parents[1] / "plan.schema.json"


def told(value: Any, reader: Reader) -> Any:
    """``value`` as JSON has it: sentences as text, dates as ISO 8601, and what is not a number as null."""
    match value:
        case dict():
            return {str(_plain(key, reader)): told(item, reader) for key, item in value.items()}
        case list() | tuple():
            return [told(item, reader) for item in value]
        case _ if is_dataclass(value) and type(value) not in _TEXT:
            return {each.name: told(getattr(value, each.name), reader) for each in fields(value)}
        case _:
            return _plain(value, reader)


def _plain(value: Any, reader: Reader) -> Any:
    match value:
        case Sentence():
            return reader.text(value)
        case ProfileKey():
            return str(value)
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case float() if not math.isfinite(value):
            return None
    return value


def _write(plan: Plan, reader: Reader) -> bytes:
    return (json.dumps(told(plan, reader), ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


DOCUMENT = Document("plan_json", say("Plan as data"), "plan.json", "application/json", _write)
