# SPDX-License-Identifier: EUPL-1.2
"""A fictional town, generated from a documented model whose truth is known."""
