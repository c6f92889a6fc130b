// Snippets as people's notes have them, with all the mistakes of real notes: what is said of each, and what is not.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Lookup } from "../../../../src/language/language.ts";
import { findings } from "./rules/cases.ts";

interface Note {
  readonly text: string;
  /** Line from 0, severity, code; all that is said, besides the codes in `apart`. */
  readonly said: readonly string[];
  readonly lookup?: Lookup;
}

const fragment: Lookup = { fragment: true };

const notes: Readonly<Record<string, Note>> = {
  "two ENTRYPOINTs on an image without tag": {
    text: 'FROM alpine\nLABEL maintainer="me"\nRUN apk add --update nodejs nodejs-npm\nCOPY . /src\nWORKDIR /src\nRUN npm install\nEXPOSE 8080\nENTRYPOINT ["exe1"]\nCMD ["param1"]\nENTRYPOINT ["exe2"]\n',
    said: [
      "0 hint noUser",
      "0 warning DL3006",
      "2 info DL3019",
      "2 warning DL3018",
      "2 warning nodejsNpm",
      "5 info copyBeforeInstall",
      "7 warning MultipleInstructionsDisallowed",
    ],
  },
  "the old form of ENV, update alone, a Python past its life": {
    text: "FROM python:3.8\nENV PYTHONUNBUFFERED 1\nRUN apt-get update\nRUN apt-get install -y ffmpeg\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . /app\n",
    said: [
      "0 warning endOfLife",
      "1 warning LegacyKeyValueFormat",
      "2 info DL3009",
      "2 info updateAlone",
      "3 info DL3015",
      "3 info DL3059",
      "3 warning DL3008",
      "4 warning DL3045",
      "5 warning DL3042",
    ],
  },
  "instructions without FROM, as a fragment": { text: "ENV A=1\nENV B=2\n", said: [], lookup: fragment },
  "instructions without FROM, as a file": { text: "ENV A=1\nENV B=2\n", said: ["0 error NoStage"] },
  "MAINTAINER on an image of long ago, indented": {
    text: "# A comment\n\tFROM ubuntu:12.04\n\tMAINTAINER me <me@example.org>\n",
    said: ["1 warning endOfLife", "2 warning MaintainerDeprecated"],
  },
  "lines left out, in a file and in a text": {
    text: "FROM ubuntu:24.04 AS a\n...\n",
    said: ["1 error ellipsisInFile"],
  },
  "lines left out of a text": { text: "FROM ubuntu:24.04 AS a\n...\n", said: ["1 info ellipsis"], lookup: fragment },
  "several sources into the folder of the work": {
    text: "FROM golang:1.25-alpine\nWORKDIR /src\nCOPY go.mod go.sum .\nRUN go mod download\nCOPY . .\n",
    said: ["2 info DL3021"],
  },
  "mounts without their RUN": {
    text: "--mount=type=cache,target=/go/pkg/mod \\\n",
    said: ["0 warning UNKNOWN_INSTRUCTION", "0 warning danglingContinuation"],
    lookup: fragment,
  },
  "a second command below a RUN": {
    text: "FROM golang:1.25-alpine\nRUN go build -o /bin/s ./s\ngo build -ldflags x -o /bin/s ./s\n",
    said: ["2 error UNKNOWN_INSTRUCTION"],
  },
  "a variable in front of that command": {
    text: "FROM golang:1.25-alpine\nARG TARGETOS\nRUN go build ./s\nGOOS=${TARGETOS} go build ./s\n",
    said: ["3 error UNKNOWN_INSTRUCTION"],
  },
  "a version that nothing declares": {
    text: "FROM --platform=$BUILDPLATFORM golang:${GO_VERSION}-alpine AS base\n",
    said: ["0 error InvalidImage", "0 warning UndefinedArgInFrom"],
  },
  "stages of another note": {
    text: "FROM scratch\nCOPY --from=build-client /bin/client /bin/\n",
    said: ["1 warning DL3022"],
  },
  "as in small letters": { text: "FROM golangci/golangci-lint:v1.52 as lint\n", said: ["0 warning FromAsCasing"] },
  "a default above FROM": { text: "ARG V=1.25\nFROM golang:${V}-alpine\n", said: [] },
};

for (const [name, { text, said, lookup }] of Object.entries(notes))
  test(name, () => {
    assert.deepEqual(
      findings(text, lookup)
        .map(({ range, severity, code }) => `${range.start.line} ${severity} ${code}`)
        .sort(),
      said.toSorted(),
    );
  });
