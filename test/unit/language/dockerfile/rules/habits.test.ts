// Users, health checks, variables and caches.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findings, testCases } from "./cases.ts";

testCases({
  code: "DL3002",
  severity: "warning",
  marked: [
    "FROM debian:12\nUSER «root»",
    "FROM debian:12\nUSER 1\nUSER «0:0»",
    "FROM debian:12\nUSER «root:root»",
    "FROM debian:12 AS base\nUSER «root»\nFROM base\nRUN a",
  ],
  clean: [
    "FROM debian:12\nUSER root\nUSER 1000",
    "FROM debian:12\nUSER root\nFROM debian:12",
    "FROM debian:12\nUSER rooty",
    "FROM debian:12 AS base\nUSER root\nFROM base\nUSER 1000",
    "FROM debian:12 AS base\nUSER root\nRUN a\nUSER app\nFROM base",
  ],
});

testCases({
  code: "noUser",
  severity: "hint",
  marked: ['«FROM» debian:12\nCMD ["a"]', 'FROM debian:12 AS a\nCMD ["a"]\n«FROM» a'],
  clean: [
    'FROM debian:12\nUSER 1\nCMD ["a"]',
    "FROM debian:12\nRUN a",
    'FROM gcr.io/distroless/static:nonroot\nCMD ["a"]',
    'FROM debian:12 AS a\nUSER 1\nFROM a\nCMD ["a"]',
    'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCMD ["a"]',
  ],
});

testCases({
  code: "DL3066",
  severity: "hint",
  marked: ["FROM debian:12\nUSER «app»", "FROM debian:12\nUSER «app:1»"],
  clean: [
    "FROM debian:12\nUSER 1000:app",
    "FROM debian:12\nARG U=1\nUSER $U",
    "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nUSER ContainerUser",
  ],
});

testCases({
  code: "DL3057",
  severity: "warning",
  on: true,
  marked: ["«FROM» debian:12\nRUN a"],
  clean: ["FROM debian:12\nHEALTHCHECK NONE", "FROM debian:12 AS a\nHEALTHCHECK CMD a\nFROM a"],
});

testCases({
  code: "DL3044",
  severity: "warning",
  marked: [
    "FROM debian:12\nENV A=1 B=«$A»/x",
    'FROM debian:12\nENV A=1 B="«${A}»"',
    "FROM debian:12\nENV PATH=/a:«$PATH» PATH=/b:«${PATH}»",
  ],
  clean: [
    "FROM debian:12\nENV A=1\nENV B=$A",
    "FROM debian:12\nENV PATH=/x:$PATH A=1",
    "FROM debian:12\nARG A=1\nENV A=2 B=$A",
    "FROM debian:12\nENV A=1 B='$A' C=\\$A",
  ],
});

testCases({
  code: "DL1001",
  severity: "warning",
  on: true,
  marked: ["«# hadolint ignore=DL3006»\nFROM debian:12"],
  clean: ["# check=skip=all\nFROM debian:12", "# says hadolint\nFROM debian:12"],
});

// S164, M30
testCases({
  code: "syntaxNeedsRegistry",
  severity: "hint",
  marked: ["«# syntax=docker/dockerfile:1»\nFROM debian:12"],
  clean: ["FROM debian:12\n# syntax=x"],
});

testCases({
  code: "credentialsInAddress",
  severity: "warning",
  marked: [
    "FROM debian:12\nRUN git clone https://«me:secret»@example.org/x.git",
    "FROM debian:12\nARG PASS\nRUN git clone https://«me:$PASS»@example.org/x.git",
    "FROM debian:12\nADD https://«me:secret»@example.org/x /x",
    "FROM debian:12\nENV http_proxy=http://«me:secret»@proxy:3128",
    "FROM debian:12\nRUN git clone https://«abcdefghij0123456789»@example.org/x.git",
  ],
  clean: [
    "FROM debian:12\nRUN --mount=type=secret,id=p,env=PASS git clone https://me:$PASS@example.org/x.git",
    "FROM debian:12\nRUN git clone https://example.org:8080/a@b git@example.org:x/y",
    "FROM debian:12\nRUN git clone https://somebody@example.org/x.git",
    "FROM debian:12\nRUN git clone https://me:$(cat /run/secrets/p)@example.org/x.git",
  ],
});

