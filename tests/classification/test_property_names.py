"""Names of properties as people read them."""

import pytest

from stc_desktop.classification.explanations import name_of


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
