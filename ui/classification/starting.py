"""Other beginnings than an empty page: a product once more, or one paragraph of the list."""

from stc_desktop.casework.products import product
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import Conversation, resumed
from stc_desktop.classification.item_json import WrittenItem
from ui.classification.item_in_work import ItemInWork, Stage


def item_of_product(workspace: Workspace, product_id: str) -> ItemInWork:
    """A product's facts as they were told; where it was never classified, the description comes first."""
    stored = product(workspace, product_id)
    conversation = resumed(stored.item)
    return ItemInWork(
        conversation=conversation,
        name=stored.name,
        maker=stored.maker,
        model=stored.model,
        product_id=stored.id,
        stage=Stage.ASKING if conversation.given else Stage.DESCRIBING,
    )


def against(workspace: Workspace, code: str) -> tuple[ItemInWork, str]:
    """An item that is said to be of the kind of this paragraph, and the word that says so.

    A paragraph that holds several kinds says nothing about which one it is: there the description has to.
    """
    named = workspace.weighable().at_or_below(code)
    if len({paragraph.subject for paragraph in named}) != 1:
        return ItemInWork(), "classify.describe.against_many"
    considered = {named[0].code: "yes"}
    return ItemInWork(
        conversation=Conversation(item=WrittenItem(considered=considered), given=tuple(considered))
    ), "classify.describe.against"
