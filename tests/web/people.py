# SPDX-License-Identifier: EUPL-1.2
"""Does in a workspace that is served what its pages cannot be asked for.

A clerk stays as long as its server: to wake Django takes longer than any of the acts.
"""

import os
import secrets
import time
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import cache
from hashlib import sha256
from multiprocessing.connection import Client
from pathlib import Path

from django.contrib.auth.hashers import PBKDF2PasswordHasher

from criterio.settings.machine import machine
from criterio.web.configure import configure

PASSWORD = "una-clave-larga-de-prueba"


@cache
def hashed() -> str:
    """The password of everybody, hashed once: it takes half a second. Were it weaker, Django would hash it again.

    And that would end the session of who came in without it.
    """
    return PBKDF2PasswordHasher().encode(PASSWORD, "a-salt-of-characters-enough")


def people(wanted: list[list[str]], password: str) -> dict[str, str]:
    """Makes people, with a password that was hashed before, and lets them in: one session cookie a person.

    Logging in through the form is proved where logging in is the claim; everywhere else it would only cost half a
    second a person.
    """
    return {f"{role}@{unit}": _session(_person(role, unit, password)) for role, unit in wanted}


def token(role: str, unit: str, days: int) -> str:
    """The secret of a token of a role, in a unit or in the whole, that was made forty days ago."""
    from criterio.store.models import Unit
    from criterio.web.models import Account, Grant, Token

    account, _ = Account.objects.get_or_create(email=f"{role}@api.example.org")
    held = Unit.objects.get(name=unit) if unit else None
    Grant.objects.get_or_create(account=account, role=role, unit=held)
    secret, now = secrets.token_urlsafe(32), datetime.now(UTC)
    digest = sha256(secret.encode()).hexdigest()
    dates = {"made_at": now - timedelta(days=40), "expires_at": now + timedelta(days=days)}
    Token.objects.create(account=account, name="test", digest=digest, role=role, unit=held, **dates)
    return secret


def routes() -> list[dict]:
    """Every address of the application, and the rule of each page."""
    from criterio.web.pages import all_pages
    from criterio.web.urls import urlpatterns

    pages = all_pages()
    return [_told(str(route.pattern), getattr(route, "name", None) or "", pages) for route in urlpatterns]


def worked_out(times: int) -> list[bool]:
    """Asks for everything to be worked out so many times at once; what came of each."""
    from django.db import transaction

    from criterio.web.tasks import refresh

    with transaction.atomic():
        asked = [refresh.enqueue() for _ in range(times)]
    while not all(one.is_finished for one in asked):
        time.sleep(0.1)
        for one in asked:
            one.refresh()
    return [one.return_value for one in asked]


def wish(email: str, weekday: int, address: str, asked_at: datetime) -> int:
    """That somebody asked for the letter of the week; its number."""
    from criterio.web.models import Account, LetterWish

    told = {"weekday": weekday, "address": address, "asked_at": asked_at}
    return LetterWish.objects.update_or_create(account=Account.objects.get(email=email), defaults=told)[0].pk


def letters(now: datetime) -> int:
    """Sends what is due at a moment of the administration's clock; how many were taken."""
    from criterio.web.letters.sending import send_due

    return send_due(now)


def letters_sent() -> list[tuple]:
    """What became of each: to whom, of which day, in which state, after how many tries, and what was said."""
    from criterio.web.models import LetterSent

    rows = LetterSent.objects.order_by("day", "account__email")
    return list(rows.values_list("account__email", "day", "state", "tries", "told"))


def left_by_a_kill(email: str, day: date) -> None:
    """What stands written while a letter is handed over."""
    from criterio.web.models import Account, LetterSent

    at = datetime.now(UTC)
    LetterSent.objects.create(account=Account.objects.get(email=email), day=day, state="sending", tries=1, at=at)


def _told(path, name, pages):
    page = pages.get(name)
    if page is None:
        return {"path": path, "page": False}
    return {"path": path, "page": True, "name": name, "needs": page.needs, "takes": dict(page.takes)}


def _person(role, unit, password):
    from criterio.store.models import Unit
    from criterio.web.models import Account, Grant

    email = f"{role}.{abs(hash(unit)) if unit else 'all'}@example.org"
    account = Account.objects.filter(name=f"{role}@{unit}").first()
    if account is None:
        account = Account.objects.create_user(email, name=f"{role}@{unit}", language="en")
        account.password = password
        account.save()
    held = Unit.objects.get_or_create(name=unit)[0] if unit else None
    Grant.objects.get_or_create(account=account, role=role, unit=held)
    return account


def _session(account):
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return session.session_key


ACTS = {act.__name__: act for act in (people, token, routes, worked_out, wish, letters, letters_sent, left_by_a_kill)}


def serve(door: str, root: Path, env: dict[str, str]) -> None:
    """In a process of its own: hears an act and what it is told, and says what comes of it, until the wire is cut."""
    os.environ.update(env)
    with Client(door) as wire, suppress(EOFError):
        configure(root, machine())
        while True:
            name, *asked = wire.recv()
            wire.send(ACTS[name](*asked))
