"""What all tests share: tests marked `model` are left out, with a clear word, where its file is missing."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.settings import SHIPPED_MODEL


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need the model file as skipped when it is not there."""
    model = SHIPPED_MODEL / "model.onnx"
    if model.is_file():
        return
    missing = pytest.mark.skip(reason="the model file is missing: src/dateline/parse/weights/model.onnx")
    for each in items:
        if "model" in each.keywords:
            each.add_marker(missing)


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The shipped coder, loaded once."""
    return Coder()
