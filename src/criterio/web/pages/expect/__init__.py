# SPDX-License-Identifier: EUPL-1.2
"""What to expect: the coming weeks as ranges."""
