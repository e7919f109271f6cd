"""English is told from other languages, also where it is short or quotes names in another script."""

import pytest

from dateline.read.language import language_of, name_of


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested İmamoğlu in İstanbul on Monday. Süleyman Soylu met İlham Əliyev in Bakı on Tuesday.",
        "The rebels (الجيش الوطني الليبي) shelled the port on Monday. The army of ישראל attacked a camp on Sunday, and "
        "a spokesman for وزارة الخارجية called it a crime.",
        "POLICE FREE HOSTAGES",
    ],
)
def test_english_reports_with_foreign_names_are_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Regierung hat am Montag die Gespräche mit den Rebellen in der Hauptstadt wieder aufgenommen.", "German"),
        ("La police a arrêté lundi trois hommes soupçonnés d'avoir attaqué un poste militaire au nord.", "French"),
        ("قال متحدث باسم الوزارة إن الوفد سيصل غدا لإجراء محادثات، حسب Reuters و AFP", "Arabic"),
    ],
)
def test_other_languages_are_told_by_name(text: str, name: str) -> None:
    assert name in name_of(language_of(text))
