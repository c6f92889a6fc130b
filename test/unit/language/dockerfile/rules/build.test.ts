// The builder's own checks: what each underlines, what it lets be, and its fix.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findings, testCases } from "./cases.ts";

testCases({
  code: "StageNameCasing",
  severity: "warning",
  marked: ["FROM debian:12 AS «Build»", "FROM debian:12 as «BUILD»\nFROM build"],
  clean: ["FROM debian:12 AS build-1"],
  fixed: [["FROM debian:12 AS Build # x", "FROM debian:12 AS build # x"]],
});

testCases({
  code: "FromAsCasing",
  severity: "warning",
  marked: ["FROM debian:12 «as» b", "from debian:12 «AS» b", "FROM debian:12 «As» b"],
  clean: ["FROM debian:12 AS b", "from debian:12 as b", "From debian:12 as b"],
  fixed: [["FROM debian:12 \\\n  as b", "FROM debian:12 \\\n  AS b"]],
});

testCases({
  code: "NoEmptyContinuation",
  severity: "warning",
  marked: ["FROM debian:12\nRUN a \\\n«»\n  b", "FROM debian:12\nRUN a \\\n«  »\n\n  b"],
  clean: [
    "FROM debian:12\nRUN a \\\n  # why\n  b",
    "FROM debian:12\nRUN a\n\nRUN b",
    "FROM debian:12\nRUN <<EOF\n\na\nEOF",
  ],
  fixed: [["FROM debian:12\nRUN a \\\n\n  # why\n\n  b", "FROM debian:12\nRUN a \\\n  # why\n  b"]],
});

testCases({
  code: "ConsistentInstructionCasing",
  severity: "warning",
  marked: [
    "FROM debian:12\n«run» a",
    "from debian:12\nrun a\n«RUN» b",
    "FROM debian:12\n«Run» a",
    "FROM debian:12\n«onbuild» RUN a",
  ],
  clean: ["from debian:12\nrun a", "arg A=1\nFROM debian:12\nRUN a", "FROM debian:12\nGO build"],
  fixed: [["FROM debian:12\nrun a \\\n # c\n b", "FROM debian:12\nRUN a \\\n # c\n b"]],
});

testCases({
  code: "DuplicateStageName",
  severity: "warning",
  marked: ["FROM debian:12 AS a\nFROM debian:12 AS «a»", "FROM debian:12 AS a\nFROM debian:12 AS «A»"],
  clean: ["FROM debian:12 AS a\nFROM debian:12 AS b\nFROM a"],
});

testCases({
  code: "ReservedStageName",
  severity: "warning",
  marked: ["FROM debian:12 AS «scratch»", "FROM debian:12 AS «context»"],
  clean: ["FROM scratch", "FROM debian:12 AS scratchpad"],
});

testCases({
  code: "JSONArgsRecommended",
  severity: "warning",
  marked: [
    "FROM debian:12\nCMD «nginx -g daemon»",
    "FROM debian:12\nENTRYPOINT «/bin/a " + '"b c"' + "»",
    "FROM debian:12\nCMD «a | b»",
    "FROM debian:12\nCMD «['a', 'b']»",
    "FROM debian:12\n«CMD»",
  ],
  clean: [
    'FROM debian:12\nCMD ["a"]',
    'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nCMD a',
    "FROM debian:12\nHEALTHCHECK CMD a",
    "FROM debian:12\nONBUILD CMD a",
  ],
  fixed: [
    ['FROM debian:12\nCMD /bin/a "b c" d', 'FROM debian:12\nCMD ["/bin/a", "b c", "d"]'],
    ["FROM debian:12\nCMD ['a', 'b']", 'FROM debian:12\nCMD ["a", "b"]'],
  ],
});

testCases({
  code: "DL3025",
  severity: "warning",
  marked: ["FROM debian:12\nONBUILD CMD «a b»"],
  clean: ["FROM debian:12\nCMD a b"],
  fixed: [["FROM debian:12\nONBUILD CMD a b", 'FROM debian:12\nONBUILD CMD ["a", "b"]']],
});

