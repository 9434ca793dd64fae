# SPDX-License-Identifier: EUPL-1.2
"""Makes people in a workspace that is served, and lets them in: prints one session cookie a person, as JSON.

``python -m tests.web.people FOLDER '[["editor", "Cultura"], ["administrator", ""]]'``. Logging in through the form is
proved where logging in is the claim; everywhere else it would only cost half a second a person.
"""

import json
import sys
from pathlib import Path

from criterio.settings.machine import machine
from criterio.web.configure import configure

PASSWORD = "una-clave-larga-de-prueba"


def main(root: Path, wanted: list[list[str]]) -> dict[str, str]:
    configure(root, machine())
    return {f"{role}@{unit}": _session(_person(role, unit)) for role, unit in wanted}


def _person(role, unit):
    from criterio.store.models import Unit
    from criterio.web.models import Account, Grant

    email = f"{role}.{abs(hash(unit)) if unit else 'all'}@example.org"
    account = Account.objects.filter(name=f"{role}@{unit}").first()
    account = account or Account.objects.create_user(email, PASSWORD, name=f"{role}@{unit}", language="en")
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


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), json.loads(sys.argv[2]))))
