"""What lies in the index, read back for comparison."""

from __future__ import annotations

from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import scan

from integration.conftest import Names


def documents(names: Names) -> dict[str, dict[str, Any]]:
    """Return all documents under a test's names by id, without what names the test itself."""
    client = Elasticsearch(names.servers.elasticsearch)
    pattern = f"{names.index_prefix}-*"
    client.indices.refresh(index=pattern)
    found = {}
    for hit in scan(client, index=pattern, version=True):
        source = hit["_source"]
        source["provenance"].pop("topic", None)
        found[f"{hit['_index'].removeprefix(names.index_prefix)}/{hit['_id']}"] = source | {
            "_version": hit["_version"]
        }
    client.close()
    return found
