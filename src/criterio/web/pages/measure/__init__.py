# SPDX-License-Identifier: EUPL-1.2
"""How are we: figures by profile, unit and network, with formula, source and peers."""
