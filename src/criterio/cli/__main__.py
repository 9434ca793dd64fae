# SPDX-License-Identifier: EUPL-1.2
"""``python -m criterio.cli``, for where the command is not on the path."""

from criterio.cli import main

main()
