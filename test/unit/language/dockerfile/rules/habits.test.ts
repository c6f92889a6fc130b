// Users, health checks, variables and caches.
import { testCases } from "./cases.ts";

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

testCases({
  code: "syntaxNeedsRegistry",
  severity: "warning",
  on: true,
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
