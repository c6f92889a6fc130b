// Whole Dockerfiles as people write them; the builder takes all of them.

export const samples: Readonly<Record<string, string>> = {
  go: `# syntax=docker/dockerfile:1

ARG GO_VERSION=1.25
FROM --platform=$BUILDPLATFORM golang:\${GO_VERSION}-alpine AS base
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod/ \\
    --mount=type=bind,source=go.sum,target=go.sum \\
    go mod download -x

FROM base AS build-client
ARG TARGETOS
ARG TARGETARCH
RUN --mount=type=cache,target=/go/pkg/mod/ \\
    GOOS=\${TARGETOS} GOARCH=$TARGETARCH go build -o /bin/client ./cmd/client

FROM scratch AS client
COPY --from=build-client --chmod=0755 /bin/client /bin/
USER 65532:65532
ENTRYPOINT [ "/bin/client" ]
`,
  python: `FROM python:3.13-slim
# Bytecode is of no use in an image.
ENV PYTHONDONTWRITEBYTECODE=1 \\
    # Output at once.
    PYTHONUNBUFFERED="1"
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN <<EOF
set -e
apt-get update
apt-get install -y --no-install-recommends curl=7.*
rm -rf /var/lib/apt/lists/*
EOF
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY <<-"CONFIG" <<EXTRA /etc/app/
	level = "$LEVEL"
	CONFIG
x = \${PATH}
EXTRA
COPY . .
EXPOSE 8000/tcp
VOLUME ["/data", "/log"]
STOPSIGNAL SIGINT
HEALTHCHECK --interval=30s --timeout=3s --retries=2 CMD curl -f http://localhost:8000/ || exit 1
USER 1000
CMD ["python", "-m", "app", "--port", "8000"]
`,
  windows: `# escape=\`
FROM mcr.microsoft.com/windows/servercore:ltsc2022
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]
WORKDIR C:\\app
RUN Invoke-WebRequest -Uri https://example.org/a.zip -OutFile a.zip ; \`
    Remove-Item a.zip
COPY bin\\ C:\\app\\
CMD ["app.exe"]
`,
  old: `from debian:12
label maintainer="me" \\
      version=1
onbuild copy . /usr/src/app
onbuild run make -C /usr/src/app
add https://example.org/tool.tar.gz /opt/
run ["/bin/sh", "-c", "echo \\"hi\\" > /x"]
cmd exec /opt/tool/run "$@"
`,
  trees: `FROM alpine:3.22 AS a
RUN echo "it's" && echo 'a "b"' $(date) \`uname\`
FROM alpine:3.22 AS b
COPY --from=a /etc/alpine-release /etc/other
FROM \${BASE:-alpine:3.22}
ARG VERSION="1.0 beta" OTHER
ENV A=\${VERSION:+x} B=\${OTHER:-y} C="\${A}:$B" D=\\$E
LABEL "com.example.vendor"="A \\"B\\"" note='single $x'
COPY --from=b --link --exclude=*.md --parents /etc/./other /x/
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.org/x /x/
RUN --mount=type=secret,id=token,required=true,env=TOKEN --network=none true
`,
};
