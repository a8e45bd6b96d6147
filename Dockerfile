# Embedsmith's server as an image.
#
#   docker build -t embedsmith .
#
# For an NVIDIA GPU, the same on CUDA 12 with cuDNN 9, which the GPU build of ONNX Runtime is linked with:
#
#   docker build -t embedsmith:gpu --build-arg MAVEN_PROFILES=quick,gpu \
#     --build-arg BASE=nvidia/cuda:12.8.1-cudnn-runtime-ubuntu24.04 .

ARG BASE=ubuntu:24.04

FROM maven:3.9.12-eclipse-temurin-25-noble AS build
ARG MAVEN_PROFILES=quick
WORKDIR /source
COPY . .
# The checks and tests of the sources run in CI; here they would only slow the image down.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -P "$MAVEN_PROFILES" -Dmaven.test.skip=true -pl api -am package \
    && mkdir -p /embedsmith/data \
    && cp -r api/target/quarkus-app /embedsmith/app \
    && cp -r embedding-core/target/models /embedsmith/app/models

FROM eclipse-temurin:25-jre-noble AS java

# One run of the server, recorded, from which every start of the image begins: half as long. It needs a database of its own,
# which this base has. Without the record, or on a machine that it does not fit, the server starts all the same.
FROM pgvector/pgvector:0.8.7-pg17-bookworm AS recorded
COPY --from=java /opt/java/openjdk /opt/java/openjdk
COPY --from=build /embedsmith/app /embedsmith
COPY --chmod=0755 launcher/record /usr/local/bin/record
RUN install -d -o postgres /recorded
USER postgres
RUN LANG=C.UTF-8 HOME=/tmp QUARKUS_HTTP_PORT=8080 record /recorded/app.aot /tmp/data /embedsmith/quarkus-run.jar \
    /opt/java/openjdk/bin/java --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx512m \
    || echo "no record was made; the server of this image will start slowly"

FROM ${BASE} AS server
COPY --from=java /opt/java/openjdk /opt/java/openjdk
COPY --from=build /embedsmith/app /embedsmith
COPY --from=recorded /recorded /embedsmith
COPY --from=build --chown=10001:10001 /embedsmith/data /data
COPY --chmod=0755 docker/entrypoint /usr/local/bin/embedsmith
COPY --chmod=0755 docker/ready /usr/local/bin/embedsmith-ready
ENV PATH=/opt/java/openjdk/bin:$PATH \
    HOME=/data \
    LANG=C.UTF-8 \
    DJL_CACHE_DIR=/tmp/djl \
    EMBEDSMITH_DATA=/data \
    QUARKUS_HTTP_HOST=0.0.0.0
# No name in /etc/passwd is needed, and none can be logged in as.
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 CMD ["embedsmith-ready"]
ENTRYPOINT ["embedsmith"]
CMD ["serve"]
