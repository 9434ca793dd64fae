# SPDX-License-Identifier: EUPL-1.2
import gzip

import pytest
from _orlib_file import read_orlib

from criterio.domain.errors import BadInput

ONE = " 1\n 3 2 0\n 10 12 8\n 3 4 2\n 1 2 3\n 7 10\n"


@pytest.mark.parametrize(
    "content",
    [
        ONE.encode(),
        ONE.replace("\n", "\r\n").encode(),
        ONE.encode("utf-16"),
        ("\ufeff" + ONE).encode(),
        gzip.compress(ONE.encode(), mtime=0),
        ("# OR-Library\n" + ONE).encode(),
        ONE.replace(" 10 12 8", "10, 12, 8").encode(),
        ONE.replace("\n", " ").encode(),
    ],
)
def test_a_knapsack_is_read_however_it_is_kept(tmp_path, content):
    file = tmp_path / "one.txt"
    file.write_bytes(content)
    (found,) = read_orlib(file, None)
    assert found.profits.tolist() == [10, 12, 8]
    assert found.weights.tolist() == [[3, 4, 2], [1, 2, 3]]
    assert (found.capacities.tolist(), found.best) == ([7, 10], None)


def test_the_best_known_value_is_that_beside_the_file_or_in_it(tmp_path):
    file = tmp_path / "one.txt"
    file.write_text(ONE.replace("3 2 0", "3 2 21"))
    assert read_orlib(file, None)[0].best == 21
    (tmp_path / "best-known-one.txt").write_text("2.3-00  22\n")
    assert read_orlib(file, None)[0].best == 22


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "one.txt, row 0: it ends within the file"),
        (" 0\n", "one.txt, row 1: there is no problem in it"),
        (ONE[:-10], "one.txt, row 5: it ends within problem 1"),
        (ONE.replace("12", "twelve"), "one.txt, row 3: “twelve” is no number"),
        (ONE.replace("7 10", "-1 10"), "one.txt, row 6: a weight or a capacity is below zero"),
        (ONE.replace("3 2 0", "3.5 2 0"), "one.txt, row 2: “3.5” is not a number of items"),
    ],
)
def test_what_is_no_knapsack_is_told_with_its_row(tmp_path, text, said):
    file = tmp_path / "one.txt"
    file.write_text(text)
    with pytest.raises(BadInput, match=said):
        read_orlib(file, None)
