# SPDX-License-Identifier: EUPL-1.2
"""Keeps out of the log what opens a door: the addresses of invitations and of new passwords are secrets themselves."""

import logging
import re

_KEYED = re.compile(r"(/invitation/|/password/reset/key/)[^/\s?\"']+")


class Discreet(logging.Filter):
    """Goes over each line once it is written out, whoever wrote it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Never drops a line."""
        told = record.getMessage()
        if _KEYED.search(told):
            record.msg, record.args = _KEYED.sub(r"\1…", told), ()
        return True