testCases({
  code: "MaintainerDeprecated",
  severity: "warning",
  marked: ["FROM debian:12\n«MAINTAINER» me <me@example.org>", "FROM debian:12\n\t«MAINTAINER» me"],
  clean: ['FROM debian:12\nLABEL org.opencontainers.image.authors="me"'],
  fixed: [
    [
      "FROM debian:12\nMAINTAINER me <me@example.org>\n",
      'FROM debian:12\nLABEL org.opencontainers.image.authors="me <me@example.org>"\n',
    ],
    ['from debian:12\nmaintainer "A $B"', 'from debian:12\nlabel org.opencontainers.image.authors="A \\$B"'],
  ],
});

testCases({
  code: "UndefinedArgInFrom",
  severity: "warning",
  marked: [
    "FROM debian:«${VERSION}»",
    "ARG VERSION=12\nFROM debian:«${VERSON}»",
    "FROM --platform=«$BUILDPLATFROM» debian:12",
    "FROM debian:12\nARG V=1\nFROM debian:«$V»",
  ],
  clean: [
    "ARG VERSION=12\nFROM debian:${VERSION}",
    "FROM --platform=$BUILDPLATFORM debian:12",
    "ARG A=1\nFROM debian:12\nFROM debian:$A",
  ],
  fixed: [
    ["ARG VERSION=12\nFROM debian:${VERSON}", "ARG VERSION=12\nFROM debian:${VERSION}"],
    ["# x\n\nFROM debian:$OTHER", "# x\n\nARG OTHER=\nFROM debian:$OTHER"],
    ["from debian:$V\narg V=12", "arg V=12\nfrom debian:$V\narg V=12"],
  ],
  reveals: ["InvalidDefaultArgInFrom"],
});

test("a fragment hears of its variable once", () => {
  assert.deepEqual(
    findings("FROM golang:${GO}", { fragment: true }).map(({ code }) => code),
    ["UndefinedArgInFrom"],
  );
});

testCases({
  code: "WorkdirRelativePath",
  severity: "warning",
  marked: [
    "FROM debian:12\nWORKDIR «app»",
    "FROM debian:12\nARG P=app\nWORKDIR «$P»",
    "FROM debian:12 AS a\nFROM debian:12\nWORKDIR «x»",
    'FROM debian:12\nWORKDIR «""»',
  ],
  clean: [
    "FROM debian:12\nWORKDIR /app\nWORKDIR src",
    "FROM debian:12 AS a\nWORKDIR /x\nFROM a\nWORKDIR y",
    "FROM debian:12\nWORKDIR C:\\app",
    "FROM debian:12\nWORKDIR $HOME",
    'FROM debian:12\nWORKDIR "/a b"',
  ],
  fixed: [["FROM debian:12\nWORKDIR app", "FROM debian:12\nWORKDIR /app"]],
});

testCases({
  code: "DL3000",
  severity: "warning",
  marked: ["FROM debian:12\nWORKDIR /app\nWORKDIR «src»", "FROM debian:12\nONBUILD WORKDIR «src»"],
  clean: ["FROM debian:12\nWORKDIR src"],
});

testCases({
  code: "UndefinedVar",
  severity: "warning",
  marked: [
    "FROM debian:12\nCOPY «$foo» /bar",
    "FROM scratch\nENV A=«$A»:/x",
    "FROM unknown/image:1\nARG DIRECTORY=/x\nWORKDIR «$DIRECTROY»",
    "ARG V=1\nFROM unknown/image:1\nLABEL v=«$V»",
    "FROM unknown/image:1\nENV A=«${TARGETARCH}»",
    "FROM debian:12\nENV A=«$1» B=«$@»",
    "FROM debian:12\nENV A=«$HTTP_PROXY»",
    "FROM debian:12\nRUN --mount=type=cache,target=«$C» a",
    "FROM debian:12\nCOPY <<EOF /x\n«$y»\nEOF",
  ],
  clean: [
    "FROM debian:12\nARG foo\nCOPY $foo /bar",
    "FROM debian:12 AS a\nENV X=/x\nFROM a\nWORKDIR $X",
    "FROM debian:12\nENV PATH=/x:$PATH",
    "FROM python:3.13\nENV A=$PYTHON_VERSION",
    "FROM unknown/image:1\nENV A=$WHATEVER",
    "FROM debian:12\nRUN echo $x",
    "FROM debian:12\nARG HTTP_PROXY\nENV A=$HTTP_PROXY B='$x' C=\\$y",
    "FROM debian:12\nEXPOSE ${PORT:-80}",
    "FROM debian:12\nARG $x=1",
    "FROM debian:12\nCOPY <<'EOF' /x\n$y\nEOF",
    "FROM debian:12\nONBUILD COPY $x /",
  ],
  fixed: [
    ["ARG V=1\nFROM unknown/image:1\nLABEL v=$V", "ARG V=1\nFROM unknown/image:1\nARG V\nLABEL v=$V"],
    ["FROM debian:12\nARG FILE=a\nCOPY ${FLIE} /", "FROM debian:12\nARG FILE=a\nCOPY ${FILE} /"],
  ],
});

