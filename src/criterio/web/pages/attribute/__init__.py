# SPDX-License-Identifier: EUPL-1.2
"""What it returned: whether the data can tell, effects, what an hour brings, and what was done."""
