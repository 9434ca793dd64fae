# SPDX-License-Identifier: EUPL-1.2
"""Who works here: accounts, roles by unit, invitations, each person's own page, and the log of what was done."""
