# SPDX-License-Identifier: EUPL-1.2
"""Where to bet? One mode for each profile and each initiative, with its reasons and what would change it."""
