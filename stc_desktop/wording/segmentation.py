"""Words in scripts that write without spaces: Thai, Lao, Khmer, Burmese. Search needs them apart, before indexing and before asking."""

import re

# Thai and Lao, Myanmar (also extended), Khmer.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f]+")


def segmented(text: str) -> str:
    """The text with a space between the words of unspaced scripts; any other text is returned as it is."""
    if not _UNSPACED.search(text):
        return text
    return _UNSPACED.sub(lambda run: f" {' '.join(_words(run[0]))} ", text).strip()


def _words(run: str) -> list[str]:
    from icu4py.breakers import WordBreaker

    return [word.strip() for word in WordBreaker(run, "th") if word.strip()]
