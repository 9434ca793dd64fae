# SPDX-License-Identifier: EUPL-1.2
"""What did it return? Effects as ranges, with how firmly they can be believed."""
