# SPDX-License-Identifier: EUPL-1.2
"""Two people give the same files before they are in."""

from tests.web.test_collect_pages import give, run_of, taken_in, with_another_post

POSTS = {f"dos-{number}.csv": 1_960_000_000_000_000_000 + number for number in range(2)}


def test_who_gives_it_second_has_no_say_over_the_import_of_the_first(served):
    files = [(name, with_another_post(served, first=post)) for name, post in POSTS.items()]
    with served.client("analyst") as first, served.client("analyst", "Cultura") as second:
        given = [(by, give(served, by, file).headers["location"]) for by in (first, second) for file in files]
        for by, page in given:
            assert served.post(by, page, {"act": "take"}).headers["location"] == page
        served.work()
        for by, page in given:
            assert taken_in(by, page)
        undo = [f"/collect/undo/{run_of(first, name)}/" for name in POSTS]
        assert {first.get(page).status_code for page in undo} == {200}
        assert {second.get(page).status_code for page in undo} == {403}
