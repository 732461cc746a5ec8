"""Defined terms are found where they stand: in one or many, the longest first, and only in their categories."""

from stc_desktop.control_lists.terms import Definition, SearchableTerms, Terms


def _term(name: str, *scope: str, words: tuple[str, ...] = (), meaning: str = "A meaning.") -> Definition:
    return Definition(id=name.replace(" ", "-"), term=name.capitalize(), meaning=meaning, scope=scope, words=words or (name,))


TERMS = {
    term.id: term
    for term in (
        _term("aircraft", "1", "9"),
        _term("civil aircraft", "1", "9"),
        _term("yarn", "1", meaning="A bundle of twisted strands."),
        _term("technology", "All"),
        _term("fly-by-wire system", "7", words=("fly-by-wire system", "fly by wire")),
        _term("library", "1"),
    )
}


def _found(text: str, category: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.start + one.length], one.definition.id) for one in Terms(TERMS).found_in(text, category)]


def test_the_longest_term_wins_and_one_or_many_is_found() -> None:
    assert _found("Yarns for civil aircraft and other aircraft", "1") == [
        ("Yarns", "yarn"),
        ("civil aircraft", "civil-aircraft"),
        ("aircraft", "aircraft"),
    ]
    assert _found("Libraries", "1") == [("Libraries", "library")]


def test_a_term_holds_in_its_categories_only() -> None:
    assert _found("Yarn and technology", "2") == [("technology", "technology")]


def test_hyphens_and_spaces_are_alike_and_parts_of_words_are_none() -> None:
    assert _found("Fly by wire systems; fly-by-wire", "7") == [
        ("Fly by wire systems", "fly-by-wire-system"),
        ("fly-by-wire", "fly-by-wire-system"),
    ]
    assert _found("biotechnologyx", "7") == []


def test_without_terms_nothing_is_found() -> None:
    assert not list(Terms({}).found_in("aircraft", "1"))


def test_search_puts_what_was_typed_before_what_only_explains_with_it() -> None:
    search = SearchableTerms(TERMS.values())
    assert [(term.id, share) for term, share, _ in search.holding(["aircraft"], last_is_open=False)] == [
        ("aircraft", 0.9),
        ("civil-aircraft", 0.3),
    ]
    assert [term.id for term, _, _ in search.holding(["twisted", "str"], last_is_open=True)] == ["yarn"]
    assert not list(search.holding(["twisted", "str"], last_is_open=False))
