# SPDX-License-Identifier: EUPL-1.2
"""One design a file: one way to say what would have happened otherwise."""
