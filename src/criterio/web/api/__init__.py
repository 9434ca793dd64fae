# SPDX-License-Identifier: EUPL-1.2
"""The house for programs: the same numbers as pages and commands, with what they need to be understood."""
