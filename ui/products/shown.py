"""What Products says about a stored product."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stc_desktop.casework.classifying import KeptResult
from stc_desktop.casework.kept_verdicts import whose_list_of
from stc_desktop.casework.product_views import kept_result, open_codes
from stc_desktop.casework.second_opinions import opinion_sentence
from stc_desktop.casework.variants import variant_of
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.control_lists.joined import lists_of
from stc_desktop.wording.sentences import Sentences
from ui.speech import Words

TAG_KINDS = {Verdict.CONTROLLED: "listed", Verdict.UNDECIDED: "undecided", Verdict.NOT_LISTED: "not_listed"}
FEW_CODES = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductRow:
    """One line of the table, and what stands beside it when it is chosen."""

    id: str
    name: str
    made_by: str
    tag: str
    tag_kind: str
    codes_shown: str
    basis: str
    changed: str
    is_sample: bool
    is_weighed: bool
    by: str  # by whose list the verdict is, in short
    by_sentence: str  # the same whole, as it was said then
    sentence: str
    open_sentence: str
    basis_sentence: str
    variant_of: str = ""
    is_hidden: bool = False  # from this person, who is asked for a second opinion


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidBefore:
    """One verdict of the history."""

    line: str
    tag: str
    tag_kind: str
    codes: str
    basis: str
    by: str
    by_sentence: str
    opinion: str  # what it says of a second opinion


def product_row(stored: Any, words: Words, say: Sentences, now: dt.datetime) -> ProductRow:
    """`stored` is a product of the catalogue. Any: its class lives in storage, which the window does not import."""
    kept = kept_result(stored.result)
    tag, kind = _tag(kept, words)
    by, by_sentence = by_whose_list(stored.result, say)
    original = variant_of(stored.item)
    return ProductRow(
        id=stored.id,
        name=stored.name,
        made_by=" · ".join(part for part in (stored.maker, stored.model) if part),
        tag=tag,
        tag_kind=kind,
        codes_shown=_codes(kept, words),
        basis=words.text("products.basis", installed=kept.installed_heads, of=kept.heads_of_edition) if kept else "",
        changed=day_of(stored.updated_at, now),
        is_sample=stored.is_sample,
        is_weighed=kept is not None,
        by=by,
        by_sentence=by_sentence,
        sentence=sentence_of(kept, words),
        open_sentence=_open(kept, stored.result, words),
        basis_sentence=basis_of(kept, words),
        variant_of=original.name if original else "",
    )


def hidden_row(stored: Any, words: Words, now: dt.datetime) -> ProductRow:
    """A product on which this person is asked for a second opinion: what it is, and nothing of what was said. Any: as below."""
    return ProductRow(
        id=stored.id,
        name=stored.name,
        made_by=" · ".join(part for part in (stored.maker, stored.model) if part),
        tag=words.text("products.verdict.hidden"),
        tag_kind="neutral",
        codes_shown="",
        basis="",
        changed=day_of(stored.updated_at, now),
        is_sample=stored.is_sample,
        is_weighed=False,
        by="",
        by_sentence="",
        sentence="",
        open_sentence="",
        basis_sentence="",
        is_hidden=True,
    )


def said_before(made: Any, words: Words, say: Sentences, now: dt.datetime) -> SaidBefore:
    """`made` is a verdict as it was kept. Any: as above."""
    kept = kept_result(made.result)
    by, by_sentence = by_whose_list(made.result, say)
    tag, kind = _tag(kept, words)
    line = (
        words.text("products.history.line", day=day_of(made.made_at, now), who=made.made_by) if made.made_by else day_of(made.made_at, now)
    )
    basis, codes = basis_of(kept, words), _codes(kept, words)
    told = opinion_sentence(made.result)
    opinion = say.say(told) if told else ""
    return SaidBefore(line=line, tag=tag, tag_kind=kind, codes=codes, basis=basis, by=by, by_sentence=by_sentence, opinion=opinion)


def by_whose_list(result: Mapping[str, object] | None, say: Sentences) -> tuple[str, str]:
    """In short, and whole; both empty for what was never weighed."""
    whose = whose_list_of(result)
    return (say.say(whose.short), whose.whole(say)) if whose is not None else ("", "")


def sentence_of(kept: KeptResult | None, words: Words) -> str:
    """The verdict in a sentence; "not listed" says of what while the list is not complete."""
    if kept is None:
        return words.text("products.said.none")
    if kept.verdict is Verdict.NOT_LISTED and kept.installed_heads < kept.heads_of_edition:
        return words.text("products.said.not_listed.partial")
    return words.text(f"products.said.{kept.verdict}", codes=", ".join(kept.codes))


def spoken_verdict(row: ProductRow) -> str:
    """What a screen reader says of the verdict in the table, and what hovering shows: never without whose list it is by."""
    verdict = " ".join(filter(None, (row.tag, row.codes_shown, row.by)))
    return ". ".join(filter(None, (verdict, row.by_sentence)))


def _tag(kept: KeptResult | None, words: Words) -> tuple[str, str]:
    if kept is None:
        return words.text("products.verdict.none"), "neutral"
    return words.text(f"products.verdict.{kept.verdict}"), TAG_KINDS[kept.verdict]


def _codes(kept: KeptResult | None, words: Words) -> str:
    codes = kept.codes if kept else ()
    if len(codes) <= FEW_CODES:
        return ", ".join(codes)
    return words.text("products.codes.more", codes=", ".join(codes[:FEW_CODES]), count=len(codes) - FEW_CODES)


def _open(kept: KeptResult | None, result: Mapping[str, object] | None, words: Words) -> str:
    count = len(open_codes(result)) if kept is not None and kept.verdict is Verdict.UNDECIDED else 0
    return words.plural("products.said.undecided.open", count) if count else ""


def basis_of(kept: KeptResult | None, words: Words) -> str:
    if kept is None:
        return ""
    editions = "; ".join(edition for _, edition in lists_of(kept.list_id, kept.edition))
    return words.text("products.said.basis", edition=editions, installed=kept.installed_heads, of=kept.heads_of_edition)


def day_of(moment: str, now: dt.datetime) -> str:
    if not moment:
        return ""
    there = dt.datetime.fromisoformat(moment).astimezone(now.tzinfo)
    return f"{there:%H:%M}" if there.date() == now.date() else f"{there.day} {there:%b %Y}"
