import subprocess
import sys

STARTED = """
import sys
from dateline.model import Report
from dateline.read.child import WARM_UP_PAGE, load_extractor
load_extractor()
from dateline.read.known import Known
from dateline.read.webpage import read_page
from dateline.settings import Settings

assert isinstance(read_page(WARM_UP_PAGE, origin="", known=Known(), settings=Settings()), Report)
assert "trafilatura" in sys.modules
print(sorted({"numpy", "py3langid"} & set(sys.modules)))
from dateline.read.language import language_of
print(language_of("Die Regierung hat am Montag erklärt, dass sie die Verhandlungen mit den Nachbarn fortsetzen wird."))
"""


def test_the_child_starts_without_the_classifier_of_languages_and_has_it_when_a_page_needs_it() -> None:
    done = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["[]", "de"]
