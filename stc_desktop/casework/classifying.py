"""Classify an item: search and hints bring candidates, the interview weighs, the result is kept as a product."""

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace

from stc_desktop.casework.chemical_views import named_in
from stc_desktop.casework.correlations import agency_hints
from stc_desktop.casework.hs_views import cut_sentence, hs_note, read_hs, strongest
from stc_desktop.casework.national_lists import (
    NationalStanding,
    other_lists,
    outside_regimes,
    standing_json,
    standing_of,
    whose_hand,
    whose_list,
)
from stc_desktop.casework.workspace import REVIEW_EDITIONS, REVIEW_LISTS, Workspace
from stc_desktop.classification.contradictions import ChemicalTold, Clash, clashes_of
from stc_desktop.classification.conversation import DATASHEET, ORIGIN, VARIANT_OF, Conversation
from stc_desktop.classification.interview import Step, next_step
from stc_desktop.classification.item_json import Json, WrittenItem, understood, written_item
from stc_desktop.classification.items import Item, SuggestedBy, Suggestion
from stc_desktop.classification.offers import Offer, offers_in
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.classification.step_json import step_json
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.control_lists.hs_hints import HsStrength
from stc_desktop.rules.units import UnitTable
from stc_desktop.wording.sentences import Sentences

SEARCH_DEPTH = 24
_MOST_SUGGESTED = 4  # items in work at the same time, with and without their datasheets
# How much a hint says beside the words: all of them stay in question, the usual ones come nearer.
_HS_SCORES = {HsStrength.USUAL: 0.62, HsStrength.SOME: 0.6, HsStrength.RARE: 0.58}


@dataclass(frozen=True, kw_only=True)
class InterviewState:
    """What the Classify page shows: the step, values found in the description, and how the answer stands in the person's country."""

    step: Step
    offers: tuple[Offer, ...]
    weighable: WeighableList
    units: UnitTable
    say: Sentences
    national: NationalStanding | None = None
    hs_note: str = ""
    hs_cut: str = ""
    find_clashes: "Callable[[InterviewState], tuple[Clash, ...]] | None" = None

    @functools.cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """Facts of the item that contradict each other; looked for when somebody wants them. They never change the verdict."""
        return self.find_clashes(self) if self.find_clashes else ()

    @property
    def by_whose_list(self) -> str:
        """By whose list the verdict is, and that the country's own edition is not verified; "" for a list that speaks for itself.

        A list that was changed by hand says so before all else.
        """
        said = (whose_hand(self.weighable.edition.info.changed), whose_list(self.national) if self.national else None)
        return " ".join(self.say.say(sentence) for sentence in said if sentence)

    @functools.cached_property
    def country_says(self) -> tuple[str, ...]:
        """What the person's country may list otherwise: entries and lists of its own, and that others may not list what the EU does."""
        step = self.step
        said = (*other_lists(self.national, step.verdict), *outside_regimes(step.list_id, step.codes))
        return tuple(self.say.say(sentence) for sentence in said)

    @property
    def beside_verdict(self) -> tuple[str, ...]:
        """What never stays away from a verdict on paper and in scripts."""
        return tuple(filter(None, (self.by_whose_list, *self.country_says, self.clashing)))

    @property
    def clashing(self) -> str:
        """That facts contradict each other: a verdict, "not listed" above all, is not said without it."""
        if not self.clashes:
            return ""
        return self.say.text("contradiction.beside", says=" ".join(self.say.say(clash.says) for clash in self.clashes))

    @functools.cached_property
    def as_json(self) -> Mapping[str, object]:
        """The same as scripts read it and products store it; put into sentences when somebody wants it."""
        written = step_json(self.step, self.offers, self.weighable, self.units, self.say)
        change = self.weighable.edition.info.changed
        return {
            **written,
            "changed": asdict(change) if change else None,
            "national": standing_json(self.national, self.beside_verdict),
            "hs_note": self.hs_note,
            "hs_cut": self.hs_cut,
            "contradictions": [{"id": clash.id, "said": self.say.say(clash.says), "leads": list(clash.leads)} for clash in self.clashes],
        }


def classify(
    workspace: Workspace, data: Json, *, list_id: str = REVIEW_LISTS, edition: str = REVIEW_EDITIONS, country: str | None = None
) -> InterviewState:
    """One step of the interview from an item as scripts write it; in the country chosen in the window unless another is said."""
    return interview_step(workspace, written_item(data), list_id=list_id, edition=edition, country=country)


def interview_step(
    workspace: Workspace,
    written: WrittenItem,
    *,
    list_id: str = REVIEW_LISTS,
    edition: str = REVIEW_EDITIONS,
    country: str | None = None,
    sheet_words: str = "",
) -> InterviewState:
    """Weigh the item as told so far; the same item always gives the same step.

    `sheet_words`, the title of its datasheet, bring headings nearer and change no verdict.
    """
    weighable = workspace.weighable(list_id, edition)
    item = understood(written, weighable, workspace.units)
    if item.hs:
        item = replace(item, hs=read_hs(workspace, item.hs).digits)
    suggestions = suggestions_for(workspace, item.description, item.hs, list_id=list_id, edition=edition, sheet_words=sheet_words)
    step = next_step(item, weighable, suggestions, workspace.units)
    offers = offers_in(item.description, step, weighable, workspace.units)
    national = standing_of(workspace, step, words=item.description, hs=item.hs, country=country)
    return InterviewState(
        step=step,
        offers=offers,
        weighable=weighable,
        units=workspace.units,
        say=workspace.say,
        national=national,
        hs_note=hs_note(workspace, item.description, item.hs, list_id=list_id, edition=edition),
        hs_cut=cut_sentence(workspace, written.hs) if written.hs else "",
        find_clashes=lambda state: _clashes(workspace, item, state),
    )


