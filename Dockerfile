# syntax=docker/dockerfile:1
# Built in one image, run in another: no compiler, no installer's cache and no build tool in what runs.
ARG PYTHON=3.12-slim-trixie

FROM python:${PYTHON} AS build
WORKDIR /src
RUN python -m venv /opt/whitecell
COPY requirements.lock ./
RUN /opt/whitecell/bin/python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY content ./content
COPY scheduler ./scheduler
COPY bot ./bot
RUN /opt/whitecell/bin/python -m pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation . \
    && /opt/whitecell/bin/python -m pip uninstall --yes --quiet pip

FROM python:${PYTHON}
# pg_dump, pg_restore and psql, for backups where the database is PostgreSQL: of this Debian's major version, which
# docker-compose.yml's server has to have too. No version is pinned: security updates of it are wanted.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends postgresql-client \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 whitecell \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin whitecell \
    && install --directory --owner=10001 --group=10001 --mode=0700 /data
COPY --from=build /opt/whitecell /opt/whitecell
ENV PATH=/opt/whitecell/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    WHITECELL_DATA_DIR=/data \
    WHITECELL_HTTP_LISTEN=0.0.0.0:8080 \
    WHITECELL_LOG_FORMAT=json
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
# A process that is alive. Whether it does its work is /readyz, for the monitoring; a restart would not mend that.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
ENTRYPOINT ["whitecell"]
CMD ["run"]
