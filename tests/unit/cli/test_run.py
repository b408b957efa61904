"""How `wiredesk run` starts."""

from __future__ import annotations

from click.testing import CliRunner

from wiredesk.cli.run import command
from wiredesk.errors import UsageError


def test_a_mistake_in_a_newsroom_s_profiles_is_said_before_any_server_is_asked(tmp_path, monkeypatch):
    own = tmp_path / "providers.toml"
    own.write_text('[nw]\nname = "NW"\nzone = "Oslo"\n')
    monkeypatch.setenv("WIREDESK_PROVIDERS", str(own))
    result = CliRunner().invoke(command, [])
    assert isinstance(result.exception, UsageError)
    assert "[nw] zone: " in str(result.exception)
