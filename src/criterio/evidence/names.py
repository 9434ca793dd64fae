# SPDX-License-Identifier: EUPL-1.2
"""Names as people write them, reduced to what tells one from another."""

import unicodedata

LONGEST = 2_000
"""Characters. No name, handle or address is longer; cells that are belong to something else."""


def plain(text: str) -> str:
    """Letters, digits and plus signs in lower case, without accents: ``Sitio Web`` and ``sitio-web`` are one name."""
    decomposed = unicodedata.normalize("NFKD", text[:LONGEST]).casefold()
    return "".join(character for character in decomposed if character.isalnum() or character == "+")
