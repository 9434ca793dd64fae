# SPDX-License-Identifier: EUPL-1.2
"""What the machine and the administration declare: read once, all faults told at once."""
