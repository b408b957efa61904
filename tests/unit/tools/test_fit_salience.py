"""The fit of salience: how it tells whether scores are right."""

from __future__ import annotations

import pytest

import fit_salience


def test_scores_and_labels_are_told_by_bins(capsys: pytest.CaptureFixture[str]):
    fit_salience._print_agreement("two", [(0.64, True), (0.66, False), (1.0, True)])
    lines = [line.split() for line in capsys.readouterr().out.splitlines()[2:]]
    assert lines == [["0.6", "to", "0.7", "2", "0.650", "0.500"], ["0.9", "to", "1.0", "1", "1.000", "1.000"]]
