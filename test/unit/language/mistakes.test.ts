// Mistakes that notes about Docker are full of, each as it stands in such a note: what is said of it, where, and what the first
// fix makes of it. The numbers are those of the list of cases that the extension is to be good at.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits, linesOf } from "../../../src/base/text.ts";
import { commandLine } from "../../../src/language/commandLine/commandLine.ts";
import { compose } from "../../../src/language/compose/compose.ts";
import { daemonJson } from "../../../src/language/daemonJson/daemonJson.ts";
import { dockerfile } from "../../../src/language/dockerfile/dockerfile.ts";
import type { Finding, Language, Lookup } from "../../../src/language/language.ts";
import { lint } from "../../../src/language/lint.ts";

interface Mistake {
  readonly name: string;
  readonly text: string;
  /** Severity, code and the words it underlines, in their first line. Other findings of the text are other lines' matter. */
  readonly said: readonly string[];
  /** Words that the message of the first one has. */
  readonly telling?: RegExp;
  /** The text after the first fix of the first one. */
  readonly fixed?: string;
  readonly lookup?: Lookup;
}

const fragment: Lookup = { fragment: true };

function check<Doc>(language: Language<Doc>, { text, lookup }: Mistake): readonly Finding[] {
  return lint(language, language.parse(text), lookup ?? {});
}

function testAll<Doc>(language: Language<Doc>, mistakes: readonly Mistake[]): void {
  for (const mistake of mistakes)
    test(mistake.name, () => {
      const { text, said, telling, fixed } = mistake;
      const lines = linesOf(text);
      const found = check(language, mistake);
      const shown = found.map(
        ({ severity, code, range }) =>
          `${severity} ${code} ${text.slice(lines.offset(range.start), lines.offset(range.end)).split("\n")[0] ?? ""}`,
      );
      for (const one of said) assert.ok(shown.includes(one), `${one} is not among\n${shown.join("\n")}`);
      const first = found[shown.indexOf(said[0] ?? "")];
      if (telling !== undefined) assert.match(first?.message ?? "", telling);
      if (fixed === undefined) return;
      const [fix] = first?.fixes ?? [];
      assert.ok(fix, "a fix");
      assert.equal(applyEdits(text, fix.edits), fixed);
    });
}

const node =
  'FROM alpine\nLABEL maintainer="me@example.org"\n\nRUN apk add --update nodejs nodejs-npm\nCOPY . /src\nWORKDIR /src\nRUN npm install\n\nEXPOSE 8080\nENTRYPOINT ["node", "./app.js"]\nCMD ["exe1", "param1"]\nENTRYPOINT ["exe2"]\n';
const ubuntu =
  "FROM ubuntu:12.04\nENV REFRESHED_AT 2013-11-16\n\nRUN apt-get update\nRUN apt-get upgrade -y\n\nrun apt-get -y -q install aptitude sudo curl \\\n  git vim zsh\n\nrun ln -s /usr/share/zoneinfo/Asia/Ho_Chi_Minh /etc/localtime\n\nrun locale-gen en_US.UTF-8\nrun update-locale LANG=en_US.UTF-8\nENV LC_ALL en_US.UTF-8\nRUN a\nRUN b\nRUN c\n";
const stages =
  "FROM ubuntu:latest AS first-stage\n...\n\nFROM centos:latest AS second-stage\nCOPY --from=first-stage /PATH/TO/LOCATION .\n...\n";
const wasted =
  "FROM golang:1.25-alpine\nARG V\nRUN go build -o /bin/server ./cmd/server\n    go build -ldflags x -o /bin/server ./cmd/server\n";

