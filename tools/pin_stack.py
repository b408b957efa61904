"""Pin the local stack: resolve its files, fetch them once, and write their sizes and sha256 into the package.

Run after a version below was changed: `.venv/bin/python tools/pin_stack.py`. The servers' versions stand here
and nowhere else; at run time the list is fetched as it stands, and nothing is resolved.
"""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import jgo
from jgo.maven import MavenContext

KAFKA = ("org.apache.kafka:kafka_2.13:4.3.1", "org.apache.kafka:kafka-tools:4.3.1")
# Without it Kafka writes no log at all. Not resolved with the others, whose versions it would change.
LOGGING = ("org.apache.logging.log4j", "log4j-slf4j-impl", "2.25.4")
ELASTICSEARCH = ("org.elasticsearch.distribution.integ-test-zip", "elasticsearch", "9.2.0")
PINS = Path(__file__).parents[1] / "src/wiredesk/local/pins.tsv"


def main() -> None:
    """Write pins.tsv: group, artifact, version, classifier, packaging, bytes, sha256."""
    with tempfile.TemporaryDirectory() as folder:
        context = MavenContext(repo_cache=Path(folder))
        found = {
            (one.groupId, one.artifactId, one.version, one.classifier, one.packaging)
            for one in jgo.resolve("+".join(KAFKA))
        }
        found |= {(*LOGGING, "", "jar"), (*ELASTICSEARCH, "", "zip")}
        lines = ["group\tartifact\tversion\tclassifier\tpackaging\tbytes\tsha256"]
        for group, name, version, classifier, packaging in sorted(found):
            component = context.project(group, name).at_version(version)
            data = component.artifact(classifier=classifier, packaging=packaging).resolve().read_bytes()
            fields = (group, name, version, classifier, packaging, str(len(data)))
            lines.append("\t".join((*fields, hashlib.sha256(data).hexdigest())))
            print(lines[-1])
    PINS.write_text("\n".join(lines) + "\n")
    print(f"{len(lines) - 1} files in {PINS.name}")


if __name__ == "__main__":
    main()
