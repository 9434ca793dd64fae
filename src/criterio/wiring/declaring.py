# SPDX-License-Identifier: EUPL-1.2
"""``administration.toml`` of a workspace: read again when somebody edits it beside a server that runs."""

from dataclasses import dataclass, field
from pathlib import Path

from criterio.domain.administration import Administration
from criterio.domain.errors import BadInput, SettingsError
from criterio.domain.sentence import Sentence
from criterio.settings.administration import read_administration
from criterio.spread.ties import with_imported
from criterio.store.folder import declaration_of


@dataclass
class Declaration:
    """What it says, with its list of ties. ``fault``: why the newest cannot be used; what it said before holds then."""

    root: Path
    fault: Sentence | None = None
    _said: Administration | None = field(default=None, repr=False)
    _seen: tuple[int, int] = (0, 0)

    def now(self) -> Administration:
        """Raises SettingsError and BadInput where it could never be used."""
        try:
            path = declaration_of(self.root)
            state = path.stat()
            seen = (state.st_mtime_ns, state.st_size)
            if self._said is None or seen != self._seen:
                self._seen = seen
                self._said, self.fault = with_imported(read_administration(path), self.root), None
        except (SettingsError, BadInput) as fault:
            if self._said is None:
                raise
            self.fault = fault.sentence
        return self._said
