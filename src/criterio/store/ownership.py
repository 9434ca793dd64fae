# SPDX-License-Identifier: EUPL-1.2
"""A database outside of the folder belongs to one workspace: its records list the files of that folder.

Another folder would do the tasks of the first on its own files, and sweep away what is not listed.
"""

import hmac
from hashlib import sha256
from pathlib import Path

from criterio.domain.errors import SettingsError
from criterio.domain.sentence import say
from criterio.store import models
from criterio.store.folder import ELSEWHERE, secret_of

_ONLY = 1


def claim(root: Path, alias: str) -> None:
    """Whoever opens it first has it; a copy of the folder is the same workspace. Raises SettingsError for any other.

    The folder notes that its records are outside of it, so that nobody opens it without them.
    """
    mark = hmac.digest(secret_of(root), b"owner of the database", sha256).hex()
    row, _ = models.Owner.objects.using(alias).get_or_create(pk=_ONLY, defaults={"mark": mark})
    if not hmac.compare_digest(row.mark, mark):
        raise SettingsError(
            say(
                "The database of CRITERIO_DATABASE_URL keeps the records of another folder. Give {folder} a database "
                "of its own; if it is the same workspace, copy its secret.key from the other folder too.",
                folder=str(root),
            )
        )
    (root / ELSEWHERE).touch()
