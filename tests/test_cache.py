"""What is kept is given back byte for byte as it was written, or counts as missing."""

import hashlib
import os

import pandas as pd
import pytest

from helpers import conflicts
from helpers.cache import Cache, digest_file, digest_files, digests
from helpers.places import assembly

FRAMES = {
    "claims": pd.DataFrame({"quote": ["troops held the town", "it was lost"], "share": [0.5, None]}),
    "places": pd.DataFrame({"name": ["Testove"], "lat": [49.5]}),
}


@pytest.fixture
def cache(tmp_path):
    """A cache with two tables kept as one result."""
    kept = Cache(tmp_path / "cache")
    kept.store_frames("tables", "abcd", FRAMES)
    return kept


def load(cache, key="abcd"):
    return cache.load_frames("tables", key, FRAMES)


def files(cache):
    return sorted(p for p in cache.folder.rglob("*") if p.is_file())


def test_tables_come_back_as_they_were_kept(cache):
    for name, frame in load(cache).items():
        pd.testing.assert_frame_equal(frame, FRAMES[name])
    assert load(cache, "abce") is None


def test_no_flipped_bit_is_believed(cache):
    for path in files(cache):
        whole = path.read_bytes()
        for at in range(0, len(whole), 7):
            damaged = bytearray(whole)
            damaged[at] ^= 1 << at % 8
            path.write_bytes(damaged)
            assert load(cache) is None, (path.name, at)
        path.write_bytes(whole)
    assert load(cache) is not None


def test_no_flipped_bit_of_rows_is_believed(tmp_path):
    cache = Cache(tmp_path)
    rows = [{"quote": "troops held the town", "start": 7}]
    cache.store_rows("claims", "abcd", rows)
    (path,) = files(cache)
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        assert cache.load_rows("claims", "abcd") is None, at
    path.write_bytes(whole)
    assert cache.load_rows("claims", "abcd") == rows


def test_a_damaged_gazetteer_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(assembly, "project_root", lambda: tmp_path)
    table = conflicts.load("south-sudan").folder / "places.csv"
    made = assembly.assemble(("SS",), table)
    (path,) = (tmp_path / "data" / "processed" / "cache" / "places").rglob("*.json")
    assert assembly.assemble(("SS",), table) == made, "from the cache"
    path.write_bytes(path.read_bytes().replace(b"Juba", b"Cuba"))
    assert assembly.assemble(("SS",), table) == made
    assert b"Juba" in path.read_bytes()


@pytest.mark.parametrize(
    "damage", [lambda data: b"", lambda data: data[:-1], lambda data: data + b"x", lambda data: b"[]"]
)
def test_a_table_that_was_cut_emptied_or_changed_is_missing_and_can_be_kept_again(cache, damage):
    for path in files(cache):
        path.write_bytes(damage(path.read_bytes()))
        assert load(cache) is None
        cache.store_frames("tables", "abcd", FRAMES)
        pd.testing.assert_frame_equal(load(cache)["claims"], FRAMES["claims"])
    assert not list(cache.folder.rglob(".new-*"))


def test_a_table_of_another_name_or_of_another_key_is_none(cache):
    claims, places, _ = files(cache)
    one, other = claims.read_bytes(), places.read_bytes()
    claims.write_bytes(other)
    places.write_bytes(one)
    assert load(cache) is None
    cache.store_frames("tables", "abcd", FRAMES)
    claims.parent.rename(claims.parent.with_name("abef"))
    assert load(cache, "abef") is None


def test_a_file_that_cannot_be_read_has_a_digest_too(tmp_path, monkeypatch):
    damaged = tmp_path / "damaged.json"
    damaged.write_text("{}")

    def broken(*_, **__):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(type(damaged), "open", broken)
    assert digest_file(damaged) == "unreadable: Input/output error"


def test_a_file_that_no_reader_takes_is_told_apart_without_reading_it(tmp_path, monkeypatch):
    monkeypatch.setattr("helpers.cache.HASHED", 10)
    path = tmp_path / "disk.img"
    path.write_bytes(b"x" * 11)
    before = digest_file(path)
    assert "11 bytes" in before
    path.write_bytes(b"x" * 12)
    assert digest_file(path) != before
    path.write_bytes(b"x" * 10)
    assert len(digest_file(path)) == 64


def test_a_file_is_read_once_until_it_changes(tmp_path, monkeypatch):
    monkeypatch.setattr("helpers.cache.SETTLED", 0)
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    before = digest_file(path)
    with monkeypatch.context() as context:
        context.setattr(type(path), "open", lambda *_, **__: pytest.fail("it is read again"))
        assert digest_file(path) == before
    path.write_bytes(b"two")  # as long, and its old time
    os.utime(path, ns=(0, 0))
    assert digest_file(path) != before


def test_a_file_that_was_written_just_now_is_read_again(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    digest_file(path)
    monkeypatch.setattr("helpers.cache.BLOCK", 0)
    assert digest_file(path) == hashlib.sha256().hexdigest(), "nothing of it is taken from memory"


def test_a_folder_is_told_by_its_files(tmp_path):
    for name in ("a.txt", "in/b.txt", ".hidden", ".git/c.txt", "__pycache__/d.pyc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "to").symlink_to(tmp_path / "in")  # a link to a folder is not followed, one to a file is read
    (tmp_path / "also.txt").symlink_to(tmp_path / "a.txt")
    assert set(digests(tmp_path)) == {"a.txt", "in/b.txt", "also.txt"}
    assert digest_files(tmp_path) == digest_files(tmp_path, ["**/*.txt"])
