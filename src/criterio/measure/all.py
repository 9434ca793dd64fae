# SPDX-License-Identifier: EUPL-1.2
"""Every metric there is, found by file name."""

import pkgutil
from collections.abc import Sequence
from functools import cache
from importlib import import_module

from criterio.domain.errors import UnknownName
from criterio.domain.sentence import listing, say
from criterio.measure import metrics
from criterio.measure._metric import Metric


@cache
def all_metrics() -> dict[str, Metric]:
    """Metrics by name, in alphabetical order."""
    names = sorted(info.name for info in pkgutil.iter_modules(metrics.__path__) if not info.name.startswith("_"))
    found = [import_module(f"{metrics.__name__}.{name}").METRIC for name in names]
    return {metric.name: metric for metric in found}


def chosen(names: Sequence[str] | None) -> list[Metric]:
    """The metrics named, or all. Raises UnknownName."""
    known = all_metrics()
    for name in names or ():
        if name not in known:
            raise UnknownName(
                say("There is no metric called {name}. Known metrics: {known}.", name=name, known=listing(list(known)))
            )
    return [known[name] for name in names] if names is not None else list(known.values())
