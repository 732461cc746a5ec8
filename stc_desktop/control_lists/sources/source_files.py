"""A file that somebody brought, opened with care: what it is shows in its first bytes, and it is never unpacked without a limit."""

import enum
import gzip
import io
import zipfile
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from stc_desktop.rules.errors import UserFixable

MOST_BYTES = 300_000_000  # unpacked; a title of the Code of Federal Regulations has 60 MB
MOST_PACKED_TIMES = 200  # a page of text shrinks five to ten times, a bomb a thousand times
_LOOKED_AT = 65_536
_SMALL = 5_000_000  # below it the ratio says nothing


class Shape(enum.StrEnum):
    """How the bytes of a file are put together."""

    XML = "xml"
    JSON = "json"
    PDF = "pdf"
    WORKBOOK = "workbook"
    TEXT = "text"


class SourceFile:
    """A file on a stick. Nothing is read of it but what is asked for; a packed one (gzip) reads like the file inside."""

    def __init__(self, path: Path) -> None:
        """Raises UserFixable when there is no such file, it is empty, or its kind cannot be told."""
        self.path = path
        self._is_packed = False
        with _said_in_sentences(path):
            with path.open("rb") as handle:
                start = handle.read(4)
            self._is_packed = start.startswith(b"\x1f\x8b")
            with self.opened() as stream:
                self.head = stream.read(_LOOKED_AT)
        self.shape = self._shape()

    @contextmanager
    def opened(self) -> Generator[IO[bytes]]:
        """The bytes, unpacked, from the beginning; reading beyond the limit raises UserFixable."""
        with _said_in_sentences(self.path), self.path.open("rb") as handle:
            if self._is_packed:
                with gzip.GzipFile(fileobj=handle) as unpacked:
                    yield cast("IO[bytes]", io.BufferedReader(_Limited(unpacked, self.path), 1 << 16))
            else:
                if self.path.stat().st_size > MOST_BYTES:
                    raise _too_large(self.path)
                yield handle

    @contextmanager
    def opened_text(self) -> Generator[IO[str]]:
        """The same as text: UTF-8, with or without its mark, else the code page of Western Windows."""
        with self.opened() as stream:
            yield io.TextIOWrapper(stream, encoding=self.encoding, errors="replace", newline="")

    @property
    def encoding(self) -> str:
        if self.head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return "utf-16"
        try:
            self.head[: -4 or None].decode("utf-8")
        except UnicodeDecodeError:
            return "cp1252"
        return "utf-8-sig"

    @property
    def size(self) -> int:
        """In bytes as it lies on the stick."""
        return self.path.stat().st_size

    def _shape(self) -> Shape:
        if not self.head:
            raise UserFixable("The file is empty.", next_step="Copy it to the stick again.", where=self.path.name)
        if self.head.startswith(b"%PDF") or b"%PDF-" in self.head[:1024]:
            return Shape.PDF
        if self.head.startswith(b"PK\x03\x04"):
            return self._zipped()
        text = self.head.decode(self.encoding, errors="replace").lstrip("\ufeff \t\r\n")
        if text.startswith("<"):
            return Shape.XML
        if text.startswith(("{", "[")):
            return Shape.JSON
        if b"\x00" in self.head and self.encoding != "utf-16":
            raise UserFixable(
                "This file holds no text: it is not XML, JSON, PDF, a workbook or a table.",
                next_step="Look whether the download is whole and the right file was chosen.",
                where=self.path.name,
            )
        return Shape.TEXT

    def _zipped(self) -> Shape:
        with _said_in_sentences(self.path), zipfile.ZipFile(self.path) as archive:
            members = archive.infolist()
        size, packed = sum(member.file_size for member in members), sum(member.compress_size for member in members)
        if size > MOST_BYTES or (size > _SMALL and size > packed * MOST_PACKED_TIMES):
            raise _too_large(self.path)
        if any(member.filename == "xl/workbook.xml" for member in members):
            return Shape.WORKBOOK
        raise UserFixable(
            "This is an archive or a document, not a workbook (XLSX).",
            next_step="Unpack it, or save the table as XLSX or CSV, then choose that file.",
            where=self.path.name,
        )


class _Limited(io.RawIOBase):
    """Reads on until more came out than any official publication holds."""

    def __init__(self, stream: gzip.GzipFile, path: Path) -> None:
        self._stream = stream
        self._path = path
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]  # the buffer is a memoryview in practice
        got = self._stream.read(len(buffer))
        self._read += len(got)
        if self._read > MOST_BYTES:
            raise _too_large(self._path)
        buffer[: len(got)] = got
        return len(got)


def _too_large(path: Path) -> UserFixable:
    return UserFixable(
        f"The file unpacks to more than {MOST_BYTES // 1_000_000} MB, more than any list; it was not read.",
        next_step="Look whether it is the right file; a part of it may do.",
        where=path.name,
    )


@contextmanager
def _said_in_sentences(path: Path) -> Generator[None]:
    """Turn what the disk and the unpackers say into what happened and what to do."""
    try:
        yield
    except FileNotFoundError as error:
        raise UserFixable("There is no such file.", next_step="Look whether the stick is still in.", where=path.name) from error
    except IsADirectoryError as error:
        raise UserFixable("This is a folder, not a file.", next_step="Choose a file in it.", where=path.name) from error
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
        raise UserFixable("The file is cut off or damaged.", next_step="Copy it to the stick again.", where=path.name) from error
    except OSError as error:
        raise UserFixable("The file cannot be read.", next_step="Look whether the stick is still in.", where=path.name) from error
