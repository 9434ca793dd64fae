# SPDX-License-Identifier: EUPL-1.2
"""Each act that the pages write in the audit log has its words, and no words are of an act that nobody writes."""

import ast
from pathlib import Path

import criterio
from criterio.web.acts import ACTS, done

WEB = Path(criterio.__file__).parent / "web"
PLACE = {"visit.audit": 0, "audit.append": 2, "_write": 1}
"""Which argument of each call is the act."""


def written():
    """The keys in the code: whole ones, and those of pages that put the act of their form inside."""
    for path in WEB.rglob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        for node in nodes:
            if isinstance(node, ast.Call) and ast.unparse(node.func) in PLACE:
                yield from _keys(node.args[PLACE[ast.unparse(node.func)] :], nodes)
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_FACTORS":
                yield from (value.value for value in node.value.values)


def _keys(arguments, nodes):
    if isinstance(arguments[0], ast.JoinedStr):
        before, _, after = arguments[0].values
        (takes,) = [node.value for node in nodes if isinstance(node, ast.keyword) and node.arg == "takes"]
        yield from (f"{before.value}{key.value}{after.value}" for key in takes.keys)
    else:
        found = [one.value for one in ast.walk(arguments[0]) if isinstance(one, ast.Constant)]
        yield from (one for one in found if isinstance(one, str))


def test_each_act_of_the_log_is_said_in_words_and_nothing_else_is():
    assert sorted(set(written())) == sorted(ACTS)


def test_an_act_that_nobody_has_said_in_words_is_shown_by_its_key():
    assert done("people.unheard_of") == "people.unheard_of"