testCases({
  code: "cacheSpelling",
  severity: "hint",
  // Only RUNs with the same flags are told to be made one.
  reveals: ["DL3059"],
  marked: [
    "FROM debian:12\nRUN --mount=type=cache,target=/c a\nRUN --mount=type=cache,target=«/c/» b",
    "FROM debian:12\nRUN --mount=type=cache,dst=/c/./d a\nFROM debian:12\nRUN --mount=target=«//c/d»,type=cache b",
  ],
  clean: [
    "FROM debian:12\nRUN --mount=type=cache,target=/c/ a\nRUN --mount=type=cache,target=/c/ b",
    "FROM debian:12\nRUN --mount=type=cache,target=/c a\nRUN --mount=type=cache,target=/c/d/ b",
    "FROM debian:12\nRUN --mount=type=cache,target=/c a\nRUN --mount=type=tmpfs,target=/c/ b",
    "FROM debian:12\nARG D=/c\nRUN --mount=type=cache,target=$D/ a\nRUN --mount=type=cache,target=$D b",
    "FROM debian:12\nRUN --mount=type=cache,id=/c,target=/x a\nRUN --mount=type=cache,target=/c/ b",
    "FROM debian:12\nRUN --mount=type=cache,id=a,target=/c a\nRUN --mount=type=cache,id=b,target=/c/ b",
    "FROM debian:12\nRUN --mount=type=cache,target=/c/../d/ a\nRUN --mount=type=cache,target=/d b",
  ],
  fixed: [
    [
      "FROM debian:12\nRUN --mount=type=cache,target=/c a\nRUN --mount=type=cache,target=/c/,sharing=locked b",
      "FROM debian:12\nRUN --mount=type=cache,target=/c a\nRUN --mount=type=cache,target=/c,sharing=locked b",
    ],
  ],
});

testCases({
  code: "cacheSpelling",
  severity: "warning",
  reveals: ["DL3059"],
  marked: [
    "FROM debian:12\nRUN --mount=type=cache,target=/c a\nRUN --mount=type=cache,id=«/c/»,target=/c b",
    "FROM debian:12\nRUN --mount=type=cache,id=/c/,target=/c a\nRUN --mount=type=cache,target=«/c/» b",
  ],
  clean: [],
});

testCases({
  code: "frontendTooOld",
  severity: "warning",
  marked: [
    "# syntax=docker/dockerfile:1.4\nFROM debian:12\nCOPY «--parents» a /b/",
    "# syntax=docker.io/docker/dockerfile:1.18.0\nFROM debian:12\nADD «--exclude=x» . /b/",
    "# syntax=docker/dockerfile:1.6-labs\nFROM debian:12\nCOPY «--exclude=x» . /b/",
    "# syntax = docker/dockerfile:1.3\nFROM debian:12\nRUN «<<EOF»\na\nEOF",
    "# syntax=docker/dockerfile:1.5\nFROM debian:12\nHEALTHCHECK «--start-interval=1s» CMD x",
    "# syntax=docker/dockerfile:1.19\nFROM debian:12\nONBUILD RUN «--security=insecure» a",
    `# syntax=docker/dockerfile:1.0@sha256:${"0".repeat(64)}\nFROM debian:12\nRUN «--mount=type=cache,target=/x» a`,
  ],
  clean: [
    "# syntax=docker/dockerfile:1\nFROM debian:12\nCOPY --parents a /b/",
    "# syntax=docker/dockerfile:1-labs\nFROM debian:12\nRUN --device=x a",
    "# syntax=docker/dockerfile:1.7-labs\nFROM debian:12\nCOPY --parents --exclude=x a /b/",
    "# syntax=docker/dockerfile:1.3-labs\nFROM debian:12\nRUN <<EOF\na\nEOF",
    "# syntax=docker/dockerfile:1.20\nFROM debian:12\nCOPY --parents a /b/",
    "# syntax=docker/dockerfile:1.2\nFROM debian:12\nRUN --mount=type=cache,target=/x a",
    "# syntax=docker/dockerfile:experimental\nFROM debian:12\nRUN --mount=type=cache,target=/x a",
    "# syntax=example.org/own:1.0\nFROM debian:12\nCOPY --link a /b/",
    "FROM debian:12\nCOPY --parents a /b/",
  ],
  fixed: [
    [
      "# syntax=docker/dockerfile:1.4.2\r\nFROM debian:12\r\nCOPY --parents a /b/",
      "# syntax=docker/dockerfile:1\r\nFROM debian:12\r\nCOPY --parents a /b/",
    ],
    [
      "# syntax=docker/dockerfile:1.5-labs\nFROM debian:12\nCOPY --parents a /b/",
      "# syntax=docker/dockerfile:1-labs\nFROM debian:12\nCOPY --parents a /b/",
    ],
  ],
});

