# SPDX-License-Identifier: EUPL-1.2
"""Where to start so that a good practice spreads by contagion, with a certificate of how good the choice is."""
