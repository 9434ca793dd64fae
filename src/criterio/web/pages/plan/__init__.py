# SPDX-License-Identifier: EUPL-1.2
"""What shall we do: the plan by horizon, and its documents."""
