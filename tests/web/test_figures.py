# SPDX-License-Identifier: EUPL-1.2
"""What is measured: the page opens with something that is known, and says what the rest would take."""

import re

EN = {"Accept-Language": "en"}
_FIGURES = re.compile(r'<select name="metric".*?</select>', re.DOTALL)


def test_what_is_known_of_nobody_comes_last_and_says_what_it_takes(served):
    with served.client("reader") as reader:
        page = reader.get("/measure/", headers=EN).text
        told = re.findall(r'<option value="(\w+)"( selected)?>([^<]+)<', _FIGURES.search(page)[0])
        unknown = [name for name, _, title in told if title.endswith("(not known)")]
        lacking = reader.get(f"/measure/?metric={unknown[0]}", headers=EN).text
    names = [name for name, *_ in told]
    assert unknown
    assert names[-len(unknown) :] == unknown
    assert next(name for name, chosen, _ in told if chosen) not in unknown
    assert ["Of nobody is this known yet" in text for text in (page, lacking)] == [False, True]