testAll(dockerfile, [
  {
    name: "M01, M02 two ENTRYPOINTs, a CMD between them, and what the container will run",
    text: node,
    said: ['warning MultipleInstructionsDisallowed ENTRYPOINT ["node", "./app.js"]'],
    telling: /exe2 exe1 param1/,
  },
  {
    name: "M03 no tag, pinned to what is here",
    text: "FROM alpine\nRUN a\n",
    said: ["warning DL3006 alpine"],
    fixed: "FROM alpine:3.22\nRUN a\n",
    lookup: { images: ["alpine:3.22"] },
  },
  { name: "M03 latest", text: stages, said: ["warning DL3007 ubuntu:latest", "warning DL3007 centos:latest"] },
  {
    name: "M04 apk's index stays",
    text: node,
    said: ["info DL3019 apk add", "warning DL3018 nodejs"],
    fixed: node.replace("--update", "--no-cache"),
  },
  {
    name: "M04 a package that is gone",
    text: node,
    said: ["warning nodejsNpm nodejs-npm"],
    fixed: node.replace("nodejs-npm", "npm"),
  },
  {
    name: "M05 everything is copied before the install",
    text: node,
    said: ["info copyBeforeInstall npm install"],
  },
  {
    name: "M05 the copy is split",
    text: "FROM node:24\nWORKDIR /src\nCOPY . /src\nRUN npm install\n",
    said: ["info copyBeforeInstall npm install"],
    fixed: "FROM node:24\nWORKDIR /src\nCOPY package*.json /src/\nRUN npm install\nCOPY . /src\n",
  },
  { name: "M06 no USER", text: node, said: ["hint noUser FROM"] },
  {
    name: "M07 the old form of ENV",
    text: "FROM python:3.13\nENV PYTHONUNBUFFERED 1\n",
    said: ["warning LegacyKeyValueFormat PYTHONUNBUFFERED 1"],
    fixed: "FROM python:3.13\nENV PYTHONUNBUFFERED=1\n",
  },
  {
    name: "M08 update and install apart",
    text: "FROM python:3.13\nRUN apt-get update\nRUN apt-get install ffmpeg -y\n",
    said: ["info updateAlone apt-get update"],
    fixed: "FROM python:3.13\nRUN apt-get update \\\n    && apt-get install ffmpeg -y\n",
  },
  {
    name: "M09 recommended packages",
    text: "FROM debian:12\nRUN apt-get update && apt-get install -y ffmpeg=7\n",
    said: ["info DL3015 apt-get install"],
    fixed: "FROM debian:12\nRUN apt-get update && apt-get install --no-install-recommends -y ffmpeg=7\n",
  },
  {
    name: "M09 lists stay",
    text: "FROM debian:12\nRUN apt-get update && apt-get install -y ffmpeg=7\n",
    said: ["info DL3009 apt-get update"],
    fixed: "FROM debian:12\nRUN apt-get update && apt-get install -y ffmpeg=7 && rm -rf /var/lib/apt/lists/*\n",
  },
  {
    name: "M10 pip's cache stays",
    text: "FROM python:3.13\nRUN pip install -r requirements.txt\n",
    said: ["warning DL3042 pip install"],
    fixed: "FROM python:3.13\nRUN pip install --no-cache-dir -r requirements.txt\n",
  },
  { name: "M11 no FROM, in a file", text: "ENV A=1\n", said: ["error NoStage ENV"] },
  {
    name: "M12 MAINTAINER",
    text: "FROM debian:12\nMAINTAINER Me <me@example.org>\n",
    said: ["warning MaintainerDeprecated MAINTAINER"],
    fixed: 'FROM debian:12\nLABEL org.opencontainers.image.authors="Me <me@example.org>"\n',
  },
  { name: "M13 out of support", text: ubuntu, said: ["warning endOfLife ubuntu:12.04"], telling: /2017-04/ },
  {
    name: "M14 run in small letters",
    text: ubuntu,
    said: ["warning ConsistentInstructionCasing run"],
    fixed: ubuntu.replace("run apt-get", "RUN apt-get"),
  },
  { name: "M15 upgrade in a build", text: ubuntu, said: ["hint aptUpgrade apt-get upgrade"] },
  { name: "M16 tools for people", text: ubuntu, said: ["hint personsTools aptitude"], telling: /sudo, vim, zsh/ },
  {
    name: "M17 a link over a file",
    text: ubuntu,
    said: ["hint linkOverFile ln -s /usr/share/zoneinfo/Asia/Ho_Chi_Minh /etc/localtime"],
    fixed: ubuntu.replace("ln -s", "ln -sf"),
  },
  {
    name: "M18 several sources into a dot, for the classic builder",
    text: "FROM golang:1.25\nWORKDIR /src\nCOPY go.mod go.sum .\n",
    said: ["error TargetNeedsSlash ."],
    fixed: "FROM golang:1.25\nWORKDIR /src\nCOPY go.mod go.sum ./\n",
    lookup: { builder: "classic" },
  },
  {
    name: "M18 the same for BuildKit",
    text: "FROM golang:1.25\nWORKDIR /src\nCOPY go.mod go.sum .\n",
    said: ["info DL3021 ."],
    fixed: "FROM golang:1.25\nWORKDIR /src\nCOPY go.mod go.sum ./\n",
  },
  { name: "M19 lines left out", text: stages, said: ["info ellipsis ..."], lookup: fragment },
  {
    name: "M20 a copy to nowhere in particular",
    text: stages,
    said: ["warning DL3045 ."],
    telling: /it is \/ where none is set/,
  },
  { name: "M21 from one family into another", text: stages, said: ["hint differentBases first-stage"] },
  {
    name: "M22 mounts without their RUN",
    text: "--mount=type=bind,target=. \\\n  go build ./...\n",
    said: ["warning UNKNOWN_INSTRUCTION --mount=type=bind,target=."],
    fixed: "RUN --mount=type=bind,target=. \\\n  go build ./...\n",
    lookup: fragment,
  },
  {
    name: "M23 a last line that goes on",
    text: "FROM debian:12\nRUN --mount=type=bind,target=. \\\n    make \\\n",
    said: ["warning danglingContinuation \\"],
    fixed: "FROM debian:12\nRUN --mount=type=bind,target=. \\\n    make\n",
  },
  {
    name: "M24 a command behind a RUN that has ended",
    text: wasted,
    said: ["error UNKNOWN_INSTRUCTION go"],
    fixed: wasted.replace("./cmd/server\n", "./cmd/server && \\\n"),
  },
  {
    name: "M25 a build that is built over",
    text: wasted.replace("./cmd/server\n", "./cmd/server && \\\n"),
    said: ["hint sameOutput /bin/server"],
    fixed: "FROM golang:1.25-alpine\nARG V\nRUN go build -ldflags x -o /bin/server ./cmd/server\n",
  },
  {
    name: "M26 with a variable in front",
    text: "FROM golang:1.25\nRUN go build ./a\n    GOOS=${TARGETOS} go build ./a\n",
    said: ["error UNKNOWN_INSTRUCTION GOOS=${TARGETOS}"],
    fixed: "FROM golang:1.25\nRUN go build ./a && \\\n    GOOS=${TARGETOS} go build ./a\n",
  },
  {
    name: "M27 a version that nothing declares",
    text: "FROM --platform=$BUILDPLATFORM golang:${GO_VERSION}-alpine AS base\n",
    said: ["warning UndefinedArgInFrom ${GO_VERSION}", "error InvalidImage golang:${GO_VERSION}-alpine"],
    fixed: "ARG GO_VERSION=\nFROM --platform=$BUILDPLATFORM golang:${GO_VERSION}-alpine AS base\n",
  },
  {
    name: "M28 as beside FROM",
    text: "ARG V=v1.52\nFROM golangci/golangci-lint:${V} as lint\n",
    said: ["warning FromAsCasing as"],
    fixed: "ARG V=v1.52\nFROM golangci/golangci-lint:${V} AS lint\n",
  },
  {
    name: "M29 a stage of another file, with a name like one of this",
    text: "FROM debian:12 AS build-clients\nFROM scratch\nCOPY --from=build-client /bin/client /\n",
    said: ["warning DL3022 build-client"],
    fixed: "FROM debian:12 AS build-clients\nFROM scratch\nCOPY --from=build-clients /bin/client /\n",
  },
]);

