# SPDX-License-Identifier: EUPL-1.2
"""The register and its verdicts, counted; and the files that all of it stands on."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from criterio.domain.verdict import Portfolio
from criterio.plan._plan import Counts, SourceFile
from criterio.register.states import Standing
from criterio.store.facts import Facts


def count(units: Sequence[str], standings: Sequence[Standing], portfolio: Portfolio) -> Counts:
    """``units`` are all that the register lists, with profiles or without."""
    profiles = [standing.profile for standing in standings]
    keys = {str(profile.key) for profile in profiles}
    with_profiles = {profile.unit for profile in profiles if profile.unit}
    every = with_profiles | set(units)
    return Counts(
        profiles=len(profiles),
        units=len(every),
        units_without=len(every - with_profiles),
        by_state=dict(Counter(standing.state for standing in standings).most_common()),
        by_network=dict(Counter(profile.key.network for profile in profiles).most_common()),
        by_mode=dict(Counter(v.mode for v in portfolio.verdicts if v.subject in keys).most_common()),
        without_owner=sum(not profile.owner for profile in profiles),
        without_purpose=sum(not (profile.purpose or profile.functions) for profile in profiles),
    )


def source_files(facts: Facts) -> tuple[SourceFile, ...]:
    """Every file that gave rows still in use, by name, with how many in each table."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for name in ("posts", "series", "messages", "inventory"):
        table = getattr(facts, name)
        for row in facts.rows(table.group_by("source").agg(rows=table.count())):
            file = facts.sources.get(row["source"], "")
            if file:
                found[file][name] = found[file].get(name, 0) + row["rows"]
    return tuple(SourceFile(name, found[name]) for name in sorted(found))
