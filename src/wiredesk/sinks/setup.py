"""Set-up of the indices: the template of the monthly ones, and the one of withheld text."""

from __future__ import annotations

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

    What a newer wiredesk has made is left alone: its mapping knows our fields. Each index is looked at by
    itself, so that a run that was broken off is finished by the next.
    Raises SearchServerBusy if the server cannot now, SearchServerHalt if it will not.
    """
    try:
        return [
            *await _template(server, settings),
            *await _withheld(server, settings),
            *await _indices(server, settings),
        ]
    except (ApiError, TransportError) as error:
        raise mapped(error, settings.url) from error


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
            for index, version in (await _versions(server, settings)).items():
                if version != MAPPING_VERSION:
                    lines.append(f"index {index} has mapping version {version}, not {MAPPING_VERSION}")
        except (ApiError, TransportError) as error:
            raise mapped(error, settings.url) from error
        return lines


async def _template(server: AsyncElasticsearch, settings: ElasticsearchSettings) -> list[str]:
    found = await _template_version(server, settings)
    if found is not None and found >= MAPPING_VERSION:
        return []
    await server.indices.put_index_template(name=alias(settings), **template(settings))
    return [f"template {alias(settings)}, version {MAPPING_VERSION}"]


async def _indices(server: AsyncElasticsearch, settings: ElasticsearchSettings) -> list[str]:
    behind = [
        index
        for index, version in (await _versions(server, settings)).items()
        if version is None or version < MAPPING_VERSION
    ]
    for index in behind:
        await server.indices.put_mapping(index=index, **mapping())
    return [f"index {index}, mapping version {MAPPING_VERSION}" for index in behind]


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


async def _versions(server: AsyncElasticsearch, settings: ElasticsearchSettings) -> dict[str, int | None]:
    """Return the mapping's version of each index that is there; None where it names none."""
    wanted = f"{alias(settings)}-*,{withheld_index(settings)}"
    answer = await server.indices.get_mapping(index=wanted, allow_no_indices=True, ignore_unavailable=True)
    return {
        index: body["mappings"].get("_meta", {}).get("wiredesk") for index, body in sorted(answer.items())
    }
