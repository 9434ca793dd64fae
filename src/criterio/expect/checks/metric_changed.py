# SPDX-License-Identifier: EUPL-1.2
"""Does the network still count this metric, and in the same way as before? Read from evidence/metrics.toml."""

from collections.abc import Mapping
from datetime import date, timedelta

from criterio.domain.sentence import say
from criterio.evidence.knowledge import metrics
from criterio.evidence.networks import display_name
from criterio.expect._check import Check, Finding
from criterio.expect.panel import Panel


class _MetricChanged:
    name = "metric_changed"

    def look(self, panel: Panel, metric: str, on: date) -> Mapping[str, Finding]:
        if not panel.opens:
            return {}
        networks = {subject: subject.partition(":")[0] for subject in panel.subjects}
        told = {network: _told(network, metric, panel.opens[0], on) for network in set(networks.values())}
        return {subject: finding for subject, network in networks.items() if (finding := told[network])}


def _told(network: str, metric: str, first: date, on: date) -> Finding | None:
    versions = sorted(
        (one for one in metrics() if (one.network, one.name) == (network, metric)), key=lambda one: one.version
    )
    if not versions:
        return None
    newest = versions[-1]
    if newest.until is not None and newest.until <= on:
        return Finding(
            say(
                "{network} stopped counting {metric} on {day}. Expect {other}, which is counted in another way.",
                network=display_name(network),
                metric=metric,
                day=newest.until,
                other=newest.replaced_by,
            )
            if newest.replaced_by
            else say(
                "{network} stopped counting {metric} on {day}: there is nothing to expect.",
                network=display_name(network),
                metric=metric,
                day=newest.until,
            ),
            is_over=True,
        )
    if newest.since is not None and first < newest.since <= on:
        return Finding(
            say(
                "{network} has counted {metric} in another way since {day}: what came before was left out.",
                network=display_name(network),
                metric=metric,
                day=newest.since,
            ),
            since=_whole_week(newest.since),
        )
    return None


def _whole_week(day: date) -> date:
    """The first Monday from which every day is counted in the new way."""
    return day + timedelta(days=-day.weekday() % 7)


CHECK: Check = _MetricChanged()
