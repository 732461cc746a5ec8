"""Files of words in other languages: taken for every edition of their list, faults named with file and line."""

from pathlib import Path

import pytest

from stc_desktop.authoring.builder import AuthoredLists, read_control_lists
from stc_desktop.authoring.faults import AuthoredFilesRefused

GOOD = "language: vi\nreviewed: no\nwords:\n  2B350.a: [bộ trao đổi nhiệt, giàn ngưng]\n"


def build(sources: Path, **files: str) -> AuthoredLists:
    words = sources / "sample" / "words"
    words.mkdir()
    for name, text in files.items():
        (words / f"{name}.yaml").write_text(text, encoding="utf-8")
    return read_control_lists(sources)


def test_words_stand_at_their_paragraph(sources: Path) -> None:
    (edition,) = build(sources, vi=GOOD).editions
    (local,) = edition.local_words["2B350.a"]
    assert (local.language, local.words, local.is_reviewed) == ("vi", ("bộ trao đổi nhiệt", "giàn ngưng"), False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD.replace("2B350.a", "2B999"), "2B999 is no paragraph of any edition"),
        (GOOD.replace("vi\n", "xx\n"), "the language “xx” is unknown"),
        (GOOD.replace("[bộ trao đổi nhiệt, giàn ngưng]", "[]"), "2B350.a needs a list of words"),
        (GOOD.replace("giàn ngưng", "Bộ trao đổi nhiệt"), "2B350.a has a word twice"),
        (GOOD.replace("words:", "wrods:"), "needs `words`"),
    ],
)
def test_faults_are_named(sources: Path, text: str, said: str) -> None:
    with pytest.raises(AuthoredFilesRefused) as refused:
        build(sources, vi=text)
    assert said in str(refused.value)
    assert "words/vi.yaml" in str(refused.value)


def test_a_language_has_one_file(sources: Path) -> None:
    with pytest.raises(AuthoredFilesRefused, match="has a file already"):
        build(sources, vi=GOOD, vn=GOOD)
