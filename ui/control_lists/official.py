"""Beside our paragraph: what the official publications say that the person brought, word for word."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt

from stc_desktop.casework.official_texts import OfficialText, Relation
from stc_desktop.wording.sentences import sentences
from ui.control_lists.official_wording import OfficialWording
from ui.control_lists.words import WORDS
from ui.parts.buttons import TextAction
from ui.parts.cards import Card
from ui.parts.disclosure import Disclosure
from ui.parts.labels import Label
from ui.parts.layouts import FlowRow, box
from ui.parts.tags import Tag
from ui.theme.look import Look

_SIGNS = {
    Relation.SAME_EDITION: "done",
    Relation.OLDER_EDITION: "close",
    Relation.NEWER_EDITION: "close",
    Relation.OTHER_EDITION: "close",
    Relation.OTHER_LIST: "neutral",
}


class OfficialBlock(Disclosure):
    """One card for each publication: whose it is, how it stands to our list, and its words."""

    def __init__(self, look: Look, texts: Sequence[OfficialText], *, asked: str, is_open: bool) -> None:
        words = look.speech.over(WORDS)
        aside = words.plural("lists.official.count", len(texts)) if len(texts) > 1 else texts[0].publisher
        super().__init__(look, words.text("lists.official"), name="lists_official_block", aside=aside, is_open=is_open)
        self.column.set_margins((0, 0, 0, 14))
        for number, text in enumerate(texts, 1):
            self.column.add(_PublicationCard(look, text, asked=asked, number=number))


class _PublicationCard(Card):
    def __init__(self, look: Look, shown: OfficialText, *, asked: str, number: int) -> None:
        super().__init__(look, margins=(16, 12, 16, 12), spacing=6, name=f"lists_official_{number}")
        words = look.speech.over(WORDS)
        relation = sentences(look.speech.language).text(shown.says.key, **shown.says.parameters)
        self.column.add(Label(look, shown.title or shown.list_id, "compact", bold=True))
        chips = FlowRow(look, spacing=8)
        chips.add(
            Tag(look, relation, "close" if shown.is_own_wording else _SIGNS[shown.relation], name=f"lists_official_relation_{number}")
        )
        self.column.add(box(chips))
        self.column.add(Label(look, _whose(look, shown), "small", tone="text2", name=f"lists_official_from_{number}"))
        if not shown.is_exact:
            said = words.text("lists.official.not_so_deep", asked=asked, code=shown.code)
            self.column.add(Label(look, said, "small", tone="text2"))
        spoken = words.text("lists.official.spoken", code=shown.code, title=shown.title, edition=shown.edition, relation=relation)
        wording = OfficialWording(look, shown, name=f"lists_official_wording_{number}", spoken=spoken)
        self.column.add(wording)
        copy = TextAction(look, words.text("lists.official.copy"), name=f"lists_official_copy_{number}", icon="copy", role="small")
        copy.clicked.connect(wording.copy_all)
        self.column.add(copy, align=Qt.AlignmentFlag.AlignLeft)


def _whose(look: Look, shown: OfficialText) -> str:
    words = look.speech.over(WORDS)
    publisher = shown.publisher or shown.list_id
    try:
        day = words.day(dt.date.fromisoformat(shown.legal_date))
    except ValueError:  # the source does not tell
        return words.text("lists.official.from", publisher=publisher, edition=shown.edition)
    return words.text("lists.official.dated", publisher=publisher, edition=shown.edition, day=day)
