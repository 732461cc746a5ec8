"""What unfolds under a question: where the answer is found, when to say yes, and why it is asked."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from stc_desktop.classification.questions import QuestionKind
from ui.classification.question_shown import QuestionShown
from ui.parts.buttons import TextAction
from ui.parts.disclosure import Disclosure
from ui.parts.labels import Label
from ui.speech import Words
from ui.theme.look import Look

_ABOUT_KINDS = {QuestionKind.CANDIDATE, QuestionKind.OVERVIEW}
_NAMED = 2


def help_is_folded(shown: QuestionShown, *, is_narrow: bool) -> bool:
    """Where there is little room the help stands under "Where do I find this?"."""
    return is_narrow and shown.question.kind not in _ABOUT_KINDS


def where_to_find(look: Look, words: Words, shown: QuestionShown, *, is_narrow: bool) -> Disclosure | None:
    """Where the datasheet states it, and for judgement words when to say yes; kinds of thing stand on no datasheet."""
    if shown.question.kind in _ABOUT_KINDS:
        return None
    text, (yes, no) = words.text, shown.guidance
    is_judged = bool(yes or no)
    title = text("classify.question.judge" if is_judged else "classify.question.where")
    where = Disclosure(look, title, name="classify_where", is_open=is_judged and not is_narrow)
    named = " · ".join(shown.datasheet_words)
    lines = [
        shown.question.help if help_is_folded(shown, is_narrow=is_narrow) else "",
        text("classify.question.judge.yes", text=yes) if yes else "",
        text("classify.question.judge.no", text=no) if no else "",
        text("classify.question.where.words") if named else "",
        named,
        text("classify.question.where.standard", standard=shown.standard) if shown.standard else "",
    ]
    for line in [line for line in lines if line] or [text("classify.question.where.none")]:
        where.column.add(Label(look, line, "compact", bold=True if line == named else None))
    return where


def terms_of(look: Look, words: Words, shown: QuestionShown) -> Disclosure | None:
    """What the list means by words of the question; a term of the law is not what the word says every day."""
    if not shown.terms:
        return None
    aside = ", ".join(term for term, _ in shown.terms[:_NAMED]) + (" …" if len(shown.terms) > _NAMED else "")
    terms = Disclosure(look, words.text("classify.question.terms"), name="classify_terms", aside=aside)
    for term, meaning in shown.terms:
        terms.column.add(Label(look, term, "compact", bold=True))
        terms.column.add(Label(look, meaning, "compact"))
    return terms


def why_asked(look: Look, words: Words, shown: QuestionShown, read: Callable[[str], object]) -> Disclosure | None:
    """The paragraphs that the answer helps to settle; `read` opens one of them."""
    text, codes = words.text, [code for code, _heading in shown.why]
    is_overview = shown.question.kind is QuestionKind.OVERVIEW
    if not codes and not is_overview:
        return None
    key = "classify.question.why.aside.more" if len(codes) > _NAMED else "classify.question.why.aside"
    aside = text(key, codes=", ".join(codes[:_NAMED]), count=len(codes) - _NAMED) if codes else ""
    why = Disclosure(look, text("classify.question.why"), name="classify_why", aside=aside)
    why.column.add(Label(look, text("classify.question.why.overview" if is_overview else "classify.question.why.text"), "compact"))
    for code, heading in shown.why:
        link = TextAction(look, f"{code}  {heading}", name=f"classify_why_{code}", role="compact")
        link.clicked.connect(lambda _checked=False, code=code: read(code))
        why.column.add(link, align=Qt.AlignmentFlag.AlignLeft)
    return why
