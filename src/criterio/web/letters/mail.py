# SPDX-License-Identifier: EUPL-1.2
"""A letter as a mail: plain text and accessible HTML, and a way out of it with one click (RFC 8058)."""

import textwrap
from datetime import date

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from criterio.domain.sentence import say
from criterio.language.reader import Reader
from criterio.web.letters.letter import Letter
from criterio.web.models import LetterWish
from criterio.web.visit import url

_SALT = "the letter of the week"
_WIDTH = 76


def secret_of(wish: LetterWish) -> str:
    """Lets whoever holds the mail stop it, and nothing else."""
    return signing.dumps(wish.pk, salt=_SALT)


def wish_of(secret: str) -> int | None:
    """The number of the wish behind a secret; None when nobody here wrote it."""
    try:
        return int(signing.loads(secret, salt=_SALT))
    except signing.BadSignature:
        return None


def text_of(letter: Letter, reader: Reader, address: str = "", stop: str = "") -> str:
    """``address``: of the house, which the lines lead to; empty: they lead nowhere. ``stop``: the way out."""
    told = [_underlined(reader.text(letter.title), "=")]
    for part in letter.parts:
        leads = [address + line.url if address and line.url else "" for line in part.lines]
        lines = [_item(reader.text(line.told), way) for line, way in zip(part.lines, leads, strict=True)]
        told.append(_underlined(reader.text(part.title), "-") + "\n" + "\n".join(lines))
    if stop:
        told.append(f"{reader.text(BECAUSE)}\n{reader.text(STOP)}: {stop}")
    return "\n\n".join(told) + "\n"


BECAUSE = say("You get this letter because you asked for it on your own page.")
STOP = say("Get it no more")


def mail_of(letter: Letter, wish: LetterWish, day: date, reader: Reader) -> EmailMultiAlternatives:
    """To the person of the wish; the same letter has the same number, however often it is handed over."""
    stop = f"{wish.address}{url('people.letter_stop', secret=secret_of(wish))}"
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    headers = {
        "Message-ID": f"<letter.{wish.pk}.{day:%Y%m%d}@{domain}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": reader.language,
        "List-Unsubscribe": f"<{stop}>",
    }
    if stop.startswith("https://"):  # RFC 8058 knows no other
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail = EmailMultiAlternatives(
        reader.text(letter.title), text_of(letter, reader, wish.address, stop), to=[wish.account.email], headers=headers
    )
    mail.attach_alternative(html_of(letter, reader, wish.address, stop), "text/html")
    return mail


def html_of(letter: Letter, reader: Reader, address: str, stop: str) -> str:
    """Headings, lists and links alone: it reads well without colours, pictures and styles."""
    told = {"letter": letter, "reader": reader, "address": address, "stop": stop, "because": BECAUSE, "out": STOP}
    return render_to_string("letters/letter.html.jinja", told)


def _underlined(text: str, line: str) -> str:
    wrapped = textwrap.fill(text, _WIDTH)
    return f"{wrapped}\n{line * max(map(len, wrapped.splitlines()))}"


def _item(text: str, address: str) -> str:
    """An address stands on a line of its own, whole: programs make a link of it."""
    written = textwrap.fill(
        text, _WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
    return f"{written}\n  {address}" if address else written
