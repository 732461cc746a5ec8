"""Between Annex I and the lists of the regimes: where an entry's number leads, and which entries carry a regime's paragraph."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from stc_desktop.casework.workspace import BASE_LIST, MUNITIONS_LIST, Workspace
from stc_desktop.control_lists.entries import Entry, EntryKind, ListEdition, Regime
from stc_desktop.control_lists.regime_codes import AUSTRALIA_GROUP, CWC, MTCR, NSG_DUAL_USE, NSG_TRIGGER, place_of, shown_number
from stc_desktop.storage.reference import ReferenceFile

REGIME_OF = {
    MTCR: Regime.MTCR,
    NSG_DUAL_USE: Regime.NSG,
    NSG_TRIGGER: Regime.NSG,
    AUSTRALIA_GROUP: Regime.AG,
    CWC: Regime.CWC,
}
# An entry of these lists may carry what a regime's paragraph names.
_CARRIERS = (BASE_LIST, MUNITIONS_LIST)


@dataclass(frozen=True, slots=True, kw_only=True)
class TiedParagraph:
    """A paragraph of another list, ready to be opened; `number` is how its own list counts, `code` is "" where only the list is known."""

    list_id: str
    code: str
    number: str
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeTie:
    """One place in the list of a regime that an entry stems from; without a place only the regime is known."""

    regime: Regime
    place: TiedParagraph | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """`regimes` of an entry; `carriers` of a regime's paragraph, `carriers_above` where they were named further up in its tree, `compared`
    what its tree was and was not compared with."""

    regimes: tuple[RegimeTie, ...] = ()
    carriers: tuple[TiedParagraph, ...] = ()
    carriers_above: str = ""
    compared: str = ""


@dataclass(frozen=True, slots=True)
class RegimeIndex:
    """Ties in both directions; `unresolved` are numbers of entries that stand in no tree, as (code, regime, number)."""

    regimes: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]
    carriers: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]
    unresolved: tuple[tuple[str, str, str], ...]
    editions: Mapping[str, ListEdition] = field(default_factory=dict[str, ListEdition])


def regime_index(reference: ReferenceFile) -> RegimeIndex:
    """All ties of the newest editions: what a tree says with `see`, and what an entry says with its regimes, read both ways."""
    trees = {list_id: reference.edition(list_id, reference.newest(list_id)) for list_id, _ in reference.browsed_editions}
    installed = {list_id for list_id, _ in reference.installed_editions}
    lists = {list_id: reference.edition(list_id, reference.newest(list_id)) for list_id in _CARRIERS if list_id in installed}
    pairs: dict[tuple[tuple[str, str], tuple[str, str]], None] = {}
    unresolved: list[tuple[str, str, str]] = []
    for list_id, edition in lists.items():
        for entry in edition.entries.values():
            for link in entry.regimes:
                tree, code = place_of(link)
                if code and tree in trees and code in trees[tree].entries:
                    pairs[(list_id, entry.code), (tree, code)] = None
                elif link.number and (code or not tree) and link.regime is not Regime.WA:
                    unresolved.append((entry.code, link.regime.value, link.number))
    for tree, edition in trees.items():
        for entry in edition.entries.values():
            for code in entry.refs:
                for list_id in (one for one, held in lists.items() if code in held.entries):
                    pairs[(list_id, code), (tree, entry.code)] = None
    carriers = _gathered((after, before) for before, after in pairs)
    return RegimeIndex(regimes=_gathered(pairs), carriers=carriers, unresolved=tuple(unresolved), editions={**trees, **lists})


def _gathered(
    pairs: Iterable[tuple[tuple[str, str], tuple[str, str]]],
) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for first, second in pairs:
        found.setdefault(first, []).append(second)
    return {key: tuple(held) for key, held in found.items()}


def ties_of(workspace: Workspace, list_id: str, edition: str, code: str) -> Ties:
    """The ties of a paragraph, its own or those of the nearest paragraph above it that has any."""
    held = workspace.reference.edition(list_id, edition)
    index = workspace.regime_index
    path = tuple(reversed(held.path(code))) if code in held.entries else ()
    if not held.info.is_weighed:
        return replace(_carried(index, list_id, path), compared=held.info.compared)
    return Ties(regimes=tuple(_stemming(index, list_id, path)))


def _carried(index: RegimeIndex, list_id: str, path: tuple[Entry, ...]) -> Ties:
    for step in path:
        found = index.carriers.get((list_id, step.code), ())
        if found:
            above = "" if step is path[0] else step.code
            return Ties(carriers=tuple(_tied(index, *place) for place in found), carriers_above=above)
    return Ties(carriers=tuple(_below(index, list_id, path[0].code)) if path else ())


def _below(index: RegimeIndex, list_id: str, code: str) -> Iterator[TiedParagraph]:
    """The heads that carry what stands below a heading of a tree."""
    below = [entry.code for entry in index.editions[list_id].entries.values() if entry.code.startswith(f"{code}.")]
    heads = ((held, tied.split(".")[0]) for step in below for held, tied in index.carriers.get((list_id, step), ()))
    for place in sorted(dict.fromkeys(heads)):
        yield _tied(index, *place)


def _stemming(index: RegimeIndex, list_id: str, path: tuple[Entry, ...]) -> Iterator[RegimeTie]:
    """Places by regime: those that the trees and the entry's own numbers name, then regimes of which only the name is known."""
    named = next((step.regimes for step in path if step.regimes), ())
    shown: set[Regime] = set()
    places = next((found for step in path if (found := index.regimes.get((list_id, step.code)))), ())
    for place in (one for one in places if not any(other[1].startswith(f"{one[1]}.") for other in places)):  # the deepest say it all
        shown.add(REGIME_OF[place[0]])
        yield RegimeTie(regime=REGIME_OF[place[0]], place=_tied(index, *place))
    for link in named:
        tree = place_of(link)[0]
        if link.regime not in shown and tree in index.editions:
            yield RegimeTie(regime=link.regime, place=TiedParagraph(list_id=tree, code="", number="", heading=""))
        elif link.regime not in shown:
            yield RegimeTie(regime=link.regime, place=None)


def _tied(index: RegimeIndex, list_id: str, code: str) -> TiedParagraph:
    entry = index.editions[list_id].entries.get(code)
    is_named = entry is not None and entry.kind is not EntryKind.NOT_USED
    return TiedParagraph(list_id=list_id, code=code, number=shown_number(code), heading=entry.heading if entry and is_named else "")
