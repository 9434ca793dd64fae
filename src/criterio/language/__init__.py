# SPDX-License-Identifier: EUPL-1.2
"""Sentences, numbers and dates in the reader's language."""

from criterio.language.reader import LANGUAGES, Reader

__all__ = ["LANGUAGES", "Reader"]
