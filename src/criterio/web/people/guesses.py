# SPDX-License-Identifier: EUPL-1.2
"""Who guesses at secrets is made to wait: so many wrong ones a minute from one place, and then none is looked at."""

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

A_MINUTE = 60
MOST = 20
"""Wrong ones a minute. A secret has 192 bits or more: the limit spares the machine, and shows in the log who tries."""


def are_spent(request: HttpRequest, kind: str) -> bool:
    """Whether too many of this kind came from there in this minute."""
    return bool(cache.get(_key(request, kind), 0) >= MOST)


def count(request: HttpRequest, kind: str) -> None:
    """One more that opened nothing."""
    key = _key(request, kind)
    cache.set(key, cache.get(key, 0) + 1, A_MINUTE)


def _key(request: HttpRequest, kind: str) -> str:
    return f"guesses:{kind}:{get_adapter().get_client_ip(request)}:{int(time.time() // A_MINUTE)}"
