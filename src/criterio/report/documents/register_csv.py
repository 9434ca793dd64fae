# SPDX-License-Identifier: EUPL-1.2
"""The register as a table for a spreadsheet: one row a profile, with its state and its verdict."""

from criterio.domain.sentence import listing, say
from criterio.domain.verdict import Verdict
from criterio.language import Reader
from criterio.plan._plan import Plan
from criterio.register.states import Standing
from criterio.report._document import Document
from criterio.report.tables import csv

_COLUMNS = (
    "profile",
    "network",
    "handle",
    "url",
    "name",
    "unit",
    "state",
    "days_since_last_post",
    "owner",
    "deputy",
    "purpose",
    "functions",
    "languages",
    "territory",
    "hours_per_week",
    "euros_per_year",
    "to_mend",
    "verdict",
    "verdict_into",
    "because",
    "would_change_if",
    "instead",
)


def _write(plan: Plan, reader: Reader) -> bytes:
    verdicts = {verdict.subject: verdict for verdict in plan.portfolio.verdicts}
    rows = [_row(standing, verdicts.get(str(standing.profile.key)), reader) for standing in plan.standings]
    return csv(_COLUMNS, rows)


def _row(standing: Standing, verdict: Verdict | None, reader: Reader) -> list[object]:
    profile = standing.profile
    return [
        str(profile.key),
        profile.key.network,
        profile.key.handle,
        profile.url,
        profile.name,
        profile.unit,
        reader.name(standing.state),
        standing.days_since_last_post,
        profile.owner,
        profile.deputy,
        profile.purpose,
        "; ".join(profile.functions),
        "; ".join(profile.languages),
        profile.territory,
        profile.hours_per_week,
        profile.euros_per_year,
        reader.text(listing(list(standing.issues))),
        *_decided(verdict, reader),
    ]


def _decided(verdict: Verdict | None, reader: Reader) -> list[object]:
    if verdict is None:
        return [None] * 5
    because = " ".join(reader.text(sentence) for sentence in verdict.because)
    change = " ".join(reader.text(sentence) for sentence in verdict.would_change_if)
    instead = reader.text(verdict.instead) if verdict.instead else None
    return [reader.name(verdict.mode), verdict.into, because, change, instead]


DOCUMENT = Document("register_csv", say("Register of profiles"), "register.csv", "text/csv", _write)
