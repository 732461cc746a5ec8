"""The frames that two-dimensional symbols carry: a stream cut into numbered chunks, a spare for every five, and back again.

A frame is big-endian: "STC" and the format's version, packet id (8), index, total, flags, zero, length of the stream (4), first
eight bytes of the stream's SHA-256, chunk length (2), chunk. The spare of a group is the XOR of its chunks, the last one padded
with zeros; its index is the first of its group plus the total.
"""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice

from stc_desktop.rules.errors import UserFixable

MAGIC = b"STC"
FORMAT_VERSION = 1
GROUP = 5
LARGEST_CHUNK = 967
LARGEST_TOTAL = 125  # the index of the last group's spare must fit one byte
PACKET_ID_LENGTH = 8
_DIGEST_LENGTH = 8
_HEADER = struct.Struct(">3sB8sBBBBI8sH")
_IS_SPARE = 1


@dataclass(frozen=True, slots=True)
class PacketKey:
    """What all symbols of one print have in common."""

    packet_id: bytes
    total: int
    stream_length: int
    digest: bytes
    chunk_length: int


@dataclass(frozen=True, slots=True)
class Frame:
    """One symbol's content, taken apart. `index` is that of the first of its group for a spare."""

    key: PacketKey
    index: int
    is_spare: bool
    chunk: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """What came together of one packet. `stream` is None as long as symbols are missing or the bytes do not agree."""

    packet_id: bytes
    total: int
    stream: bytes | None
    missing: tuple[int, ...] = ()  # numbers of the data symbols to scan again
    restored: tuple[int, ...] = ()  # came back through a spare
    contradicting: tuple[int, ...] = ()  # read twice with different content, so not used
    is_damaged: bool = False  # all symbols are there, but together they do not give what was printed
    foreign: int = 0  # symbols that are not ours, or are broken
    others: tuple["Assembled", ...] = field(default=())  # further packets found among the pages


