"""What the first page offers: languages with a catalogue, and all countries."""

from PySide6.QtCore import QLocale

from stc_desktop.applications.countries import country_names
from stc_desktop.wording.sentences import SOURCE_LANGUAGE, available_languages, sentences
from ui.frame.words import WORDS
from ui.speech import Speech


def languages(speech: Speech) -> list[tuple[str, str]]:
    """Code and own name of each; what no native reader has checked says so."""
    words = speech.over(WORDS)
    return [
        (code, own_name(code) if is_reviewed(code) else words.text("first.language.unreviewed", language=own_name(code)))
        for code in available_languages()
    ]


def own_name(code: str) -> str:
    """The language in its own words: Tiếng Việt."""
    language = QLocale(code.replace("-", "_")).language()
    if language is QLocale.Language.C:
        return code
    name = QLocale(language, QLocale.Country.World).nativeLanguageName()  # without a country: English, not American English
    return name[:1].upper() + name[1:] or code


def is_reviewed(code: str) -> bool:
    """Whether a native reader has checked the catalogue: it then names its own language under this key."""
    return code == SOURCE_LANGUAGE or sentences(code).text("catalogue.reviewed") == code


def countries(speech: Speech) -> list[tuple[str, str]]:
    """All countries by name."""
    return sorted(((code, country_name(speech, code)) for code in country_names()), key=lambda entry: entry[1])


def country_name(speech: Speech, code: str) -> str:
    """As the person reads it; the code itself where no country has it."""
    key = f"country.{code}"
    return speech.over(WORDS).text(key) if key in WORDS else country_names().get(code, code)
