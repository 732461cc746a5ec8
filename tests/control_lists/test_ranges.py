"""The 500 range of the EU list stands outside the regimes; the same digits elsewhere say nothing."""

import pytest

from stc_desktop.control_lists.ranges import is_outside_regimes


@pytest.mark.parametrize(
    ("list_id", "code", "outside"),
    [
        ("eu-annex-1", "3A501", True),
        ("eu-annex-1", "4A506.a.1", True),
        ("eu-annex-1", "3E505#n1", True),
        ("eu-annex-1", "3A001", False),
        ("eu-annex-1", "3A051", False),
        ("eu-annex-1", "1C450.a", False),
        ("us-ccl", "9A515", False),
        ("eu-common-military", "ML5", False),
    ],
)
def test_which_paragraphs_the_eu_controls_by_itself(list_id: str, code: str, outside: bool) -> None:
    assert is_outside_regimes(list_id, code) is outside
