# SPDX-License-Identifier: EUPL-1.2
"""House rules as people write them: an empty line between parts, a dash before what is listed."""

_DASH = "- "


def parts_of(written: str) -> list[str | list[str]]:
    """Paragraphs, and lists where each line of a part begins with a dash."""
    return [_part(part) for part in written.replace("\r\n", "\n").split("\n\n") if part.strip()]


def _part(written: str) -> str | list[str]:
    lines = [line.strip() for line in written.splitlines() if line.strip()]
    return [line.removeprefix(_DASH) for line in lines] if all(line.startswith(_DASH) for line in lines) else written