// S153: one stage that compiles and keeps its compiler.
testCases({
  code: "keptCompiler",
  severity: "hint",
  marked: [
    'FROM «golang:1.25»\nWORKDIR /src\nCOPY . .\nRUN go build -o /bin/app .\nCMD ["/bin/app"]',
    'FROM «rust:1.90-alpine»\nWORKDIR /app\nCOPY . .\nRUN cargo build --release\nENTRYPOINT ["./target/release/app"]',
    'FROM «maven:3.9-eclipse-temurin-21»\nWORKDIR /app\nCOPY . .\nRUN mvn package\nCMD ["java", "-jar", "target/app.jar"]',
    'FROM «gcc:15»\nCOPY . /src\nRUN gcc -o /bin/app /src/app.c\nCMD ["app"]',
    'FROM «mcr.microsoft.com/dotnet/sdk:9.0»\nWORKDIR /app\nCOPY . .\nRUN dotnet publish -o out\nENTRYPOINT ["dotnet", "out/app.dll"]',
  ],
  clean: [
    // What the seeds' own build in stages does.
    'FROM golang:1.25 AS build\nRUN go build -o /bin/app .\nFROM scratch\nCOPY --from=build /bin/app /\nCMD ["/app"]',
    'FROM golang:1.25\nWORKDIR /src\nRUN go build ./...\nCMD ["go", "run", "."]',
    "FROM golang:1.25\nRUN go build ./...",
    "FROM golang:1.25\nRUN go install golang.org/x/tools/gopls@v0.20.0\nCMD bash",
    'FROM debian:12\nRUN go build -o /a .\nCMD ["/a"]',
    'FROM mcr.microsoft.com/dotnet/sdk:9.0\nRUN dotnet build\nCMD ["dotnet", "watch"]',
    'FROM gcc:15\nRUN make\nCMD ["make", "test"]',
  ],
  fixed: [
    [
      '# syntax=docker/dockerfile:1\nFROM golang:1.25\nENV A=b\nWORKDIR /src\n# source\nCOPY . .\nRUN go build -o app . # x\n# ports\nEXPOSE 80\nCMD ["./app"]\n',
      '# syntax=docker/dockerfile:1\nFROM golang:1.25 AS build\nENV A=b\nWORKDIR /src\n# source\nCOPY . .\nRUN go build -o app . # x\n\nFROM debian:13-slim\nWORKDIR /src\nENV A=b\nCOPY --from=build /src/app /src/app\n# ports\nEXPOSE 80\nCMD ["./app"]\n',
    ],
    [
      "from rust:1.90-alpine as b\r\nworkdir /app\r\ncopy . .\r\nrun cargo build --release\r\n\r\ncmd ./target/release/app -x\r\n",
      "from rust:1.90-alpine as b\r\nworkdir /app\r\ncopy . .\r\nrun cargo build --release\r\n\r\nfrom alpine:3.22\r\nworkdir /app\r\ncopy --from=b /app/target/release/app /app/target/release/app\r\ncmd ./target/release/app -x\r\n",
    ],
    [
      'FROM maven:3.9-eclipse-temurin-21\nWORKDIR /app\nCOPY . .\nRUN mvn package\nCMD ["java", "-jar", "target/app.jar"]\n',
      'FROM maven:3.9-eclipse-temurin-21 AS build\nWORKDIR /app\nCOPY . .\nRUN mvn package\n\nFROM eclipse-temurin:21-jre\nWORKDIR /app\nCOPY --from=build /app/target/app.jar /app/target/app.jar\nCMD ["java", "-jar", "target/app.jar"]\n',
    ],
    [
      'FROM mcr.microsoft.com/dotnet/sdk:9.0\nWORKDIR /app\nCOPY . .\nRUN dotnet publish -o out\nENTRYPOINT ["dotnet", "out/app.dll"]\n',
      'FROM mcr.microsoft.com/dotnet/sdk:9.0 AS build\nWORKDIR /app\nCOPY . .\nRUN dotnet publish -o out\n\nFROM mcr.microsoft.com/dotnet/aspnet:9.0\nWORKDIR /app\nCOPY --from=build /app/out /app/out\nENTRYPOINT ["dotnet", "out/app.dll"]\n',
    ],
  ],
});

