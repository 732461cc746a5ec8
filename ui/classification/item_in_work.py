"""The item that is being classified, as the page and its draft hold it: the conversation, names, and where the person stands."""

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from stc_desktop.casework.classifying import ItemParticulars
from stc_desktop.casework.workspace import REVIEW_EDITIONS, REVIEW_LISTS
from stc_desktop.classification.conversation import Conversation, resumed
from stc_desktop.classification.item_json import WrittenItem
from stc_desktop.classification.items import OVERVIEW

_TITLE_LENGTH = 48
_TURN = re.compile(r"[;:\n(]|[.,](?!\d)|\s[–-]\s")


class Stage(enum.StrEnum):
    """Where the person stands."""

    DESCRIBING = "describing"
    ASKING = "asking"
    CHECKING = "checking"  # the verdict is shown, also while paragraphs are open


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemInWork:
    """A value: every answer gives a new one. `changing` is the id of an earlier answer that is being changed."""

    conversation: Conversation = field(default_factory=Conversation)
    name: str = ""
    maker: str = ""
    model: str = ""
    datasheet: str = ""
    product_id: str = ""
    opinion_id: str = ""  # of the second opinion that is being given; the product then is somebody else's verdict
    opinion_by: str = ""  # who was asked for it
    list_id: str = REVIEW_LISTS
    edition: str = REVIEW_EDITIONS
    stage: Stage = Stage.DESCRIBING
    changing: str = ""

    @property
    def written(self) -> WrittenItem:
        return self.conversation.item

    @property
    def is_empty(self) -> bool:
        written = self.written
        told = (self.name, self.maker, self.model, self.datasheet, written.description, written.hs, written.cas, self.conversation.given)
        return not any(told)

    @property
    def title(self) -> str:
        """What the item is called: its name, else the beginning of its description with the model."""
        if self.name:
            return self.name
        first = shortened(next((part.strip() for part in _TURN.split(self.written.description) if part.strip()), ""))
        if not first and self.written.cas:
            first = f"CAS {self.written.cas[0]}"
        first = _with_capital(first)
        return first if self.model and self.model in first else f"{first} {self.model}".strip()

    @property
    def beside(self) -> ItemParticulars:
        """What is kept and printed with the interview."""
        return ItemParticulars(maker=self.maker, model=self.model, datasheet=self.datasheet, list_id=self.list_id, edition=self.edition)

    def weighed_by(self, list_id: str, edition: str) -> "ItemInWork":
        """The same item by another list: its headings were never seen, so "none of them fits" is asked anew."""
        if (list_id, edition) == (self.list_id, self.edition):
            return self
        return replace(self, list_id=list_id, edition=edition, conversation=self.conversation.forgotten(OVERVIEW))

    def told(self, conversation: Conversation) -> "ItemInWork":
        """The same item after an answer; nothing is being changed any more."""
        return replace(self, conversation=conversation, changing="", stage=Stage.ASKING)

    def as_draft(self) -> dict[str, object]:
        return {
            "item": self.conversation.as_json(),
            "taken_back": [[name, value] for name, value in self.conversation.taken_back],
            "name": self.name,
            "maker": self.maker,
            "model": self.model,
            "datasheet": self.datasheet,
            "product_id": self.product_id,
            "opinion_id": self.opinion_id,
            "opinion_by": self.opinion_by,
            "list": self.list_id,
            "edition": self.edition,
            "stage": self.stage.value,
            "changing": self.changing,
        }


def from_draft(content: Mapping[str, object]) -> ItemInWork:
    """A draft as it was saved, at the same question."""
    conversation = resumed(cast("Mapping[str, object]", content.get("item") or {}))
    taken_back = tuple((str(name), value) for name, value in cast("list[tuple[object, object]]", content.get("taken_back") or []))

    def text(name: str) -> str:
        return str(content.get(name) or "")

    return ItemInWork(
        conversation=replace(conversation, taken_back=taken_back),
        name=text("name"),
        maker=text("maker"),
        model=text("model"),
        datasheet=text("datasheet"),
        product_id=text("product_id"),
        opinion_id=text("opinion_id"),
        opinion_by=text("opinion_by"),
        list_id=text("list") or REVIEW_LISTS,
        edition=text("edition") or REVIEW_EDITIONS,
        stage=Stage(text("stage") or Stage.DESCRIBING),
        changing=text("changing"),
    )


def shortened(text: str) -> str:
    """The text cut at a word, for a title."""
    if len(text) <= _TITLE_LENGTH:
        return text
    cut = text[:_TITLE_LENGTH].rsplit(" ", 1)[0]
    return f"{cut} …"


def _with_capital(text: str) -> str:
    """A sentence begins with it; pH meter stays as it is written."""
    return text[:1].upper() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
