# SPDX-License-Identifier: EUPL-1.2
"""The plan as a document to sign: what it says (``sheet.py``), and one writer a format."""
