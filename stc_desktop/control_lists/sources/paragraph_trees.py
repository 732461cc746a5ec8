"""What is wrong with the tree that paragraphs make: codes that come twice, parents that are missing, circles."""

import dataclasses
from collections.abc import Sequence

from stc_desktop.control_lists.sources.publications import Doubt, DoubtKind, OfficialParagraph


def checked_tree(paragraphs: Sequence[OfficialParagraph]) -> tuple[tuple[OfficialParagraph, ...], tuple[Doubt, ...]]:
    """The paragraphs, those of a circle and those without their parent put at the top, with a doubt for each; a second one is kept."""
    doubts: list[Doubt] = []
    first: dict[str, OfficialParagraph] = {}
    for paragraph in paragraphs:
        if paragraph.code in first:
            sentence = f"{paragraph.code} stands here and already at {first[paragraph.code].place}."
            doubts.append(_doubt(DoubtKind.DUPLICATE, paragraph, sentence))
        else:
            first[paragraph.code] = paragraph
    turning = _in_circles({paragraph.code: paragraph.parent for paragraph in first.values()})
    kept: list[OfficialParagraph] = []
    for paragraph in paragraphs:
        if paragraph.code in turning and paragraph.parent:
            sentence = f"{paragraph.code} stands in {paragraph.parent}, which in turn stands in it; it was put at the top."
            doubts.append(_doubt(DoubtKind.CIRCLE, paragraph, sentence))
            paragraph = dataclasses.replace(paragraph, parent="")
        elif paragraph.parent and paragraph.parent not in first:
            sentence = f"{paragraph.code} stands in {paragraph.parent}, which is not there."
            doubts.append(_doubt(DoubtKind.ORPHAN, paragraph, sentence))
            paragraph = dataclasses.replace(paragraph, parent="")
        kept.append(paragraph)
    return tuple(kept), tuple(doubts)


def _in_circles(parents: dict[str, str]) -> set[str]:
    """The codes that come back to themselves; each code is walked over once."""
    done: set[str] = set()
    turning: set[str] = set()
    for start in parents:
        way: dict[str, None] = {}
        code = start
        while code in parents and code not in done and code not in way:
            way[code] = None
            code = parents[code]
        if code in way:
            codes = list(way)
            turning.update(codes[codes.index(code) :])
        done.update(way)
    return turning


def _doubt(kind: DoubtKind, paragraph: OfficialParagraph, sentence: str) -> Doubt:
    return Doubt(kind=kind, place=paragraph.place, sentence=sentence, code=paragraph.code)
