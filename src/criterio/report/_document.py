# SPDX-License-Identifier: EUPL-1.2
"""What a document is: one file that tells a plan to one kind of reader.

Each member of the set is a module of ``documents`` with one constant, ``DOCUMENT``. Adding one touches nothing else.
"""

from collections.abc import Callable
from dataclasses import dataclass

from criterio.domain.sentence import Sentence
from criterio.language import Reader
from criterio.plan._plan import Plan


@dataclass(frozen=True)
class Document:
    """``write`` is a pure function: the same plan and reader give the same bytes."""

    name: str
    title: Sentence
    file_name: str
    media_type: str
    write: Callable[[Plan, Reader], bytes]
