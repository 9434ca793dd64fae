# SPDX-License-Identifier: EUPL-1.2
"""What operations may ask of the house."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from criterio.report.data import told
from criterio.web.api._problem import NOT_WORKED_OUT, Told
from criterio.web.workplace import house

if TYPE_CHECKING:
    from criterio.wiring import Reading


def reading() -> "Reading":
    """Everything worked out of the data. Raises Told (409) when nothing has been yet."""
    found = house().reading()
    if found is None:
        raise Told(HTTPStatus.CONFLICT, NOT_WORKED_OUT)
    return found


def plain(request: HttpRequest, value: Any) -> Any:
    """As JSON has it, with sentences in the language of who asks."""
    return told(value, request.reader)  # type: ignore[attr-defined]  # given by ReadingLanguage
