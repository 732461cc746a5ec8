"""The signing key of this installation, and the keys of others that it knows."""

import os
import threading
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from stc_desktop.rules.errors import UserFixable

KEY_ID_LENGTH = 8


@dataclass(frozen=True)
class SigningKey:
    """An Ed25519 key. It says that data are unchanged since this installation signed them, not who typed them."""

    private: Ed25519PrivateKey

    @property
    def public_bytes(self) -> bytes:
        return self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    @property
    def key_id(self) -> bytes:
        return key_id_of(self.public_bytes)


def key_id_of(public_bytes: bytes) -> bytes:
    return sha256(public_bytes).digest()[:KEY_ID_LENGTH]


def own_key(folder: Path) -> SigningKey:
    """The key of this installation, made at first use and readable by its owner alone."""
    path = folder / "signing-key"
    try:
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            _keep_new_key(path)
        return SigningKey(Ed25519PrivateKey.from_private_bytes(path.read_bytes()))
    except ValueError as error:
        raise UserFixable("The signing key of this installation is damaged.", next_step=f"Move {path} away; a new key is made.") from error
    except OSError as error:
        raise UserFixable(f"The signing key cannot be kept: {error.strerror}.", next_step="Choose a folder that can be written.") from error


def _keep_new_key(path: Path) -> None:
    """Whole or not at all, and never over a key that another window made at the same moment."""
    unfinished = path.with_name(f"{path.name}-{os.getpid()}-{threading.get_ident()}.unfinished")
    key = Ed25519PrivateKey.generate().private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(key)
            handle.flush()
            os.fsync(handle.fileno())
        _put_if_absent(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def _put_if_absent(unfinished: Path, path: Path) -> None:
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return
    except OSError:  # a drive that knows no second name for a file
        if not path.exists():
            unfinished.replace(path)


def known_keys(folder: Path) -> dict[bytes, bytes]:
    """Public keys by their id: this installation's own and those that were brought as .pub files."""
    keys = [own_key(folder).public_bytes]
    keys += [path.read_bytes() for path in sorted(folder.glob("known/*.pub")) if path.stat().st_size == 32]
    return {key_id_of(public): public for public in keys}


def public_key(public_bytes: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(public_bytes)
