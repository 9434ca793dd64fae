# SPDX-License-Identifier: EUPL-1.2
"""Where to bet? One mode for every profile and initiative, with reasons."""
