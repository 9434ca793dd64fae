# SPDX-License-Identifier: EUPL-1.2
"""A database that was being made when somebody pulled the plug opens as if nothing had been done."""

import pytest
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from criterio.store import configure
from criterio.store.configure import bring_up_to_date, connect


@pytest.mark.parametrize("step", [1, 3, 5])
def test_a_step_that_was_taken_and_not_noted_is_taken_again(tmp_path, monkeypatch, step):
    alias = connect(tmp_path)
    connections[alias].close()
    (tmp_path / "criterio.sqlite3").unlink()
    noted = []

    def pull_the_plug(self, app, name):
        noted.append(name)
        if len(noted) == step:
            raise KeyboardInterrupt
        return note(self, app, name)

    note = MigrationRecorder.record_applied
    with monkeypatch.context() as patch:
        patch.setattr(MigrationRecorder, "record_applied", pull_the_plug)
        with pytest.raises(KeyboardInterrupt):
            bring_up_to_date(alias)
    assert MigrationRecorder(connections[alias]).applied_migrations() == {}
    bring_up_to_date(alias)
    tables = connections[alias].introspection.table_names()
    assert "store_unitcost" in tables
    assert len(MigrationRecorder(connections[alias]).applied_migrations()) >= 5
    connections[alias].close()


def test_a_workspace_of_the_tests_begins_with_all_steps_taken(tmp_path, monkeypatch):
    """Step by step it takes each of a thousand tests half a second."""
    taken = []
    monkeypatch.setattr(configure, "call_command", lambda *words, **told: taken.append(words))
    connections[connect(tmp_path)].close()
    assert taken == []