test("M30 the frontend's registry: a hint, unless one asks for more", () => {
  const doc = dockerfile.parse("# syntax=docker/dockerfile:1\nFROM debian:12\n");
  const told = (options = {}): readonly string[] =>
    lint(dockerfile, doc, {}, options).map(({ rule, severity }) => `${severity} ${rule}`);
  assert.deepEqual(told(), ["hint syntaxNeedsRegistry"]);
  assert.deepEqual(told({ severities: { syntaxNeedsRegistry: "info" } }), ["info syntaxNeedsRegistry"]);
});

test("M31 one cache whose folder is written with and without the last slash", () => {
  const text =
    "FROM golang:1.25\nRUN --mount=type=cache,target=/go/pkg/mod/ go mod download\nRUN --mount=type=cache,target=/go/pkg/mod go build .\n";
  const [found] = lint(dockerfile, dockerfile.parse(text), {}).filter(({ rule }) => rule === "cacheSpelling");
  assert.deepEqual([found?.severity, found?.range.start], ["hint", { line: 2, character: 30 }]);
  assert.match(found?.message ?? "", /^The same cache as/);
});

const overlay = "networks:\n  over-net:\n  driver: overlay\n  attachable: true\n";
const web =
  'version: "3.8"\nservices:\n  web-fe:\n    build: .\n    ports:\n    - target: 5000\n      published: 5000\n    volumes:\n      - type: volume\n        source: counter-vol\n        target: /code\nvolumes:\n  counter-vol:\n';

