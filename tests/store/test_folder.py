# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path
from stat import S_IMODE

from criterio.store.folder import secret_of


def test_a_key_is_made_once_and_read_by_its_owner_only(tmp_path):
    first = secret_of(tmp_path)
    assert len(first) == 32
    assert secret_of(tmp_path) == first
    assert [(path.name, S_IMODE(path.stat().st_mode)) for path in tmp_path.iterdir()] == [("secret.key", 0o600)]


def test_of_two_that_make_it_at_once_both_have_the_same(tmp_path, monkeypatch):
    """As soon as there is a key for others to read, it is whole: half of one would be somebody's for ever."""
    found, write = [], Path.write_bytes

    def interrupted(path: Path, content: bytes) -> int:
        monkeypatch.setattr(Path, "write_bytes", write)
        found.append(secret_of(tmp_path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", interrupted)
    found.append(secret_of(tmp_path))
    assert found == [secret_of(tmp_path)] * 2
    assert len(found[0]) == 32
