"""Sealing and unsealing of cases."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from stc_desktop.exchange.keys import known_keys, own_key
from stc_desktop.exchange.packets import checksum, packet_id, seal, unseal
from stc_desktop.rules.errors import UserFixable

CASE = '{"reference":"SAMPLE-1","name":"ບໍລິສັດ ຂົນສົ່ງ"}'.encode()


def test_a_sealed_case_comes_back_with_a_valid_signature(tmp_path: Path) -> None:
    case, signature = unseal(seal(CASE, own_key(tmp_path)), known_keys(tmp_path))
    assert case == CASE
    assert signature.known
    assert signature.valid is True


def test_a_changed_case_has_an_invalid_signature(tmp_path: Path) -> None:
    key = own_key(tmp_path)
    other = seal(CASE.replace(b"SAMPLE-1", b"SAMPLE-2"), key)
    forged = seal(CASE, key)[:72] + other[72:]
    _, signature = unseal(forged, known_keys(tmp_path))
    assert signature.valid is False


def test_a_signature_by_an_unknown_key_is_neither_valid_nor_invalid(tmp_path: Path) -> None:
    stream = seal(CASE, own_key(tmp_path / "theirs"))
    case, signature = unseal(stream, known_keys(tmp_path / "ours"))
    assert case == CASE
    assert (signature.known, signature.valid) == (False, None)


def test_a_brought_public_key_is_known(tmp_path: Path) -> None:
    theirs = own_key(tmp_path / "theirs")
    own_key(tmp_path / "ours")
    (tmp_path / "ours" / "known").mkdir()
    (tmp_path / "ours" / "known" / "partner.pub").write_bytes(theirs.public_bytes)
    _, signature = unseal(seal(CASE, theirs), known_keys(tmp_path / "ours"))
    assert signature.valid is True


@pytest.mark.parametrize("cut", [0, 40, 72, 90])
def test_a_cut_stream_is_refused_with_a_sentence(tmp_path: Path, cut: int) -> None:
    with pytest.raises(UserFixable):
        unseal(seal(CASE, own_key(tmp_path))[:cut], known_keys(tmp_path))


def test_an_oversized_case_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserFixable):
        unseal(seal(b"0" * (11 * 1024 * 1024), own_key(tmp_path)), known_keys(tmp_path))


def test_the_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    assert own_key(tmp_path).key_id == own_key(tmp_path).key_id
    if os.name != "nt":  # there a folder's own list of rights decides
        assert (tmp_path / "signing-key").stat().st_mode & 0o077 == 0


def test_windows_that_start_at_the_same_moment_share_one_key(tmp_path: Path) -> None:
    folder = tmp_path / "ទិន្នន័យ គំរូ" / "keys"
    with ThreadPoolExecutor(8) as windows:
        keys = set(windows.map(lambda _: own_key(folder).key_id, range(8)))
    assert len(keys) == 1
    assert [path.name for path in folder.iterdir()] == ["signing-key"]


def test_a_drive_without_second_names_keeps_the_key_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    assert own_key(tmp_path).key_id == own_key(tmp_path).key_id


@pytest.mark.parametrize("content", [b"", b"\x00" * 31])
def test_a_damaged_key_is_said_and_not_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "signing-key").write_bytes(content)
    with pytest.raises(UserFixable, match="damaged"):
        own_key(tmp_path)
    assert (tmp_path / "signing-key").read_bytes() == content


def test_a_damaged_key_is_named(tmp_path: Path) -> None:
    (tmp_path / "signing-key").write_bytes(b"short")
    with pytest.raises(UserFixable, match="damaged"):
        own_key(tmp_path)


def test_the_checksum_is_the_packet_id_in_hex() -> None:
    assert bytes.fromhex(checksum(CASE)) == packet_id(CASE)
