"""Documents as they stand, those that are withheld too: for `wiredesk retag`, never for who reads stories."""

from __future__ import annotations

from collections.abc import Sequence

from elasticsearch import ApiError, TransportError

from wiredesk.errors import SearchServerBusy
from wiredesk.indexed.document import Document
from wiredesk.indexed.mapping import FOLDED
from wiredesk.settings import ElasticsearchSettings
from wiredesk.sinks.client import client
from wiredesk.sinks.errors import mapped, unread


def documents(settings: ElasticsearchSettings, wanted: Sequence[tuple[str, str]]) -> list[Document | None]:
    """Return documents by index and id as they are now.

    None for one that is not there. Raises SearchServerBusy or SearchServerHalt.
    """
    if not wanted:
        return []
    docs = [{"_index": index, "_id": story_id} for index, story_id in wanted]
    with client(settings) as server:
        try:
            found = server.mget(docs=docs)["docs"]
        except (ApiError, TransportError) as error:
            raise mapped(error, settings.url) from error
    if why := unread(found):
        raise SearchServerBusy(f"Elasticsearch at {settings.url} cannot read all now ({why})")
    read = [one.get("_source") for one in found]
    for document in read:
        if document is not None:
            document.pop(FOLDED, None)
    return read
