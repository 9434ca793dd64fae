# SPDX-License-Identifier: EUPL-1.2
"""Charts that are drawn once: the same figures in the same language give the same drawing."""

from collections.abc import Callable
from functools import lru_cache

from markupsafe import Markup

KEPT = 512


@lru_cache(maxsize=KEPT)
def drawn(draw: Callable[..., Markup], data: tuple[object, ...], reader: object, caption: object) -> Markup:
    """``draw(data, reader, caption)``. All of them are values, so that a change of any is another drawing."""
    return draw(data, reader, caption)
