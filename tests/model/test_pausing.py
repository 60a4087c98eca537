"""The search for cycles, paused."""

import gc

import pytest

from auditor.model.pausing import without_cycles


def test_it_goes_on_afterwards_whatever_happened() -> None:
    with without_cycles():
        assert not gc.isenabled()
        with without_cycles():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), without_cycles():
        raise KeyError
    assert gc.isenabled()
