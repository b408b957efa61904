"""Elasticsearch of the local stack: one node without security, on the loopback.

Its own launcher starts it and leaves when it answers, so that only the server stays. The configuration is
written anew at each start; data and configuration belong to the user that runs it.
"""

from __future__ import annotations

import http.client
import json
import os
import shutil
import subprocess
from pathlib import Path

from wiredesk.local import home, process
from wiredesk.local.fetch import repository
from wiredesk.local.pins import elasticsearch_zip
from wiredesk.local.ports import HOST
from wiredesk.settings import LocalSettings

MAIN = "org.elasticsearch.server/org.elasticsearch.bootstrap.Elasticsearch"
"""The argument by which the server is told from its launcher."""

LOGGING = """\
status = error
appender.file.type = RollingFile
appender.file.name = file
appender.file.fileName = {log}
appender.file.filePattern = {log}.%i
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = [%d{{ISO8601}}][%-5p][%c{{1}}] %m%n
appender.file.policies.type = Policies
appender.file.policies.size.type = SizeBasedTriggeringPolicy
appender.file.policies.size.size = 10MB
appender.file.strategy.type = DefaultRolloverStrategy
appender.file.strategy.max = 3
rootLogger.level = info
rootLogger.appenderRef.file.ref = file
"""

JVM = """\
-Xms{heap}
-Xmx{heap}
{marker}
-XX:+UseG1GC
-XX:-AlwaysPreTouch
-XX:-UsePerfData
-XX:+ExitOnOutOfMemoryError
-XX:ErrorFile={logs}/elasticsearch-hs_err_pid%p.log
-Djava.io.tmpdir=${{ES_TMPDIR}}
-Dorg.apache.lucene.store.defaultReadAdvice=normal
-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1
"""
"""Their own options, without the module jdk.incubator.vector, which the JRE lacks, without a heap dump and a
garbage collector's log, which have no bound, and without touching the whole heap at the start."""

SETTINGS = """\
cluster.name: wiredesk
node.name: wiredesk
discovery.type: single-node
# A copy of 10 MB counts as 90 MB while it is indexed; a tenth of the heap, the default, would never take it.
indexing_pressure.memory.limit: 40%
network.host: {host}
http.port: {port}
transport.port: {transport}
path.data: {data}
path.logs: {logs}
http.max_content_length: 100mb
xpack.security.enabled: false
# In bytes: by the default, a share of the disk, a big disk that is nine tenths full would take no document.
cluster.routing.allocation.disk.watermark.low: 500mb
cluster.routing.allocation.disk.watermark.high: 300mb
cluster.routing.allocation.disk.watermark.flood_stage: 200mb
"""


def marker(settings: LocalSettings) -> str:
    """Return the argument that shows a process to be this stack's Elasticsearch, or its launcher."""
    return f"-Dwiredesk.elasticsearch={_folder(settings)}"


def log_file(settings: LocalSettings) -> Path:
    """Return Elasticsearch's log."""
    return _folder(settings) / "logs" / "elasticsearch.log"


def out_file(settings: LocalSettings) -> Path:
    """Return what the last start said on its own output: a JVM that cannot start says why there."""
    return log_file(settings).with_suffix(".out")


def start(settings: LocalSettings, port: int, transport: int) -> subprocess.Popen[bytes]:
    """Start Elasticsearch and return its launcher, which leaves when the server answers."""
    cache = settings.cache.absolute()
    folder = home.reachable(settings.data.absolute() / "elasticsearch")
    server_home = home.elasticsearch_home(cache, repository(cache) / elasticsearch_zip().path)
    configuration = _configure(settings, folder, server_home, port, transport)
    java_home = home.java(cache)
    command: list[str | Path] = [
        java_home / "bin" / "java",
        *("-Xms4m", "-Xmx64m", "-XX:+UseSerialGC"),
        marker(settings),
        "-Dcli.name=server",
        f"-Dcli.script={server_home / 'bin' / 'elasticsearch'}",
        "-Dcli.libs=lib/tools/server-cli",
        f"-Des.path.home={server_home}",
        f"-Des.path.conf={configuration}",
        "-Des.distribution.type=zip",
        "-Des.java.type=ES_JAVA_HOME",
        *("-cp", f"{server_home}/lib/*:{server_home}/lib/cli-launcher/*"),
        "org.elasticsearch.launcher.CliToolLauncher",
        "--daemonize",
    ]
    temporary = folder / "tmp"
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "ES_JAVA_HOME": str(java_home),
        "ES_PATH_CONF": str(configuration),
        "ES_TMPDIR": str(temporary),
        "LIBFFI_TMPDIR": str(temporary),
    }
    return process.start(
        command,
        output=out_file(settings),
        folder=server_home,  # the launcher looks for its modules where it stands
        environment=environment,
        user=home.server_user(),
    )


def answers(port: int, within: float = 2.0) -> bool:
    """Say whether Elasticsearch answers and has formed its cluster (this distribution knows no GET /)."""
    return _ask(port, "GET", "/_cluster/health?timeout=1s", within)


def holds_all(port: int, within: float = 15.0) -> bool:
    """Wait until each index that was there can be searched; say whether all can within so many seconds."""
    return _ask(port, "GET", f"/_cluster/health?wait_for_status=yellow&timeout={within:.0f}s", within + 1)


def refresh(port: int) -> bool:
    """Make all that was indexed findable now, which else happens within a second; say whether it was done."""
    return _ask(port, "POST", "/_refresh", within=30)


def _ask(port: int, method: str, path: str, within: float) -> bool:
    """Say whether the server answered with 200 within so many seconds."""
    # No client that heeds HTTP_PROXY: it would ask a proxy for this machine's own loopback.
    connection = http.client.HTTPConnection(HOST, port, timeout=within)
    try:
        connection.request(method, path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _folder(settings: LocalSettings) -> Path:
    """Return the folder of configuration, data and logs, where the server sees it."""
    folder = settings.data.absolute() / "elasticsearch"
    return Path(folder.readlink()) if folder.is_symlink() else folder


def _configure(settings: LocalSettings, folder: Path, server_home: Path, port: int, transport: int) -> Path:
    configuration, logs, data = folder / "config", folder / "logs", folder / "data"
    for made in (configuration, logs, data, folder / "tmp"):
        home.make_folder(made)
    for leftover in (folder / "tmp").iterdir():
        shutil.rmtree(leftover, ignore_errors=True)
    for given in (server_home / "config").iterdir():
        if given.is_file() and given.name not in {"jvm.options", "log4j2.properties", "elasticsearch.yml"}:
            shutil.copyfile(given, configuration / given.name)
    home.make_folder(configuration / "jvm.options.d")
    jvm = JVM.format(heap=settings.elasticsearch_heap, marker=marker(settings), logs=logs)
    (configuration / "jvm.options").write_text(jvm)
    (configuration / "log4j2.properties").write_text(LOGGING.format(log=log_file(settings)))
    (configuration / "elasticsearch.yml").write_text(
        SETTINGS.format(
            host=HOST, port=port, transport=transport, data=json.dumps(str(data)), logs=json.dumps(str(logs))
        )
    )
    home.give(folder)
    return configuration