test("S153 no split where the second stage would lack what it needs", () => {
  const offers = (text: string): number =>
    findings(text).flatMap(({ code, fixes }) => (code === "keptCompiler" ? fixes : [])).length;
  const build = 'RUN go build -o /bin/app .\nCMD ["/bin/app"]\n';
  assert.equal(offers(`FROM golang:1.25\n${build}`), 1);
  assert.equal(offers(`FROM golang:1.25\nUSER 1000\n${build}`), 0);
  assert.equal(offers(`FROM golang:1.25\nARG PORT=80\n${build}EXPOSE $PORT\n`), 0);
  assert.equal(offers(`FROM golang:1.25\nWORKDIR $HOME\n${build}`), 0);
  assert.equal(offers('FROM golang:1.25\nRUN go install .\nCMD ["app"]\n'), 0);
  assert.equal(offers('FROM golang:1.25\nRUN go build -o app .\nCMD ["/go/app"]\n'), 0);
});

// S146: what a shell-form ENTRYPOINT drops.
testCases({
  code: "droppedCommand",
  severity: "warning",
  marked: [
    'FROM debian:12\nENTRYPOINT top -b\n«CMD ["-c"]»',
    'FROM debian:12\n«CMD ["-c"]»\nENTRYPOINT top -b',
    'FROM debian:12\nENTRYPOINT ["sh", "-c", "exec top -b"]\n«CMD -c»',
    'FROM debian:12\nENTRYPOINT ["/bin/bash", "-ec", "top"]\n«CMD ["-c"]»',
    'FROM debian:12 AS a\nENTRYPOINT exec top\nFROM a\n«CMD ["-c"]»',
  ],
  clean: [
    'FROM debian:12\nENTRYPOINT ["top", "-b"]\nCMD ["-c"]',
    'FROM debian:12\nENTRYPOINT exec top "$@"\nCMD ["x", "-c"]',
    'FROM debian:12\nENTRYPOINT ["sh", "-c", "java $OPTS -jar /a.jar ${0} ${@}"]\nCMD ["-c"]',
    'FROM debian:12\nENTRYPOINT ["sh", "-c"]\nCMD ["top"]',
    'FROM debian:12\nENTRYPOINT ["sh", "-c", "top", "top"]\nCMD ["x"]',
    "FROM debian:12\nENTRYPOINT top\nCMD []",
    "FROM debian:12\nENTRYPOINT top",
    'FROM debian:12 AS a\nCMD ["x"]\nFROM a\nENTRYPOINT top',
    'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nENTRYPOINT app\nCMD ["x"]',
    'FROM debian:12\nENTRYPOINT top\nENTRYPOINT ["top"]\nCMD ["-c"]',
  ],
  fixed: [
    ['FROM debian:12\nENTRYPOINT exec top\nCMD ["-c"]\n', "FROM debian:12\nENTRYPOINT exec top\n"],
    ['FROM debian:12\nENTRYPOINT top -b\nCMD ["-c"]\n', 'FROM debian:12\nENTRYPOINT ["top", "-b"]\nCMD ["-c"]\n'],
  ],
});