testAll(compose, [
  {
    name: "M32 the driver beside its network",
    text: overlay,
    said: ["error misindentedKeys driver"],
    fixed: "networks:\n  over-net:\n    driver: overlay\n    attachable: true\n",
  },
  {
    name: "M33 version",
    text: web,
    said: ["warning obsoleteVersion version"],
    fixed: web.replace('version: "3.8"\n', ""),
  },
  {
    name: "M34 a fixed port and several containers",
    text: web.replace("    build: .\n", "    build: .\n    scale: 2\n"),
    said: ["warning scaleWithFixedPort target: 5000"],
  },
  {
    name: "M35 a volume over what the image has",
    text: web,
    said: ["info volumeHidesImage type: volume"],
    telling: /\/code/,
  },
]);

testAll(commandLine, [
  {
    name: "M36 docker ls, and the images it was to name",
    text: "docker image rm $(docker ls -q) -f",
    said: ["error unknownCommand ls"],
    telling: /destructive: every image that it lists is removed/,
    fixed: "docker image rm $(docker image ls -q) -f",
  },
  {
    name: "M37 no blank before the context",
    text: "docker build -t my_img:latest.",
    said: ["error wordCount build"],
    fixed: "docker build -t my_img:latest .",
  },
  {
    name: "M38 a flag behind the image",
    text: "docker run ubuntu --network",
    said: ["error flagBehindImage --network"],
    fixed: "docker run --network none ubuntu",
  },
  {
    name: "M39 no such policy",
    text: "docker run -it --restart on-failed --name my_container my_image /bin/bash",
    said: ["error badFlagValue on-failed"],
    telling: /no, always, unless-stopped, on-failure/,
    fixed: "docker run -it --restart on-failure --name my_container my_image /bin/bash",
  },
  { name: "M40 -rm", text: "docker run -rm web", said: ["error unknownFlag -rm"], fixed: "docker run --rm web" },
  {
    name: "M41 no path in the container",
    text: "docker run -v $HOSTDIR:DOCKERDIR web",
    said: ["error mountTarget $HOSTDIR:DOCKERDIR"],
  },
  {
    name: "M42 docker tags",
    text: "docker tags web web:2",
    said: ["error unknownCommand tags"],
    fixed: "docker tag web web:2",
  },
  {
    name: "M43 docker insert",
    text: "docker insert web https://example.org/f /f",
    said: ["error unknownCommand insert"],
    telling: /ADD/,
  },
  { name: "M44 docker -d", text: "docker -d &", said: ["error unknownFlag -d"], fixed: "dockerd &" },
  {
    name: "M45 all tags, and one",
    text: "docker pull -a centos:latest",
    said: ["error allTagsWithTag centos:latest"],
    fixed: "docker pull -a centos",
  },
  { name: "M46 out of support", text: "docker pull centos:latest", said: ["warning endedImage centos:latest"] },
  {
    name: "M47 --digest",
    text: "docker image ls --digest",
    said: ["error unknownFlag --digest"],
    fixed: "docker image ls --digests",
  },
  {
    name: "M48 no context",
    text: "docker build --target=server --platform=linux/amd64",
    said: ["error wordCount build"],
    fixed: "docker build --target=server --platform=linux/amd64 .",
  },
  {
    name: "M49 several platforms",
    text: "docker build \\\n  --target=binaries \\\n  --output=bin \\\n  --platform=darwin/arm64,windows/amd64,linux/amd64 .",
    said: ["info severalPlatforms darwin/arm64,windows/amd64,linux/amd64"],
  },
  {
    name: "M50 -o without a value",
    text: "docker network create -d overlay NETWORK_NAME -o",
    said: ["error missingValue -o"],
  },
  {
    name: "M51 an overlay network outside of a swarm",
    text: "docker network create -d overlay NETWORK_NAME",
    said: ["hint overlayNeedsSwarm overlay"],
    telling: /docker swarm init/,
  },
  {
    name: "M52, M53 the folder without quotes",
    text: 'docker run --rm -v `pwd`:/app --workdir="/app" maven:3.9 mvn install',
    said: ["info unquotedFolder `pwd`:/app"],
    fixed: 'docker run --rm -v "$(pwd)":/app --workdir="/app" maven:3.9 mvn install',
  },
  {
    name: "M55 every right for an image of no version",
    text: "docker run --privileged --name dind-test -d docker:dind # why",
    said: ["warning privilegedRun --privileged"],
    telling: /docker:dind names no version/,
  },
  {
    name: "M57 a subnet of the internet",
    text: "docker network create --driver bridge --subnet 182.18.0.0/16 <network_name>",
    said: ["warning publicSubnet 182.18.0.0/16"],
    fixed: "docker network create --driver bridge --subnet 10.18.0.0/16 <network_name>",
  },
]);

