# SPDX-License-Identifier: EUPL-1.2
"""A number as people write it in a form."""


def number(text: str, beyond: float = 1e12) -> float | None:
    """With a comma or a point; None where it is none, or lies ``beyond`` or farther from zero."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return value if abs(value) < beyond else None
