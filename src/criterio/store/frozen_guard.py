# SPDX-License-Identifier: EUPL-1.2
"""Makes the database itself refuse to change or delete what was expected, decided or said."""

from collections.abc import Callable
from typing import Any

_SQLITE = """CREATE TRIGGER {name}_no_{verb} BEFORE {verb} ON store_{table}
BEGIN SELECT RAISE(ABORT, '{told} is written once.'); END"""
_POSTGRESQL = (
    """CREATE FUNCTION {name}_written_once() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{told} is written once.'; END $$""",
    """CREATE TRIGGER {name}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON store_{table}
FOR EACH STATEMENT EXECUTE FUNCTION {name}_written_once()""",
)


def guarding(table: str, told: str) -> Callable[[Any, Any], None]:
    """A step of a migration that sets the triggers of one table, in whichever database keeps the records."""

    def guard(apps: Any, editor: Any) -> None:
        names = {"name": table, "table": table, "told": told}
        vendor = editor.connection.vendor
        statements = [_SQLITE.format(verb=verb, **names) for verb in ("UPDATE", "DELETE")] if vendor == "sqlite" else []
        for statement in statements or (_POSTGRESQL if vendor == "postgresql" else ()):
            editor.execute(statement.format(**names) if vendor == "postgresql" else statement)

    return guard


guard = guarding("expectation", "An expectation")
