# SPDX-License-Identifier: EUPL-1.2
"""What a contender took."""

import time
from resource import RUSAGE_CHILDREN, getrusage


def cpu() -> float:
    """CPU seconds so far, of this process and of those that it started and that have ended."""
    children = getrusage(RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
