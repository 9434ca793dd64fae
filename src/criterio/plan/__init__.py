# SPDX-License-Identifier: EUPL-1.2
"""What shall we do? The plan: what there is, what to expect, what was decided and why, what is not known."""
