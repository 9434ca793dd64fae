# SPDX-License-Identifier: EUPL-1.2
"""What a person is in a unit, or in the whole administration."""

from enum import StrEnum


class Role(StrEnum):
    """What each may do is the roof's business."""

    READER = "reader"
    EDITOR = "editor"
    RESPONDER = "responder"
    APPROVER = "approver"
    ANALYST = "analyst"
    CUSTODIAN = "custodian"
    ADMINISTRATOR = "administrator"
