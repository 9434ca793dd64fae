# SPDX-License-Identifier: EUPL-1.2
"""Sentences for people, kept apart from the language in which they will be read.

Rooms build sentences with :func:`say` and :func:`say_many`; only the roof knows the reader's language and turns them
into text (``criterio.language``). The English template is the key of the translation.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Sentence:
    """A template with ``{names}`` and the values that fill them.

    A value may be a number, a date, a text (shown as it is), or another Sentence (shown translated). ``plural`` is the
    template used when ``count`` is not one. ``said`` gives the template by language where data bring their own
    translations; all others are in the catalogs.
    """

    template: str
    values: dict[str, Any] = field(default_factory=dict)
    plural: str | None = None
    count: int = 1
    said: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        template = self.plural if self.plural is not None and self.count != 1 else self.template
        return template.format(**{name: _plain(value) for name, value in self.values.items()})

    def __hash__(self) -> int:
        return hash(str(self))


def say(template: str, **values: Any) -> Sentence:
    """A sentence. ``template`` must be a literal: translations are collected from the source."""
    return Sentence(template, values)


def say_many(one: str, many: str, n: float, **values: Any) -> Sentence:
    """A sentence whose form depends on ``n``, available to both templates as ``{n}``. Half of something is many."""
    return Sentence(one, {"n": n, **values}, plural=many, count=int(n) if n == int(n) else 2)


def together(sentences: Iterable[Sentence]) -> Sentence:
    """Whole sentences, one after another."""
    told = {f"s{number}": sentence for number, sentence in enumerate(sentences)}
    return Sentence(" ".join(f"{{{name}}}" for name in told), told)


def listing(items: "list[Sentence] | list[str]") -> Sentence:
    """Several sentences or names joined as the reader's language joins a list."""
    return Sentence("{items}", {"items": list(items)})


def _plain(value: Any) -> str:
    return ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)
