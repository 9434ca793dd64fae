# SPDX-License-Identifier: EUPL-1.2
import json
from pathlib import Path

import jsonschema
from tests.report.build import plan

from criterio.language import Reader
from criterio.report.documents.plan_json import DOCUMENT, json_schema, published_schema

PUBLISHED = Path(__file__).parents[2] / "docs" / "plan.schema.json"


def written(profiles: int = 6) -> dict:
    return json.loads(DOCUMENT.write(plan(profiles), Reader("en")))


def test_the_published_schema_is_the_one_of_this_version():
    assert json.loads(PUBLISHED.read_text()) == json_schema()
    assert published_schema().read_bytes() == PUBLISHED.read_bytes()


def test_what_is_written_follows_the_schema():
    jsonschema.Draft202012Validator.check_schema(json_schema())
    jsonschema.validate(written(), json_schema())


def test_sentences_are_text_in_the_language_of_the_reader():
    assert written()["have"][0] == "6 profiles in all."


def test_unknown_is_null_with_its_reason():
    figure = next(figure for figure in written()["figures"] if figure["metric"] == "reach_per_post")
    assert (figure["value"], figure["absent"]) == (None, "not_offered")


def test_numbers_that_are_not_numbers_are_null():
    endless = plan(1, forecasts=())
    object.__setattr__(endless.figures[0], "high", float("inf"))
    assert json.loads(DOCUMENT.write(endless, Reader("en")))["figures"][0]["high"] is None
