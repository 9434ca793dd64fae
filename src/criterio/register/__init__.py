# SPDX-License-Identifier: EUPL-1.2
"""Where are we? Units, profiles, states, changes between two dates."""
