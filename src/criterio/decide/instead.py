# SPDX-License-Identifier: EUPL-1.2
"""The channel to use when the answer is no: a "no" is a result."""

from collections.abc import Iterable, Mapping

from criterio.decide._criterion import Case
from criterio.decide.items import OPEN
from criterio.domain.administration import Initiative
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.sentence import Sentence, listing, say
from criterio.domain.verdict import Mode
from criterio.evidence.knowledge import instead_of
from criterio.evidence.networks import called


class Neighbourhood:
    """The profiles that go on once everything is decided, by what they share with those that do not."""

    def __init__(self, cases: Iterable[Case], modes: Mapping[str, Mode]) -> None:
        self._by_function: dict[str, list[Profile]] = {}
        self._by_unit: dict[str, list[Profile]] = {}
        for case in cases:
            if modes.get(str(case.profile.key)) in OPEN:
                for function in case.profile.functions:
                    self._by_function.setdefault(function, []).append(case.profile)
                if case.profile.unit:
                    self._by_unit.setdefault(case.profile.unit, []).append(case.profile)

    def of_profile(self, case: Case, mode: Mode, into: str) -> Sentence | None:
        """Where people find what a stopped profile gave."""
        if mode is Mode.MERGE:
            return say("People will find it in {profile}.", profile=called(ProfileKey.parse(into)))
        if mode not in (Mode.CLOSE, Mode.HIBERNATE):
            return None
        near = self._nearest(case.profile.functions, case.profile.unit)
        if near is not None:
            return say("People can turn to {profile}.", profile=called(near.key))
        return _channels(case)

    def of_initiative(self, initiative: Initiative, functions: tuple[str, ...], mode: Mode) -> Sentence | None:
        """The default alternative to opening something: a part of what is already there."""
        if mode is not Mode.NO:
            return None
        near = self._nearest(functions, initiative.unit)
        if near is not None:
            return say(
                "Instead: a hashtag or a section on {profile}, which is there already.", profile=called(near.key)
            )
        if initiative.opens is None:
            return None
        channels = [instead_of(function, initiative.opens.network) for function in functions]
        told = [channel for channel in channels if channel is not None]
        return listing(told) if told else None

    def _nearest(self, functions: tuple[str, ...], unit: str) -> Profile | None:
        same = [profile for function in functions for profile in self._by_function.get(function, ())]
        own = self._by_unit.get(unit, [])
        both = [profile for profile in same if profile.unit == unit and unit]
        return next(iter(sorted(both or same or own, key=lambda profile: profile.key)), None)


def _channels(case: Case) -> Sentence | None:
    channels = [fit.instead for fit in case.fits if fit.instead is not None]
    return listing(channels) if channels else None
