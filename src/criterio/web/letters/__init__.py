# SPDX-License-Identifier: EUPL-1.2
"""The letter of the week: what an office wants to know without opening the pages, by mail, to who asks for it."""