testCases({
  code: "MultipleInstructionsDisallowed",
  severity: "warning",
  marked: [
    'FROM debian:12\n«ENTRYPOINT ["a"]»\nCMD ["b"]\nENTRYPOINT ["c"]',
    'FROM debian:12\n«CMD ["a"]»\n«CMD ["b"]»\nCMD ["c"]',
    "FROM debian:12\n«HEALTHCHECK NONE»\nHEALTHCHECK CMD a",
  ],
  clean: ['FROM debian:12 AS a\nCMD ["a"]\nFROM a\nCMD ["b"]', 'FROM debian:12\nONBUILD CMD ["a"]\nCMD ["b"]'],
  fixed: [['FROM debian:12\nCMD ["a"]\n# two\nCMD ["b"]\n', 'FROM debian:12\n# two\nCMD ["b"]\n']],
});

testCases({
  code: "LegacyKeyValueFormat",
  severity: "warning",
  marked: ["FROM debian:12\nENV «A b»", "FROM debian:12\nLABEL «com.example.a b c»", 'FROM debian:12\nENV «A "b c"»'],
  clean: ["FROM debian:12\nENV A=b", "FROM debian:12\nENV A=b C=d"],
  fixed: [
    ["FROM debian:12\nENV A b", "FROM debian:12\nENV A=b"],
    ["FROM debian:12\nENV A  b c d", 'FROM debian:12\nENV A="b c d"'],
    ['FROM debian:12\nENV A "b c"', 'FROM debian:12\nENV A="b c"'],
  ],
});

testCases({
  code: "RedundantTargetPlatform",
  severity: "warning",
  marked: ["FROM «--platform=$TARGETPLATFORM» debian:12", "FROM «--platform=${TARGETPLATFORM}» debian:12"],
  clean: ["FROM --platform=$BUILDPLATFORM debian:12", "FROM debian:12"],
  fixed: [["FROM --platform=$TARGETPLATFORM debian:12", "FROM debian:12"]],
});

testCases({
  code: "SecretsUsedInArgOrEnv",
  severity: "warning",
  marked: [
    "FROM debian:12\nARG «AWS_SECRET_ACCESS_KEY»",
    "FROM debian:12\nENV A=1 «GITHUB_TOKEN»=x",
    "FROM debian:12\nENV «auth» x",
  ],
  clean: ["FROM debian:12\nENV TOKEN_FILE=/x PUBLIC_KEY=y KEY_VERSION=1", "FROM debian:12\nENV MONKEY=1"],
});

testCases({
  code: "DL3064",
  severity: "warning",
  marked: ["FROM debian:12\nENV «MYSQLPASSWORD»=x"],
  clean: [
    "FROM debian:12\nENV TOKEN_PATH=/x GOPRIVATE=a",
    "FROM debian:12\nENV TOKENIZERS_PARALLELISM=false MAX_TOKENS=4096",
  ],
});

// `ARG USERNAME=vscode` names the user that RUN makes.
testCases({ code: "DL3064", severity: "hint", marked: ["FROM debian:12\nARG «USERNAME»=app"], clean: [] });

testCases({
  code: "InvalidDefaultArgInFrom",
  severity: "warning",
  marked: [
    "ARG TAG\nFROM «debian:${TAG}»",
    "ARG IMAGE\nFROM «$IMAGE»",
    "ARG A=UP\nFROM «x/$A»",
    "ARG TAG\nARG IMAGE=debian:$TAG\nFROM «$IMAGE»",
  ],
  clean: [
    "ARG REGISTRY\nARG IMAGE=${REGISTRY}debian:12\nFROM ${IMAGE}",
    "ARG IMAGE=debian:${V:-12}${SUFFIX}\nFROM $IMAGE",
    "ARG IMAGE=debian-$TARGETARCH\nFROM $IMAGE:12",
    "ARG TAG=12\nFROM debian:${TAG}",
    "ARG TAG\nFROM debian:${TAG:-12}",
    "FROM debian:12",
    "ARG V\nFROM debian:12$V",
    "ARG V=12\nARG V\nFROM debian:$V",
    "ARG A=debian\nFROM --platform=$BUILDPLATFORM $A:12",
  ],
});

