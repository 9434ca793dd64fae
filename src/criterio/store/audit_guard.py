# SPDX-License-Identifier: EUPL-1.2
"""Makes the database itself refuse to change or delete what the audit log says."""

from typing import Any

_SQLITE = """CREATE TRIGGER audit_no_{verb} BEFORE {verb} ON store_auditentry
BEGIN SELECT RAISE(ABORT, 'The audit log is written once.'); END"""
_POSTGRESQL = (
    """CREATE FUNCTION audit_written_once() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'The audit log is written once.'; END $$""",
    """CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON store_auditentry
FOR EACH STATEMENT EXECUTE FUNCTION audit_written_once()""",
)


def guard(apps: Any, editor: Any) -> None:
    """Sets the triggers of whichever database keeps the records."""
    vendor = editor.connection.vendor
    statements = [_SQLITE.format(verb=verb) for verb in ("UPDATE", "DELETE")] if vendor == "sqlite" else []
    for statement in statements or (_POSTGRESQL if vendor == "postgresql" else ()):
        editor.execute(statement)