def _clashes(workspace: Workspace, item: Item, state: InterviewState) -> tuple[Clash, ...]:
    names = state.weighable.edition.chemical_names
    named = tuple(ChemicalTold(name=one.name, cas=one.cas) for one in named_in(names, item.description)) if item.cas else ()
    return clashes_of(item, state.step, state.weighable, workspace.units, authored=workspace.contradictions, named=named)


def suggestions_for(
    workspace: Workspace, description: str, hs: str, *, list_id: str, edition: str, sheet_words: str = ""
) -> tuple[Suggestion, ...]:
    """Paragraphs that the words and the HS code point to, best first; hints, never an answer. Kept while the words stay the same."""
    key = (f"{description}\f{sheet_words}" if sheet_words else description, hs, list_id, edition)
    if key not in workspace.suggested:
        if len(workspace.suggested) >= _MOST_SUGGESTED:
            workspace.suggested.clear()
        found = _suggestions(workspace, description, hs, list_id=list_id, edition=edition)
        weak = (replace(one, score=one.score / 2) for one in _from_search(workspace, sheet_words, list_id, edition))
        known = {one.code for one in found}
        workspace.suggested[key] = (*found, *(one for one in weak if one.code not in known))
    return workspace.suggested[key]


def _suggestions(workspace: Workspace, description: str, hs: str, *, list_id: str, edition: str) -> tuple[Suggestion, ...]:
    found: dict[str, Suggestion] = {}
    named = workspace.kinds(list_id, edition).suggestions(description)
    searched = _from_search(workspace, description, list_id, edition)
    for suggestion in (*named, *searched, *_from_hs(workspace, hs, list_id, edition)):
        known = found.get(suggestion.code)
        if known is None or suggestion.score > known.score:
            found[suggestion.code] = suggestion
    return tuple(sorted(found.values(), key=lambda suggestion: -suggestion.score))


def _from_search(workspace: Workspace, description: str, list_id: str, edition: str) -> Iterator[Suggestion]:
    """What the search over the whole text finds, typing errors mended: it brings paragraphs nearer, it puts none in question."""
    if not description.strip():
        return
    hits = workspace.reference.search(description, limit=SEARCH_DEPTH, list_id=list_id, edition=edition)
    best = max((hit.score for hit in hits), default=0.0)
    for hit in hits:
        if best:
            yield Suggestion(code=hit.code, by=SuggestedBy.LINK, why=hit.why, score=hit.score / best / 4)


def _from_hs(workspace: Workspace, hs: str, list_id: str, edition: str) -> Iterator[Suggestion]:
    """Our own hints by their strength, then those of agencies' tables."""
    if not hs:
        return
    for code in workspace.reference.hs_hints(hs, list_id=list_id, edition=edition):
        strength = strongest(workspace, hs, code)
        yield Suggestion(code=code, by=SuggestedBy.HS, why=hs, score=_HS_SCORES.get(strength, 0.6) if strength else 0.6)
    held = workspace.weighable(list_id, edition).edition.entries
    for hint in agency_hints(workspace, hs):
        if hint.code in held:
            yield Suggestion(code=hint.code, by=SuggestedBy.HS, why=hs, score=_HS_SCORES[HsStrength.SOME])


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptResult:
    """The newest verdict on a product as it was said: code and edition are values, no update rewrites them."""

    verdict: Verdict
    codes: tuple[str, ...]
    list_id: str
    edition: str
    installed_heads: int
    heads_of_edition: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemParticulars:
    """What stands beside the interview: who makes it, words of its datasheet, the edition it is weighed by, and whose law the verdict is
    for (None: the country chosen in the window)."""

    maker: str = ""
    model: str = ""
    datasheet: str = ""
    list_id: str = REVIEW_LISTS
    edition: str = REVIEW_EDITIONS
    country: str | None = None


def keep_as_product(
    workspace: Workspace, conversation: Conversation, *, name: str, product_id: str = "", beside: ItemParticulars | None = None
) -> str:
    """Store the item with its verdict in the catalogue and its history; gives the product's id. A sample stays a sample."""
    from stc_desktop.storage.records import StoredProduct

    beside = beside or ItemParticulars()
    state = interview_step(workspace, conversation.item, list_id=beside.list_id, edition=beside.edition, country=beside.country)
    from stc_desktop.casework.beside_verdicts import kept_beside

    item, result = conversation.as_json(), {**state.as_json, **kept_beside(conversation.item, state)}
    if beside.datasheet:
        item[DATASHEET] = beside.datasheet
    with workspace.case_file.begin(workspace.hand) as work:
        before = work.products.get(product_id) if product_id else None
        if before is not None:
            item |= {key: before.item[key] for key in (ORIGIN, VARIANT_OF) if key in before.item}
        stored = work.products.save(
            StoredProduct(
                id=product_id,
                name=name,
                maker=beside.maker,
                model=beside.model,
                item=item,
                result=result,
                is_sample=before is not None and before.is_sample,
                version=before.version if before is not None else 0,
            )
        )
        work.products.record_classification(stored.id, item, result)
        work.drafts.remove("classify", "open")
    return stored.id
