"""Set-up of the indices: the template of the monthly ones, and the one of withheld text."""

from __future__ import annotations

from typing import Any

from elasticsearch import ApiError, AsyncElasticsearch, BadRequestError, TransportError

from wiredesk.indexed.mapping import (
    MAPPING_VERSION,
    alias,
    index_settings,
    mapping,
    template,
    withheld_index,
)
from wiredesk.settings import ElasticsearchSettings
from wiredesk.sinks.client import async_client
from wiredesk.sinks.errors import mapped


async def set_up(server: AsyncElasticsearch, settings: ElasticsearchSettings) -> list[str]:
    """Make or bring up to date what the worker writes to; return what was done, a line each.

    Raises SearchServerBusy if the server cannot now, SearchServerHalt if it will not.
    """
    done: list[str] = []
    try:
        done += await _template(server, settings)
        done += await _withheld(server, settings)
    except (ApiError, TransportError) as error:
        raise mapped(error, settings.url) from error
    return done


async def check(settings: ElasticsearchSettings) -> list[str]:
    """Return what differs between the server and this wiredesk, a line each; nothing if all is well."""
    async with async_client(settings) as server:
        try:
            lines = []
            found = await _template_version(server, settings)
            if found != MAPPING_VERSION:
                lines.append(f"template {alias(settings)} has version {found}, not {MAPPING_VERSION}")
            if not await server.indices.exists(index=withheld_index(settings)):
                lines.append(f"index {withheld_index(settings)} is missing")
            for index, held in (await _mappings(server, settings)).items():
                version = held.get("_meta", {}).get("wiredesk")
                if version != MAPPING_VERSION:
                    lines.append(f"index {index} has mapping version {version}, not {MAPPING_VERSION}")
        except (ApiError, TransportError) as error:
            raise mapped(error, settings.url) from error
        return lines


async def _template(server: AsyncElasticsearch, settings: ElasticsearchSettings) -> list[str]:
    found = await _template_version(server, settings)
    if found is not None and found > MAPPING_VERSION:
        return []  # a newer wiredesk has been here: its mapping knows our fields
    if found == MAPPING_VERSION:
        return []
    await server.indices.put_index_template(name=alias(settings), **template(settings))
    for index in await _mappings(server, settings):
        await server.indices.put_mapping(index=index, **mapping())
    return [f"template {alias(settings)}, version {MAPPING_VERSION}"]


async def _withheld(server: AsyncElasticsearch, settings: ElasticsearchSettings) -> list[str]:
    name = withheld_index(settings)
    if await server.indices.exists(index=name):
        return []
    try:
        await server.indices.create(index=name, settings=index_settings(settings), mappings=mapping())
    except BadRequestError as error:
        if error.message != "resource_already_exists_exception":
            raise
        return []  # another worker was quicker
    return [f"index {name}"]


async def _template_version(server: AsyncElasticsearch, settings: ElasticsearchSettings) -> int | None:
    if not await server.indices.exists_index_template(name=alias(settings)):
        return None
    answer = await server.indices.get_index_template(name=alias(settings))
    version = answer["index_templates"][0]["index_template"].get("version")
    return None if version is None else int(version)


async def _mappings(server: AsyncElasticsearch, settings: ElasticsearchSettings) -> dict[str, Any]:
    answer = await server.indices.get_mapping(index=f"{alias(settings)}-*", allow_no_indices=True)
    return {index: body["mappings"] for index, body in answer.items()}
