"""The stream that the symbols on paper carry: key id, signature, and the case packed (paper specification, section 11)."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature

from stc_desktop.exchange.keys import KEY_ID_LENGTH, SigningKey, public_key
from stc_desktop.rules.errors import UserFixable

SIGNATURE_LENGTH = 64
PURPOSE = b"stc-packet-1\x00"
LARGEST_CASE = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """`valid` is None where the key is not known here: then nobody can say."""

    key_id: str
    known: bool
    valid: bool | None


def packet_id(case: bytes) -> bytes:
    """First eight bytes of the case's SHA-256; its hex is the checksum in the foot of every sheet."""
    return sha256(case).digest()[:8]


def checksum(case: bytes) -> str:
    return packet_id(case).hex().upper()


def seal(case: bytes, key: SigningKey) -> bytes:
    """Sign and pack the canonical bytes of a case."""
    signature = key.private.sign(PURPOSE + sha256(case).digest())
    return key.key_id + signature + zlib.compress(case, 9)


def unseal(stream: bytes, keys: Mapping[bytes, bytes]) -> tuple[bytes, Signature]:
    """The case's bytes and what can be said about the signature; a damaged or oversized stream is refused."""
    key_id, signature = stream[:KEY_ID_LENGTH], stream[KEY_ID_LENGTH : KEY_ID_LENGTH + SIGNATURE_LENGTH]
    unpacker = zlib.decompressobj()
    try:
        case = unpacker.decompress(stream[KEY_ID_LENGTH + SIGNATURE_LENGTH :], LARGEST_CASE)
    except zlib.error as error:
        raise UserFixable("The symbols were read, but what they hold is damaged.", next_step="Scan the sheet again.") from error
    if not unpacker.eof:
        raise UserFixable("The case in the symbols is larger than this program takes, or cut short.", next_step="Ask for a stick instead.")
    public = keys.get(key_id)
    return case, Signature(key_id=key_id.hex().upper(), known=public is not None, valid=_is_valid(case, signature, public))


def _is_valid(case: bytes, signature: bytes, public: bytes | None) -> bool | None:
    if public is None:
        return None
    try:
        public_key(public).verify(signature, PURPOSE + sha256(case).digest())
    except InvalidSignature:
        return False
    return True
