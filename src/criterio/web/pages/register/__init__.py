# SPDX-License-Identifier: EUPL-1.2
"""Where are we: every profile, its state and who answers for it."""
