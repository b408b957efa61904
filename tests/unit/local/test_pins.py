"""The pinned files are named fully, each once."""

from __future__ import annotations

import re

from wiredesk.local.pins import elasticsearch_zip, jars, kafka_version, pins


def test_every_file_has_a_size_and_a_sha256():
    assert all(pin.size > 0 and re.fullmatch("[0-9a-f]{64}", pin.sha256) for pin in pins())


def test_no_jar_is_there_in_two_versions():
    names = [(pin.group, pin.name, pin.classifier) for pin in jars()]
    assert len(names) == len(set(names))


def test_all_of_kafka_has_one_version():
    versions = {pin.version for pin in jars() if pin.group == "org.apache.kafka"}
    assert versions == {kafka_version()}


def test_a_file_lies_where_a_repository_keeps_it():
    assert str(elasticsearch_zip().path) == (
        "org/elasticsearch/distribution/integ-test-zip/elasticsearch/9.2.0/elasticsearch-9.2.0.zip"
    )
