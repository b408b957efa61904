from __future__ import annotations

import importlib
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from wiredesk.cli.main import COMMANDS, cli

README = (Path(__file__).parents[3] / "README.md").read_text()


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_there_and_says_what_it_does(name: str):
    command = importlib.import_module(COMMANDS[name]).command
    assert command.help
    options = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
    assert [one.name for one in options if not one.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_in_the_readme(name: str):
    assert re.search(rf"wiredesk {name}\b|make {name}\b", README)


def test_each_command_that_the_readme_names_is_there():
    named = set(re.findall(r"(?m)^\s*(?:\.venv/bin/)?wiredesk ([a-z]+)|`wiredesk ([a-z]+)", README))
    assert {one or other for one, other in named} <= set(COMMANDS)


def test_help_lists_all_commands():
    listed = CliRunner().invoke(cli, ["--help"]).output
    assert all(name in listed for name in COMMANDS)


def test_an_unknown_command_is_wrong_use():
    assert CliRunner().invoke(cli, ["fly"]).exit_code == 2