// S156
testCases({
  code: "refreshedAt",
  severity: "hint",
  marked: [
    "FROM ubuntu:24.04\nENV «REFRESHED_AT» 2013-11-16",
    "FROM ubuntu:24.04\nENV A=b «CACHEBUST»=1",
    "FROM ubuntu:24.04\nENV «REFRESHED_AT»=1\nRUN echo $REFRESHED_AT",
  ],
  clean: ["FROM ubuntu:24.04\nARG CACHEBUST=1\nRUN a", "FROM ubuntu:24.04\nENV REFRESH_TOKEN_AGE=1"],
  fixed: [
    ["FROM ubuntu:24.04\nENV REFRESHED_AT 2013-11-16\nRUN a\n", "FROM ubuntu:24.04\nRUN a\n"],
    ["FROM ubuntu:24.04\n# when\nenv REFRESHED_AT=\\\n1\nRUN a\n", "FROM ubuntu:24.04\n# when\nRUN a\n"],
  ],
});

// S167
testCases({
  code: "scratchWithoutShell",
  severity: "warning",
  marked: [
    "FROM scratch\n«RUN» mkdir /data",
    'FROM scratch\n«RUN» ["/bin/mkdir", "/data"]',
    "FROM scratch AS a\nCOPY --from=build /bin/client /bin/\nFROM a\n«RUN» chmod +x /bin/client",
    "FROM scratch\nCOPY --from=build /bin/client /bin/\n«HEALTHCHECK» CMD /bin/client -x || exit 1",
    "FROM scratch\nCOPY app.conf /etc/\n«RUN» <<EOF\na\nEOF",
  ],
  clean: [
    "FROM scratch\nADD rootfs.tar.xz /\nRUN a",
    "FROM scratch\nCOPY . /\nRUN a",
    "FROM scratch\nCOPY rootfs /\nRUN a",
    "FROM scratch\nCOPY alpine /\nRUN a",
    "FROM scratch\nCOPY --from=build /out/ /\nRUN a",
    "FROM scratch\nCOPY --from=busybox:1.37 /bin/busybox /bin/sh\nRUN a",
    "FROM scratch\nCOPY --from=build /$DIR /\nRUN a",
    'FROM scratch\nCOPY --from=build /app /app\nRUN ["/app", "init"]',
    'FROM scratch\nSHELL ["/busybox", "sh", "-c"]\nRUN a',
    "FROM scratch\nRUN --mount=from=busybox:1.37,target=/bin a",
    'FROM scratch\nCOPY --from=build /app /app\nHEALTHCHECK CMD ["/app", "-x"]',
    "FROM scratch\nHEALTHCHECK NONE",
    "FROM debian:12\nRUN a",
    "FROM scratch\nONBUILD RUN a",
  ],
});

test("S167 shell forms that cannot start on scratch are told so", () => {
  const told = (text: string): string =>
    findings(text).find(({ code }) => code === "JSONArgsRecommended")?.message ?? "";
  assert.match(told("FROM scratch\nCOPY --from=build /bin/app /\nCMD /app"), /^scratch has no shell/);
  assert.match(told("FROM scratch\nCOPY rootfs /\nCMD /app"), /stop signal/);
  assert.match(told("FROM debian:12\nCMD /app"), /stop signal/);
});
