# SPDX-License-Identifier: EUPL-1.2
"""Writes what profiles did as the export files of each network, exactly as the networks head them."""
