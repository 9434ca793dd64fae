# SPDX-License-Identifier: EUPL-1.2
"""Where an administration's records and history live: one folder."""