testCases({
  code: "FromPlatformFlagConstDisallowed",
  severity: "warning",
  marked: ["FROM «--platform=linux/amd64» debian:12", "FROM «--platform=linux/arm64» debian:12 AS build"],
  clean: [
    "FROM --platform=linux/amd64 debian:12 AS build-amd64",
    "FROM --platform=$BUILDPLATFORM debian:12",
    "FROM debian:12",
  ],
  fixed: [["FROM --platform=linux/amd64 debian:12 AS b", "FROM debian:12 AS b"]],
});

testCases({
  code: "DL3029",
  severity: "warning",
  marked: ["FROM «--platform=linux/amd64» debian:12 AS linux", "ARG P=linux/amd64\nFROM «--platform=$P» debian:12"],
  clean: ["FROM --platform=$TARGETPLATFORM debian:12", "FROM --platform=linux/amd64 debian:12"],
});

testCases({
  code: "CopyIgnoredFile",
  severity: "warning",
  lookup: { read: (path) => (path === ".dockerignore" ? "# no\n*.log\n/build/\n**/secret.txt\n" : undefined) },
  marked: [
    "FROM debian:12\nCOPY «a.log» /",
    "FROM debian:12\nADD x «./build/out» /y/",
    "FROM debian:12\nCOPY «a/b/secret.txt» /",
  ],
  clean: [
    "FROM debian:12\nCOPY . /",
    "FROM debian:12\nCOPY a.txt sub/a.log /x/",
    "FROM debian:12 AS b\nFROM b\nCOPY --from=0 a.log /",
  ],
});

testCases({
  code: "CopyIgnoredFile",
  severity: "warning",
  lookup: { read: (path) => (path === ".dockerignore" ? "\ufeff# c\n*.md\n/a/b/\n**/tmp\nx?[0-9]\n" : undefined) },
  marked: ["r.md", "./a/b", "a/b/c/d", "q/w/tmp/e", "tmp", "xy1"].map((path) => `FROM debian:12\nCOPY «${path}» /x/`),
  clean: ["d/r.md", "a", "b", ".", "xyz", "tmpx"].map((path) => `FROM debian:12\nCOPY ${path} /x/`),
});

testCases({
  code: "CopyIgnoredFile",
  severity: "warning",
  lookup: { read: (path) => (path === ".dockerignore" ? "**" : undefined) },
  marked: ["FROM debian:12\nCOPY «.» /"],
  clean: [],
});

testCases({
  code: "CopyIgnoredFile",
  severity: "warning",
  lookup: { read: (path) => (path === ".dockerignore" ? "*\n!a" : undefined) },
  marked: [],
  clean: ["FROM debian:12\nCOPY b /"],
});

const besideTheName = { ".dockerignore": "*.log", "web.Dockerfile.dockerignore": "*.tmp" } as Record<string, string>;
testCases({
  code: "CopyIgnoredFile",
  severity: "warning",
  lookup: { name: "web.Dockerfile", read: (path) => besideTheName[path] },
  marked: ["FROM debian:12\nCOPY «a.tmp» /"],
  clean: ["FROM debian:12\nCOPY a.log /"],
});

testCases({
  code: "InvalidDefinitionDescription",
  severity: "warning",
  on: true,
  marked: ["«# The version»\nARG VERSION=1\nFROM debian:12", "ARG A=1\n«# builds it»\nFROM debian:12 AS build"],
  clean: [
    "# VERSION of it\nARG VERSION=1\nFROM debian:12",
    "# A file.\n\nARG V=1\nFROM debian:12",
    "# anything\nFROM debian:12",
  ],
  fixed: [["# The version\nARG VERSION=1\nFROM debian:12", "# VERSION The version\nARG VERSION=1\nFROM debian:12"]],
});
