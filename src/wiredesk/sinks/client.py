"""Clients of Elasticsearch, made from the settings; they retry nothing by themselves, the callers decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from elasticsearch import ApiError, AsyncElasticsearch, Elasticsearch, OrjsonSerializer, TransportError

from wiredesk.settings import ElasticsearchSettings


def _options(settings: ElasticsearchSettings) -> dict[str, Any]:
    options: dict[str, Any] = {
        "hosts": [settings.url],
        "request_timeout": settings.request_timeout,
        "max_retries": 0,
        "retry_on_timeout": False,
        "serializers": {"application/json": OrjsonSerializer()},
    }
    if settings.password is not None:
        options["basic_auth"] = (settings.user, settings.password)
    if settings.ca_file is not None:
        options["ca_certs"] = str(settings.ca_file)
    return options


def client(settings: ElasticsearchSettings) -> Elasticsearch:
    """Return a client for commands; it connects when it is first used."""
    return Elasticsearch(**_options(settings))


def async_client(settings: ElasticsearchSettings) -> AsyncElasticsearch:
    """Return a client for the worker; it connects when it is first used."""
    return AsyncElasticsearch(**_options(settings))


@dataclass(frozen=True, slots=True)
class Health:
    """Whether Elasticsearch answers, its colour ("green", "yellow", "red"), and what is wrong in one line."""

    url: str
    answering: bool
    colour: str | None = None
    problem: str | None = None


def health(settings: ElasticsearchSettings, *, within: float = 3.0) -> Health:
    """Ask once, for at most so many seconds; never raises."""
    try:
        with client(settings) as server:
            answer = server.options(request_timeout=within).cluster.health()
        return Health(settings.url, answering=True, colour=str(answer["status"]))
    except ApiError as error:
        return Health(settings.url, answering=False, problem=f"answers {error.status_code}: {error.message}")
    except TransportError as error:
        return Health(settings.url, answering=False, problem=type(error).__name__)
