"""The frames of the symbols: cut, shuffled, lost, repeated, mixed and put together again."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stc_desktop.documents.symbols import LARGEST_CHUNK, LARGEST_TOTAL, assemble, frames_of, grouped, read_frame
from stc_desktop.rules.errors import UserFixable
from tests.documents.sample_plans import stream

PACKET = bytes.fromhex("8CDAADFBC5D0C042")
STREAM = stream()
FRAMES = frames_of(STREAM, PACKET)


def test_a_stream_of_4696_bytes_takes_five_symbols_and_a_spare():
    assert [len(frame) for frame in FRAMES] == [970, 970, 970, 970, 966, 970]


def test_the_header_is_as_the_paper_specification_says():
    first = FRAMES[0]
    assert first[:4] == b"STC\x01"
    assert first[4:12] == PACKET
    assert list(first[12:16]) == [1, 5, 0, 0]
    assert int.from_bytes(first[16:20], "big") == 4696
    assert int.from_bytes(first[28:30], "big") == 940
    assert list(FRAMES[5][12:16]) == [6, 5, 1, 0]  # the spare: first of its group plus the total


@pytest.mark.parametrize("order", list(itertools.permutations(range(5))))
def test_any_order_gives_the_stream(order):
    assert assemble(FRAMES[place] for place in order).stream == STREAM


@pytest.mark.parametrize("lost", range(6))
def test_any_one_symbol_may_be_lost(lost):
    result = assemble(frame for place, frame in enumerate(FRAMES) if place != lost)
    assert result.stream == STREAM
    assert result.restored == (() if lost == 5 else (lost + 1,))


@pytest.mark.parametrize("lost", list(itertools.combinations(range(6), 2)))
def test_two_lost_symbols_are_named(lost):
    result = assemble(frame for place, frame in enumerate(FRAMES) if place not in lost)
    assert result.stream is None
    assert result.missing == tuple(place + 1 for place in lost if place != 5)
    assert not result.is_damaged


def test_foreign_symbols_and_other_packets_are_set_aside():
    other = frames_of(stream(900), bytes(8))
    result = assemble([b"https://sample.example", *FRAMES, b"STC", *other, *FRAMES[:2]])
    assert result.stream == STREAM
    assert result.foreign == 2
    assert [packet.stream for packet in result.others] == [stream(900)]


def test_two_prints_of_the_same_case_are_kept_apart():
    another = frames_of(STREAM[:-1] + b"!", PACKET)
    result = assemble([*FRAMES[:3], *another])
    assert result.stream == STREAM[:-1] + b"!"
    assert result.others[0].missing == (4, 5)


def test_a_repeat_that_differs_is_not_used():
    wrong = FRAMES[1][:-1] + bytes([FRAMES[1][-1] ^ 1])
    result = assemble([*FRAMES, wrong])
    assert result.stream == STREAM  # the spare stands in
    assert result.contradicting == (2,)


@pytest.mark.parametrize("place", range(6))
def test_one_changed_byte_never_passes(place):
    wrong = bytearray(FRAMES[place])
    wrong[100] ^= 0x40
    frames = [*FRAMES[:place], bytes(wrong), *FRAMES[place + 1 :]]
    assert assemble(frames).stream == STREAM  # found by the digest, mended by the spare (or the spare itself was wrong)
    without_spare = [frame for frame in frames if not read_frame(frame).is_spare]
    result = assemble(without_spare)
    assert result.stream is None or place == 5
    assert result.is_damaged is (place != 5)


def test_a_newer_format_is_refused_with_a_sentence():
    with pytest.raises(UserFixable, match="newer version"):
        assemble([b"STC\x02" + FRAMES[0][4:]])


def test_cut_and_nonsense_headers_are_foreign():
    zero_total = FRAMES[0][:13] + b"\0" + FRAMES[0][14:]
    assert read_frame(FRAMES[0][:500]) is None
    assert read_frame(zero_total) is None
    assert assemble([FRAMES[0][:20], zero_total]).foreign == 2


def test_more_than_five_symbols_have_a_spare_for_each_group():
    long = stream(12 * LARGEST_CHUNK)
    frames = frames_of(long, PACKET)
    assert [len(sheet) for sheet in grouped(frames)] == [6, 6, 3]
    lost_one_in_each = [frame for place, frame in enumerate(frames) if place not in {0, 9, 13}]
    assert assemble(lost_one_in_each).stream == long


@settings(max_examples=40, deadline=None)
@given(length=st.integers(1, 20_000), seed=st.integers(0, 2**16))
def test_every_length_comes_back(length, seed):
    data = random.Random(seed).randbytes(length)
    frames = list(frames_of(data, PACKET))
    assert max(map(len, frames)) <= 997
    random.Random(seed).shuffle(frames)
    assert assemble(frames[1:]).stream == data


def test_a_case_too_large_for_paper_is_refused_with_a_way_out():
    largest = bytes(LARGEST_TOTAL * LARGEST_CHUNK)
    assert assemble(frames_of(largest, PACKET)).stream == largest
    with pytest.raises(UserFixable, match="too large"):
        frames_of(largest + b"\0", PACKET)
