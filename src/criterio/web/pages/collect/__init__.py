# SPDX-License-Identifier: EUPL-1.2
"""What data are there: files given, shown before they are taken, taken in, mended and taken back."""
