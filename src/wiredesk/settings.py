"""Settings, one small class a concern; each is read from the environment (WIREDESK_KAFKA_BOOTSTRAP=…).

An address that the environment does not give is the running local stack's, else the usual local one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import platformdirs
from pydantic import BeforeValidator, Field
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from wiredesk.normalised.bounds import Bounds
from wiredesk.topics import MAX_COPY_BYTES, Topics, topics


def _folder(of_root: str, of_user: Callable[[str], Path]) -> Path:
    """Return the user's own folder; root's lies where the user that runs Elasticsearch can enter."""
    return Path(of_root) if os.geteuid() == 0 else of_user("wiredesk")


def _stack_address(name: str, default: str) -> str:
    """Return an address that the running local stack wrote down, or the default."""
    try:
        known: dict[str, Any] = json.loads(LocalSettings().stack_file.read_text())
    except (OSError, ValueError):
        return default
    return str(known.get(name, default))


class LocalSettings(BaseSettings):
    """The local stack. data: servers' data, logs and state; cache: what was fetched (jars, JRE, zip)."""

    model_config = SettingsConfigDict(env_prefix="WIREDESK_LOCAL_")

    data: Path = Field(default_factory=lambda: _folder("/var/lib/wiredesk", platformdirs.user_data_path))
    cache: Path = Field(default_factory=lambda: _folder("/var/cache/wiredesk", platformdirs.user_cache_path))
    kafka_port: int = 9092
    kafka_controller_port: int = 9093
    elasticsearch_port: int = 9200
    kafka_heap: str = Field(default="512m", pattern=r"^\d+[kmgKMG]$")
    elasticsearch_heap: str = Field(default="512m", pattern=r"^\d+[kmgKMG]$")

    @property
    def stack_file(self) -> Path:
        """Where `wiredesk up` writes the addresses ({"kafka": "host:port", "elasticsearch": "http://…"})."""
        return self.data / "stack.json"


class ProviderSettings(BaseSettings):
    """The agencies. providers: a TOML file of profiles beside the package's own (docs/providers.md)."""

    model_config = SettingsConfigDict(env_prefix="WIREDESK_", env_ignore_empty=True)

    providers: Path | None = None


def _paths(value: Any) -> Any:
    """Part a list of paths as PATH is parted."""
    return tuple(one for one in value.split(os.pathsep) if one) if isinstance(value, str) else value


class DictionarySettings(BaseSettings):
    """A desk's dictionaries: TOML files, in a list parted as PATH is (docs/dictionaries.md)."""

    model_config = SettingsConfigDict(env_prefix="WIREDESK_", env_ignore_empty=True)

    dictionaries: Annotated[tuple[Path, ...], NoDecode, BeforeValidator(_paths)] = ()


def _names(value: Any) -> Any:
    """Part a list of names at commas."""
    return tuple(filter(None, map(str.strip, value.split(",")))) if isinstance(value, str) else value


class DedupeSettings(BaseSettings):
    """Whose text a story shows. preferred_providers: ids of agencies, parted by commas, the best first.

    Of a story that several agencies tell, the text of the one that began it is shown, unless another of them
    is in this list and it is not, or stands before it. keep_days: how long after its last change a story's
    identity is kept, by default for ever. Not shorter than the index keeps stories: a version of one that is
    forgotten would count as an old state of its document.
    """

    model_config = SettingsConfigDict(env_prefix="WIREDESK_DEDUPE_", env_ignore_empty=True)

    preferred_providers: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_names)] = ()
    keep_days: int | None = Field(default=None, ge=7)

    @property
    def keep(self) -> timedelta | None:
        """How long a story's identity is kept; None is for ever."""
        return None if self.keep_days is None else timedelta(days=self.keep_days)


class KafkaSettings(BaseSettings):
    """The broker, and under which prefix the topics live. partitions is for topics made anew."""

    model_config = SettingsConfigDict(env_prefix="WIREDESK_KAFKA_")

    bootstrap: str = Field(default_factory=lambda: _stack_address("kafka", "127.0.0.1:9092"))
    topic_prefix: str = "wire"
    partitions: int = Field(default=4, ge=1, le=256)
    replication: int = Field(default=1, ge=1)
    compress: bool = Field(default=True, description="gzip what is fed: less network and disk, more CPU")

    @property
    def topics(self) -> Topics:
        """The topics under this prefix."""
        return topics(self.topic_prefix, self.partitions)


class ReadingSettings(BaseSettings):
    """How much one copy may hold (wiredesk.normalised.bounds says of what); over it, it is rejected."""

    model_config = SettingsConfigDict(env_prefix="WIREDESK_READING_")

    copy_bytes: int = Field(default=Bounds().copy_bytes, ge=1, le=MAX_COPY_BYTES)
    depth: int = Field(default=Bounds().depth, ge=8, le=200)
    elements: int = Field(default=Bounds().elements, ge=1)
    lines: int = Field(default=Bounds().lines, ge=1)
    values: int = Field(default=Bounds().values, ge=1)
    attributes: int = Field(default=Bounds().attributes, ge=1)
    items: int = Field(default=Bounds().items, ge=1)
    parts: int = Field(default=Bounds().parts, ge=1)
    pages: int = Field(default=Bounds().pages, ge=1)
    seconds: float = Field(default=Bounds().seconds, gt=0)

    @property
    def bounds(self) -> Bounds:
        """These bounds, for bounds.use()."""
        return Bounds(**self.model_dump())


class ElasticsearchSettings(BaseSettings):
    """The search server. index_prefix "wire" gives wire-stories, wire-stories-2022.03, wire-withheld."""

    model_config = SettingsConfigDict(env_prefix="WIREDESK_ELASTICSEARCH_")

    url: str = Field(default_factory=lambda: _stack_address("elasticsearch", "http://127.0.0.1:9200"))
    user: str = "elastic"
    password: str | None = None
    ca_file: Path | None = None
    index_prefix: str = "wire"
    shards: int = 1
    replicas: int = 0
    refresh_interval: str = "1s"
    request_timeout: float = Field(default=30.0, gt=0, description="seconds")


class WorkerSettings(BaseSettings):
    """The worker. batch: events an agent settles at once; within: seconds to wait for a batch to fill."""

    model_config = SettingsConfigDict(env_prefix="WIREDESK_WORKER_")

    app_id: str = "wiredesk"
    data: Path = Field(default_factory=lambda: LocalSettings().data / "worker")
    batch: int = Field(default=500, ge=1)
    within: float = Field(default=0.05, gt=0)
    compress: bool = Field(default=False, description="gzip between the agents: less network, more CPU")
    standby_replicas: int = Field(default=1, ge=0, description="other workers that keep a copy of the chains")
    session_timeout: float = Field(default=60.0, gt=5, description="seconds")
    release_every: float = Field(default=1.0, gt=0, description="seconds between looks for due embargoes")