test("M57 a name to be filled in is a word like another", () => {
  const doc = commandLine.parse("docker network create --driver bridge --subnet 10.18.0.0/16 <network_name>\n");
  assert.deepEqual(lint(commandLine, doc, {}), []);
});

testAll(daemonJson, [
  {
    name: "M58 an open port, and hosts that the unit names too",
    text: '{\n  "hosts": ["unix:///var/run/docker.sock", "tcp://127.0.0.1:2375"]\n}\n',
    said: ['info hostsInUnit "hosts"', 'warning openWithoutTls "tcp://127.0.0.1:2375"'],
  },
]);

/** What stays clean, so that the others mean something. */
const clean: readonly (readonly [string, () => readonly Finding[]])[] = [
  [
    "a multi-stage build",
    () =>
      check(dockerfile, {
        name: "",
        said: [],
        text: '# syntax=docker/dockerfile:1\nFROM golang:1.25-alpine AS base\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\n\nFROM base AS build-client\nRUN go build -o /bin/client ./cmd/client\n\nFROM scratch AS client\nCOPY --from=build-client /bin/client /bin/\nENTRYPOINT [ "/bin/client" ]\n',
      }).filter(({ severity }) => severity === "error" || severity === "warning"),
  ],
  [
    "a Compose file without its version",
    () =>
      check(compose, { name: "", said: [], text: web.replace('version: "3.8"\n', "") }).filter(
        ({ code }) => code !== "volumeHidesImage",
      ),
  ],
  ["live-restore", () => check(daemonJson, { name: "", said: [], text: '{\n  "live-restore": true\n}\n' })],
];

for (const [name, found] of clean)
  test(`nothing is said of ${name}`, () =>
    assert.deepEqual(
      found().map(({ code, message }) => `${code} ${message}`),
      [],
    ));
