"""Deals for tests, written in the words of the table of cases."""

import datetime
import re

from stc_desktop.authoring.jurisdictions import Jurisdictions
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.determination.determine import determine
from stc_desktop.determination.requirement import LicenceRequirement
from stc_desktop.determination.situation import CATCH_ALL, GoodsLine, Situation, read_answers
from stc_desktop.jurisdictions.activities import Activity

TODAY = datetime.date(2026, 11, 23)
HEADS = 552


def line(number: int, words: str) -> GoodsLine:
    """ "controlled 2B350.d", "not listed", "not listed whole list hs 8482.10", "undecided"."""
    verdict = next(verdict for verdict in Verdict if words.replace(" ", "_", 1).startswith(verdict.value))
    codes = tuple(re.findall(r"\b(?:ML\d+|\d[A-E]\d{3}\S*)", words))
    hs = re.search(r"hs (\S+)", words)
    return GoodsLine(
        number=number,
        verdict=verdict,
        codes=codes,
        list_id="eu-annex-1",
        edition="2025-11-15",
        heads_installed=HEADS if "whole list" in words else 90,
        heads_of=HEADS,
        hs=hs[1] if hs else "",
    )


def deal(jurisdictions: Jurisdictions, *, country: str, activity: str, goods: str, to: str, answers: str = "clean") -> Situation:
    """A situation from the columns of the table."""
    written: dict[str, object] = {}
    for word in answers.split():
        if word == "clean":
            written.update(dict.fromkeys(CATCH_ALL, "no"))
        else:
            name, _, value = word.partition("=")
            written[name] = value
    destination, _, others = to.partition(" from ")
    return Situation(
        country=country,
        activity=Activity(activity),
        destination="" if destination == "-" else destination,
        other_countries=tuple(others.split()),
        lines=tuple(line(number, words.strip()) for number, words in enumerate(goods.split(";"), 1)),
        answers=read_answers(written, jurisdictions.common.questions),
    )


def answer(jurisdictions: Jurisdictions, situation: Situation, today: datetime.date = TODAY) -> LicenceRequirement:
    return determine(situation, jurisdictions.profiles.get(situation.country), jurisdictions.common, today=today)
