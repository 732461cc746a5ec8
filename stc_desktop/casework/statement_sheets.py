"""The statement of non-listing: these goods, by these editions, are not listed; what was weighed and what that does not say."""

from collections.abc import Iterable, Iterator

from stc_desktop.casework.item_sheets import (
    PaperOnItem,
    codes_shown,
    goods_panel,
    lists_label,
    margins_table,
    near_margins,
    signing_row,
    verdict_panel,
)
from stc_desktop.casework.paper_labels import PaperLabels
from stc_desktop.casework.record_sheets import aside_heads
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.documents.plan import (
    AtFoot,
    Block,
    Label,
    PanelRow,
    Paragraphs,
    RecordHead,
    Remark,
    SectionBar,
    Sheet,
)
from stc_desktop.rules.errors import UserFixable
from stc_desktop.wording.sentences import Sentences

FORM, EDITION = "GEN-NOLIST 1", "2026-11"


def why_no_statement(paper: PaperOnItem, say: Sentences) -> UserFixable | None:
    """Why nobody may state that these goods are not listed; None where that is the verdict, by whole lists, on goods with a name."""
    step, text = paper.step, say.text
    if step.verdict is Verdict.CONTROLLED:
        sentence = text("statement.refused.controlled", codes=codes_shown(step.codes))
        return UserFixable(sentence, next_step=text("statement.refused.controlled.next"))
    if step.verdict is not Verdict.NOT_LISTED:
        return UserFixable(text("statement.refused.undecided"), next_step=text("statement.refused.undecided.next"))
    if step.is_partial:
        sentence = text("statement.refused.partial", installed=step.installed_heads, of=step.heads_of_edition)
        return UserFixable(sentence, next_step=text("statement.refused.partial.next"))
    if not (paper.conversation.item.description.strip() or paper.beside.model.strip()):
        return UserFixable(text("statement.refused.unnamed"), next_step=text("statement.refused.unnamed.next"))
    return None


def statement_sheet(paper: PaperOnItem, labels: PaperLabels, *, name: str = "statement") -> Sheet:
    """The sheet; refused with a sentence where it would not be true."""
    refused = why_no_statement(paper, labels.say)
    if refused is not None:
        raise refused
    title = labels.label("statement.title")
    return Sheet(
        name=name,
        index_name=Label(f"{title.text}: {paper.name}"),
        form=FORM,
        edition=EDITION,
        head=RecordHead(title=title, belongs=lists_label(paper)),
        blocks=tuple(_blocks(paper, labels)),
        agency_sentence=labels.say.text("statement.agency_sentence"),
        words=labels.fixed_words if labels.local else None,
    )


def _blocks(paper: PaperOnItem, labels: PaperLabels) -> Iterator[Block]:
    text = labels.say.text
    yield PanelRow(panels=(goods_panel(paper, labels), verdict_panel(paper, labels)))
    yield SectionBar(letter="A", title=labels.label("statement.stated"))
    yield Paragraphs(paragraphs=(_stated(paper, labels.say),))
    yield SectionBar(letter="B", title=labels.label("statement.weighed"))
    yield Paragraphs(paragraphs=tuple(_weighed(paper, labels.say)))
    yield SectionBar(letter="C", title=labels.label("statement.near"))
    margins = margins_table(paper, labels)
    if margins is not None:
        yield margins
        yield Remark(text=text("record.margin_key"))
    is_near = any(margin.is_close for _, margin in near_margins(paper.step))
    yield Remark(text=text("statement.near.some" if is_near else "statement.near.none" if margins else "statement.near.no_numbers"))
    yield SectionBar(letter="D", title=labels.label("statement.limits"))
    keys = ("statement.limits.end_use", "statement.limits.edition", "statement.limits.goods", "statement.limits.country")
    yield Paragraphs(paragraphs=tuple(text(key) for key in keys))
    if labels.unreviewed:
        yield Remark(text=labels.unreviewed)
    yield AtFoot(row=signing_row(paper, labels, "statement.stated_by"))


def _stated(paper: PaperOnItem, say: Sentences) -> str:
    lists = " ".join(say.text("item_paper.by_list", title=one.title, edition=one.edition, date=one.date) for one in paper.lists)
    return say.text("statement.sentence", name=paper.name, lists=lists, person=paper.person or "–", at=paper.made_at)


def _weighed(paper: PaperOnItem, say: Sentences) -> Iterator[str]:
    """Heads weighed and found not to fit; heads set aside, by whom and why."""
    weighed = [finding.code for finding in paper.step.findings]
    yield say.text("statement.weighed.heads", codes=codes_shown(weighed)) if weighed else say.text("statement.weighed.none")
    for by, codes in aside_heads(paper.step).items():
        heads = whole_heads(codes, paper.weighable)
        yield say.plural(f"statement.aside.{by}", len(heads), codes=codes_shown(heads))


def whole_heads(codes: Iterable[str], weighable: WeighableList) -> tuple[str, ...]:
    """The head in place of its paragraphs where all of it is among these codes; else the paragraphs one by one."""
    among = set(codes)
    parts: dict[str, list[str]] = {}
    for paragraph in weighable.paragraphs:
        parts.setdefault(paragraph.head, []).append(paragraph.code)
    found: list[str] = []
    for head, inside in parts.items():
        meant = [code for code in inside if code in among]
        found += [head] if meant and len(meant) == len(inside) else meant
    return tuple(found)
