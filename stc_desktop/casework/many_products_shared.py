"""Questions that several rows of a table wait for: asked once, answered for all of them or for some, and the rows weighed again."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace

from stc_desktop.casework.many_products import Weighed
from stc_desktop.casework.many_products_weighing import Asked, RowResult, weigh_row
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.item_json import WrittenItem
from stc_desktop.classification.items import Consideration
from stc_desktop.classification.questions import QuestionKind
from stc_desktop.control_lists.sources.publications import Told

_FEWEST = 2
_MOST = 12
_SHARED = frozenset({QuestionKind.CANDIDATE, QuestionKind.YES_NO})  # a value is of one product, what a thing is may be of many
_CONSIDERED = {Consideration.YES: "yes", Consideration.NO: "no", Consideration.UNSURE: "unsure"}
_ANSWERED: dict[Consideration, object] = {Consideration.YES: True, Consideration.NO: False, Consideration.UNSURE: "unknown"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedQuestion:
    """A question of yes or no that comes next in several rows."""

    asked: Asked
    rows: tuple[RowResult, ...]


def shared_questions(weighed: Weighed) -> tuple[SharedQuestion, ...]:
    """Those of most rows first. Rows that were kept go on in the interview; their products have a history of their own."""
    waiting: dict[str, list[RowResult]] = defaultdict(list)
    asked: dict[str, Asked] = {}
    for result in weighed.results:
        coming = next((one for one in result.asked if one.kind is not None), None)
        if coming is not None and coming.kind in _SHARED and not result.product_id:
            asked[coming.id] = coming
            waiting[coming.id].append(result)
    ranked = sorted((name for name in waiting if len(waiting[name]) >= _FEWEST), key=lambda name: -len(waiting[name]))
    return tuple(SharedQuestion(asked=asked[name], rows=tuple(waiting[name])) for name in ranked[:_MOST])


def answer_shared(
    workspace: Workspace, weighed: Weighed, question: Asked, answer: Consideration, *, rows: Collection[int], told: Told
) -> Weighed:
    """The answer for the rows with these numbers, each weighed again with it; the others stay as they are."""
    results: list[RowResult] = []
    done = 0
    for result in weighed.results:
        if result.row.number not in rows or result.product_id:
            results.append(result)
            continue
        told(f"row {result.row.number}", done / len(rows))
        done += 1
        row = replace(result.row, item=_with_answer(result.row.item, question, answer))
        results.append(weigh_row(workspace, row, weighed.review))
    return replace(weighed, results=tuple(results))


def _with_answer(item: WrittenItem, question: Asked, answer: Consideration) -> WrittenItem:
    if question.kind is QuestionKind.CANDIDATE:
        return replace(item, considered={**item.considered, question.id: _CONSIDERED[answer]})
    return replace(item, answers={**item.answers, question.id: _ANSWERED[answer]})
