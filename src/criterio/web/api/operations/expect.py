# SPDX-License-Identifier: EUPL-1.2
"""What surprised, what was written down before the fact, and how it turned out."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from criterio.domain.sentence import say
from criterio.expect.ledger import Score
from criterio.expect.reliability import calibration, judged
from criterio.report.surprises import surprise
from criterio.store import ledger
from criterio.web.api._knowledge import plain, reading
from criterio.web.api._lists import Asked, Period, listed
from criterio.web.api._schemas import CalibrationOut, ExpectationOut, Listed, ScoreOut, SurpriseOut
from criterio.web.workplace import house

ROUTER = Router(tags=["expect"])


@ROUTER.get("/surprises", response=Listed[SurpriseOut], summary=str(say("Surprises of the week")))
def surprises(request: HttpRequest, part: Asked, by: Period = "week") -> dict[str, Any]:
    expected = reading().expected
    reader = request.reader  # type: ignore[attr-defined]  # given by ReadingLanguage
    return listed(
        request,
        expected.surprises_by_day if by == "day" else expected.surprises,
        part,
        lambda one: {
            "metric": one.forecast.metric,
            "subject": one.forecast.subject,
            "week": one.forecast.week,
            "days": one.forecast.days,
            "outcome": one.outcome,
            "probability": one.probability,
            "quantiles": one.forecast.quantiles,
            "sentence": reader.text(surprise(one, reader)),
        },
    )


@ROUTER.get("/expectations", response=Listed[ExpectationOut], summary=str(say("What was written down")))
def expectations(request: HttpRequest, part: Asked, subject: str = "", author: str = "") -> dict[str, Any]:
    written = [
        one
        for one in ledger.written_by_people(house().store)
        if subject in ("", one.subject) and author in ("", one.author)
    ]
    return listed(request, written, part, lambda one: plain(request, one))


@ROUTER.get("/scores", response=Listed[ScoreOut], summary=str(say("How what was expected turned out")))
def scores(request: HttpRequest, part: Asked, subject: str = "", author: str = "") -> dict[str, Any]:
    expected = reading().expected

    def is_asked(score: Score) -> bool:
        return subject in ("", score.expectation.subject) and author in ("", score.expectation.author)

    def tell(score: Score) -> dict[str, Any]:
        doubts = expected.doubts.get(score.expectation.number, ())
        return {**plain(request, score), "sentence": plain(request, score.sentence), "doubts": plain(request, doubts)}

    return listed(request, [score for score in expected.of_people if is_asked(score)], part, tell)


@ROUTER.get("/calibration", response=Listed[CalibrationOut], summary=str(say("Who expects well")))
def calibrations(request: HttpRequest, part: Asked) -> dict[str, Any]:
    found = calibration(reading().expected.scores, lambda one: one.author)
    return listed(request, found, part, lambda one: {**plain(request, one), "sentence": plain(request, judged(one))})
