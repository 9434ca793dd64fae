# SPDX-License-Identifier: EUPL-1.2
"""How are we? Metrics with formula, unit, window and source."""