def frames_of(stream: bytes, packet_id: bytes) -> tuple[bytes, ...]:
    """The frames of a stream in printing order: after each five (or after the last) the spare of that group."""
    if len(packet_id) != PACKET_ID_LENGTH:
        raise ValueError("a packet id has eight bytes")
    if not stream:
        raise ValueError("an empty stream has no symbols")
    total = -(-len(stream) // LARGEST_CHUNK)
    if total > LARGEST_TOTAL:
        raise UserFixable(
            f"This case is too large for symbols on paper: {len(stream):,} bytes, {LARGEST_TOTAL * LARGEST_CHUNK:,} can be printed.",
            next_step="Hand it in as an envelope on a stick, or print without symbols.",
        )
    length = -(-len(stream) // total)
    key = PacketKey(packet_id, total, len(stream), sha256(stream).digest()[:_DIGEST_LENGTH], length)
    chunks = [stream[start : start + length] for start in range(0, len(stream), length)]
    frames: list[bytes] = []
    for first in range(0, total, GROUP):
        group = chunks[first : first + GROUP]
        frames += (_frame(key, first + 1 + offset, 0, chunk) for offset, chunk in enumerate(group))
        frames.append(_frame(key, first + 1 + total, _IS_SPARE, _exclusive_or(group, length)))
    return tuple(frames)


def read_frame(data: bytes) -> Frame | None:
    """A symbol's bytes as a frame of ours; None for anything else. A newer format is refused, because half a case helps nobody."""
    if len(data) < _HEADER.size or data[:3] != MAGIC:
        return None
    if data[3] != FORMAT_VERSION:
        raise UserFixable(
            f"This sheet was printed by a newer version of the program (symbol format {data[3]}; this one reads {FORMAT_VERSION}).",
            next_step="Install the newer version and scan again.",
        )
    _, _, packet_id, index, total, flags, _, stream_length, digest, chunk_length = _HEADER.unpack_from(data)
    key = PacketKey(packet_id, total, stream_length, digest, chunk_length)
    is_spare = bool(flags & _IS_SPARE)
    number = index - total if is_spare else index
    if not _is_sound(key, number, is_spare):
        return None
    length = chunk_length if is_spare else _length_of(key, number)
    chunk = data[_HEADER.size :]
    return Frame(key, number, is_spare, chunk[:length]) if len(chunk) >= length else None


def assemble(frames: Iterable[bytes]) -> Assembled:
    """Put symbols together in whatever order they come: the most complete packet, with the others behind it."""
    packets: dict[PacketKey, _Collection] = {}
    foreign = 0
    for data in frames:
        frame = read_frame(data)
        if frame is None:
            foreign += 1
            continue
        packets.setdefault(frame.key, _Collection(frame.key)).add(frame)
    found = sorted((packet.assembled(foreign) for packet in packets.values()), key=_completeness)
    if not found:
        return Assembled(packet_id=b"", total=0, stream=None, foreign=foreign)
    first, *others = found
    return Assembled(
        packet_id=first.packet_id,
        total=first.total,
        stream=first.stream,
        missing=first.missing,
        restored=first.restored,
        contradicting=first.contradicting,
        is_damaged=first.is_damaged,
        foreign=foreign,
        others=tuple(others),
    )


def _completeness(packet: Assembled) -> tuple[bool, int, bytes]:
    """Whole packets first, then those of which most was read; the id only keeps the order the same every time."""
    return packet.stream is None, len(packet.missing) - packet.total, packet.packet_id


class _Collection:
    """Frames of one packet, by their place in it."""

    def __init__(self, key: PacketKey) -> None:
        self._key = key
        self._seen: dict[tuple[bool, int], set[bytes]] = {}

    def add(self, frame: Frame) -> None:
        self._seen.setdefault((frame.is_spare, frame.index), set()).add(frame.chunk)

    def assembled(self, foreign: int) -> Assembled:
        sure = {place: next(iter(chunks)) for place, chunks in self._seen.items() if len(chunks) == 1}
        data = {index: chunk for (is_spare, index), chunk in sure.items() if not is_spare}
        spares = {index: chunk for (is_spare, index), chunk in sure.items() if is_spare}
        contradicting = tuple(sorted(index for (is_spare, index), chunks in self._seen.items() if len(chunks) > 1 and not is_spare))
        restored = self._restore(data, spares)
        missing = tuple(index for index in range(1, self._key.total + 1) if index not in data)
        stream = None if missing else self._checked(data, spares)
        return Assembled(
            packet_id=self._key.packet_id,
            total=self._key.total,
            stream=stream,
            missing=missing,
            restored=restored,
            contradicting=contradicting,
            is_damaged=not missing and stream is None,
            foreign=foreign,
        )

    def _restore(self, data: dict[int, bytes], spares: Mapping[int, bytes]) -> tuple[int, ...]:
        restored: list[int] = []
        for first, spare in spares.items():
            absent = [index for index in self._members(first) if index not in data]
            if len(absent) == 1:
                data[absent[0]] = self._from_spare(absent[0], first, data, spare)
                restored += absent
        return tuple(sorted(restored))

    def _checked(self, data: Mapping[int, bytes], spares: Mapping[int, bytes]) -> bytes | None:
        """The stream if its digest is right. One chunk that was read wrongly is found by leaving each out in turn."""
        stream = self._joined(data)
        if self._is_right(stream):
            return stream
        for first, spare in spares.items():
            for index in self._members(first):
                others = {place: chunk for place, chunk in data.items() if place != index}
                stream = self._joined({**others, index: self._from_spare(index, first, others, spare)})
                if self._is_right(stream):
                    return stream
        return None

    def _from_spare(self, index: int, first: int, data: Mapping[int, bytes], spare: bytes) -> bytes:
        known = [data[member] for member in self._members(first) if member != index]
        return _exclusive_or([*known, spare], self._key.chunk_length)[: _length_of(self._key, index)]

    def _members(self, first: int) -> range:
        return range(first, min(first + GROUP, self._key.total + 1))

    def _joined(self, data: Mapping[int, bytes]) -> bytes:
        return b"".join(data[index] for index in range(1, self._key.total + 1))

    def _is_right(self, stream: bytes) -> bool:
        return sha256(stream).digest()[:_DIGEST_LENGTH] == self._key.digest


def _frame(key: PacketKey, index: int, flags: int, chunk: bytes) -> bytes:
    return (
        _HEADER.pack(MAGIC, FORMAT_VERSION, key.packet_id, index, key.total, flags, 0, key.stream_length, key.digest, key.chunk_length)
        + chunk
    )


def _is_sound(key: PacketKey, number: int, is_spare: bool) -> bool:
    if not (0 < key.total <= LARGEST_TOTAL and 0 < key.chunk_length <= LARGEST_CHUNK and 1 <= number <= key.total):
        return False
    if is_spare and (number - 1) % GROUP:
        return False
    return (key.total - 1) * key.chunk_length < key.stream_length <= key.total * key.chunk_length


def _length_of(key: PacketKey, index: int) -> int:
    return min(key.chunk_length, key.stream_length - (index - 1) * key.chunk_length)


def _exclusive_or(chunks: Iterable[bytes], length: int) -> bytes:
    result = 0
    for chunk in chunks:
        result ^= int.from_bytes(chunk.ljust(length, b"\0"), "big")
    return result.to_bytes(length, "big")


def grouped(frames: tuple[bytes, ...]) -> tuple[tuple[bytes, ...], ...]:
    """Frames in printing order, a sheet at a time: up to five data symbols and their spare."""
    rest = iter(frames)
    sheets: list[tuple[bytes, ...]] = []
    while sheet := tuple(islice(rest, GROUP + 1)):
        sheets.append(sheet)
    return tuple(sheets)
