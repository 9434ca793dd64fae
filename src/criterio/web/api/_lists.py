# SPDX-License-Identifier: EUPL-1.2
"""Long lists, told part by part."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal, TypeVar

from django.http import HttpRequest
from ninja import Field, Query, Schema

_Item = TypeVar("_Item")


class Part(Schema):
    """Which part of a list is asked for."""

    limit: int = Field(100, ge=1, le=1000, description="How many at most.")
    offset: int = Field(0, ge=0, le=1_000_000_000, description="How many to skip.")


Asked = Annotated[Part, Query()]
Period = Literal["week", "day"]
AnyPeriod = Literal["week", "day", "month"]


def listed(request: HttpRequest, found: Sequence[_Item], part: Part, tell: Callable[[_Item], Any]) -> dict[str, Any]:
    """Only what is in the part is told."""
    end = part.offset + part.limit
    items = [tell(item) for item in found[part.offset : end]]
    return {"count": len(found), "next": _at(request, end, part.limit) if end < len(found) else None, "items": items}


def _at(request: HttpRequest, offset: int, limit: int) -> str:
    asked = request.GET.copy()
    asked["offset"], asked["limit"] = str(offset), str(limit)
    return request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")
