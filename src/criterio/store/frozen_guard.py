# SPDX-License-Identifier: EUPL-1.2
"""Makes the database itself refuse to change or delete what was expected."""

from typing import Any

_SQLITE = """CREATE TRIGGER expectation_no_{verb} BEFORE {verb} ON store_expectation
BEGIN SELECT RAISE(ABORT, 'An expectation is written once.'); END"""
_POSTGRESQL = (
    """CREATE FUNCTION expectation_written_once() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'An expectation is written once.'; END $$""",
    """CREATE TRIGGER expectation_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON store_expectation
FOR EACH STATEMENT EXECUTE FUNCTION expectation_written_once()""",
)


def guard(apps: Any, editor: Any) -> None:
    """Sets the triggers of whichever database keeps the records."""
    vendor = editor.connection.vendor
    statements = [_SQLITE.format(verb=verb) for verb in ("UPDATE", "DELETE")] if vendor == "sqlite" else []
    for statement in statements or (_POSTGRESQL if vendor == "postgresql" else ()):
        editor.execute(statement)
