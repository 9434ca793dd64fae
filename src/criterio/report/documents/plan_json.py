# SPDX-License-Identifier: EUPL-1.2
"""The plan as data, for programs; its shape is published as a JSON Schema beside the documentation."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from criterio.domain.sentence import say
from criterio.language import Reader
from criterio.plan._plan import Plan
from criterio.register.states import Standing
from criterio.report._document import Document
from criterio.report.data import TEXT, told


class _Told(GenerateJsonSchema):
    """The shape of a plan once it is told: sentences are text in the reader's language, and so are profile keys."""

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        if schema["cls"] in TEXT:
            return {"type": "string", "description": TEXT[schema["cls"]]}
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


def _write(plan: Plan, reader: Reader) -> bytes:
    return (json.dumps(told(plan, reader), ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


DOCUMENT = Document("plan_json", say("Plan as data"), "plan.json", "application/json", _write)
