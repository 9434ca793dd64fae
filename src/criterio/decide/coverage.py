# SPDX-License-Identifier: EUPL-1.2
"""Which cells (function, language, territory) an item serves, and which may not be left without a channel."""

from collections.abc import Iterable

from criterio.decide.functions import canonical, titled
from criterio.domain.administration import Administration, Cell, Initiative
from criterio.domain.profile import Profile, Tongue
from criterio.domain.sentence import Sentence, say
from criterio.language.spoken import code


def required(administration: Administration, duties: Iterable[Cell]) -> tuple[Cell, ...]:
    """What the administration declares, then what the duties of its profiles imply, each once."""
    return tuple(dict.fromkeys((*administration.must_cover, *sorted(set(duties), key=lambda cell: cell.function))))


def served(item: Profile | Initiative, cells: tuple[Cell, ...], language: str) -> frozenset[Cell]:
    """The cells that this item serves. A profile that declares no language speaks the administration's ``language``."""
    spoken = {_tongue(one) for one in item.languages or (language,)}
    functions = {canonical(function) for function in item.functions}
    return frozenset(
        cell
        for cell in cells
        if canonical(cell.function) in functions
        and (not cell.language or _tongue(cell.language) in spoken)
        and (not cell.territory or not item.territory or cell.territory == item.territory)
    )


def left_alone(profile: Profile, others: Iterable[Profile], administration: Administration) -> tuple[Sentence, ...]:
    """What nothing would serve any more without ``profile``: one sentence for each cell that must be covered."""
    cells = administration.must_cover
    lost = served(profile, cells, administration.language)
    for other in others:
        if other.key != profile.key:
            lost -= served(other, cells, administration.language)
    return tuple(untold(cell) for cell in cells if cell in lost)


def untold(cell: Cell) -> Sentence:
    """A cell that is left without a channel, in words."""
    if cell.language and cell.territory:
        return say(
            "Nothing serves {function} in {language} for {territory}: open a channel, or say which profile does.",
            function=titled(cell.function),
            language=Tongue(cell.language),
            territory=cell.territory,
        )
    if cell.language or cell.territory:
        return say(
            "Nothing serves {function} in {where}: open a channel, or say which profile does.",
            function=titled(cell.function),
            where=Tongue(cell.language) if cell.language else cell.territory,
        )
    return say("Nothing serves {function}: open a channel, or say which profile does.", function=titled(cell.function))


def _tongue(written: str) -> str:
    """A register may say *castellano* where a duty says *es*."""
    return code(written) or written.casefold()
