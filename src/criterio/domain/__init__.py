# SPDX-License-Identifier: EUPL-1.2
"""What things are: the standard library and nothing else."""
