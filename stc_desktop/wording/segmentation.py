"""Words in scripts that write without spaces: Thai, Lao, Khmer, Burmese. Search needs them apart, before indexing and before asking."""

import re

# Thai and Lao, Myanmar (also extended), Khmer.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f]+")
# Signs between words that nobody sees, and letters that look alike and are both typed.
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")
_ONE_SPELLING = (
    ("\u17d2\u178a", "\u17d2\u178f"),  # Khmer: a subscript da and ta look the same
    ("\u0ec9\u0ecd", "\u0ecd\u0ec9"),  # Lao: tone mark and nikhahit in either order, and both as one letter
    ("\u0ec9\u0eb3", "\u0ecd\u0ec9\u0eb2"),
    ("\u0eb3", "\u0ecd\u0eb2"),
    ("\u0eab\u0e99", "\u0edc"),
    ("\u0eab\u0ea1", "\u0edd"),
)


def one_spelling(text: str) -> str:
    """The text as it is compared in scripts without spaces: invisible signs left out, one spelling for what looks alike."""
    if not _UNSPACED.search(text):
        return text
    text = _INVISIBLE.sub("", text)
    for other, one in _ONE_SPELLING:
        text = text.replace(other, one)
    return text


def segmented(text: str) -> str:
    """The text with a space between the words of unspaced scripts; any other text is returned as it is."""
    if not _UNSPACED.search(text):
        return text
    text = one_spelling(text)
    return _UNSPACED.sub(lambda run: f" {' '.join(_words(run[0]))} ", text).strip()


def _words(run: str) -> list[str]:
    from icu4py.breakers import WordBreaker

    return [word.strip() for word in WordBreaker(run, "th") if word.strip()]
