# SPDX-License-Identifier: EUPL-1.2
"""What forms offer to choose from: units of whoever asks, networks that go on, and what a profile is for."""

from criterio.decide.functions import titled
from criterio.domain.sentence import Sentence
from criterio.evidence.knowledge import functions
from criterio.evidence.networks import display_name, networks
from criterio.store import registry
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def units(visit: Visit) -> list[str]:
    """Those in which the person edits."""
    return [name for name in registry.unit_names(visit.house.store) if visit.may(Permission.EDIT, name)]


def open_networks() -> list[tuple[str, str]]:
    return [(one.name, display_name(one.name)) for one in networks() if one.closed_on is None]


def purposes() -> list[tuple[str, Sentence | str]]:
    """Every function that the house knows."""
    return [(one.name, titled(one.name)) for one in functions()]
