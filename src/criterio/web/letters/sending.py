# SPDX-License-Identifier: EUPL-1.2
"""Letters leave: each once, on its day; what became of each is kept, and what failed is tried again the same day.

Before a letter is handed over, that it is being handed over is written down. Whoever finds such a line later knows that
a worker was killed just then, and cannot know whether the server took it: it is not sent again, and it is told so.
"""

from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMessage, get_connection

from criterio.web.letters import schedule
from criterio.web.letters.composing import compose
from criterio.web.letters.mail import mail_of
from criterio.web.letters.whose import visit_of
from criterio.web.models import LetterSent, LetterWish
from criterio.web.people import mails

_LONGEST = 300
_FOR_EVER = 500
"""From this code on, a server says that it will never take it (RFC 5321, 4.2.1)."""

State = LetterSent.State


@dataclass(frozen=True)
class Outcome:
    """``told``: what the server said, or why it could not be asked."""

    state: LetterSent.State
    told: str = ""


def send_due(now: datetime) -> int:
    """Every letter that is due now by the clock of the administration; how many were handed over."""
    LetterSent.objects.filter(state=State.SENDING).update(state=State.UNSURE)  # a killed worker left it so
    sent = sum(_send(wish, now) for wish in _due(now)) if mails.leave() else 0
    lost = LetterSent.objects.filter(state=State.FAILED, next_at__lte=now)  # its day is over, or nobody asks any more
    lost.update(state=State.GIVEN_UP, next_at=None)
    return sent


def _due(now: datetime) -> list[LetterWish]:
    """Whoever has no role any more gets nothing."""
    wishes = LetterWish.objects.filter(account__is_active=True, account__grants__isnull=False).distinct()
    return [one for one in wishes.select_related("account") if schedule.is_due(one.weekday, one.asked_at, now)]


def next_moment(now: datetime) -> datetime | None:
    """When somebody has to look again; None when nobody asks for a letter."""
    morning = schedule.next_morning(LetterWish.objects.values_list("weekday", flat=True), now)
    again = LetterSent.objects.filter(state=State.FAILED).order_by("next_at").values_list("next_at", flat=True).first()
    return min((each for each in (morning, again) if each is not None), default=None)


def _send(wish: LetterWish, now: datetime) -> bool:
    row, is_new = LetterSent.objects.get_or_create(account=wish.account, day=now.date(), defaults={"at": now})
    if not is_new and not _is_to_be_tried(row, now):
        return False
    visit = visit_of(wish.account, now)
    message = mail_of(compose(visit), wish, now.date(), visit.reader)
    row.state, row.at, row.tries, row.next_at = State.SENDING, now, row.tries + 1, None
    row.save()
    _record(row, hand_over(message), now)
    return row.state == State.SENT


def _is_to_be_tried(row: LetterSent, now: datetime) -> bool:
    return row.state == State.WAITING or (row.state == State.FAILED and row.next_at is not None and row.next_at <= now)


def _record(row: LetterSent, outcome: Outcome, now: datetime) -> None:
    row.state, row.told = outcome.state, outcome.told[:_LONGEST]
    if row.state == State.FAILED:
        row.next_at = schedule.next_try(row.tries, now)
        row.state = State.FAILED if row.next_at else State.GIVEN_UP
    row.save()


def hand_over(message: EmailMessage) -> Outcome:
    """To the server. A connection that breaks while the mail is handed over leaves nobody sure."""
    connection = get_connection()
    try:
        connection.open()
    except (SMTPException, OSError) as error:  # it was not handed over: it can be tried again
        return Outcome(State.FAILED, _said(error))
    try:
        message.connection = connection
        message.send()
    except SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        return Outcome(_refused(code), _decoded(said))
    except SMTPResponseException as error:
        return Outcome(_refused(error.smtp_code), _said(error))
    except (SMTPException, OSError) as error:
        return Outcome(State.UNSURE, _said(error))
    finally:
        connection.close()
    return Outcome(State.SENT)


def _refused(code: int) -> LetterSent.State:
    return State.REFUSED if code >= _FOR_EVER else State.FAILED


def _said(error: Exception) -> str:
    """In the server's own words, where it said any."""
    if isinstance(error, SMTPResponseException):
        return f"{error.smtp_code} {_decoded(error.smtp_error)}"
    return str(error) or type(error).__name__


def _decoded(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said
