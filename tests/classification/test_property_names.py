"""Names of properties as people read them."""

import pytest

from stc_desktop.classification.explanations import name_of, spoken_name
from stc_desktop.rules.properties import Property, PropertyKind


@pytest.mark.parametrize(
    ("property_id", "name"),
    [
        ("heat_transfer_area", "Heat transfer area"),
        ("cas", "CAS"),
        ("cmm_error_constant_part", "CMM error constant part"),
        ("resists_uf6", "Resists UF6"),
        ("is_whole_plant", "Is whole plant"),
    ],
)
def test_abbreviations_keep_their_large_letters(property_id: str, name: str) -> None:
    assert name_of(property_id) == name


def test_a_sentence_speaks_of_a_judgement_in_the_words_of_its_question() -> None:
    question = "Is it carbon-carbon that was resaturated?"
    judged = Property(id="is_resaturated_carbon_carbon", question=question, kind=PropertyKind.YES_NO, dimension="yes_no")
    measured = Property(id="heat_transfer_area", question="How large is it?", kind=PropertyKind.NUMBER, dimension="area", unit="m2")
    assert spoken_name(judged.id, judged) == "Is it carbon-carbon that was resaturated"
    assert spoken_name(measured.id, measured) == "Heat transfer area"
