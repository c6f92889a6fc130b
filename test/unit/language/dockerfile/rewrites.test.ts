// Other ways to write what stands in a Dockerfile, offered where one asks for them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits, linesOf } from "../../../../src/base/text.ts";
import { dockerfile } from "../../../../src/language/dockerfile/dockerfile.ts";
import { findings } from "./rules/cases.ts";

/** What each offer at the place of a word makes of the text. */
function rewritten(text: string, word: string): readonly string[] {
  const at = linesOf(text).position(text.indexOf(word));
  const offers = dockerfile.features.rewrites?.(dockerfile.parse(text), at, {}) ?? [];
  return offers.map(({ edits }) => applyEdits(text, edits));
}

test("S161 a copy becomes a mount of the RUN below", () => {
  const text = "FROM python:3.13\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n";
  const after =
    "FROM python:3.13\nWORKDIR /app\nRUN --mount=type=bind,source=requirements.txt,target=requirements.txt pip install -r requirements.txt\n";
  assert.deepEqual(rewritten(text, "COPY"), [after]);
  assert.deepEqual(rewritten(text, "pip install"), [after]);
  assert.deepEqual(rewritten(text, "WORKDIR"), []);
});

test("S161 S173 the whole context, several files, a file under another name", () => {
  const one = (copy: string): string | undefined => {
    const text = `FROM golang:1.25 AS a\nWORKDIR /src\n${copy}\nRUN go mod download\nFROM scratch\n`;
    const [after] = rewritten(text, copy);
    return after === undefined ? undefined : /^RUN (.*) go mod download$/m.exec(after)?.[1];
  };
  assert.equal(one("COPY . ."), "--mount=type=bind,target=.");
  assert.equal(one("COPY . /src/"), "--mount=type=bind,target=/src");
  assert.equal(
    one("COPY go.mod go.sum ./"),
    "--mount=type=bind,source=go.mod,target=go.mod --mount=type=bind,source=go.sum,target=go.sum",
  );
  assert.equal(one("COPY ./conf/a.conf /etc/b.conf"), "--mount=type=bind,source=conf/a.conf,target=/etc/b.conf");
  assert.equal(one("COPY conf/a.conf /etc/"), "--mount=type=bind,source=conf/a.conf,target=/etc/a.conf");
  for (const no of [
    "COPY . /",
    "COPY *.txt ./",
    "COPY src ./",
    "COPY --chown=1 a.txt b.txt",
    "COPY --from=b a.txt b.txt",
    "COPY $A b.txt",
    'COPY ["a.txt", "b.txt"]',
    "COPY ../a.txt b.txt",
    "ADD a.txt b.txt",
  ])
    assert.equal(one(no), undefined, no);
});

test("S153 a stage is split where one asks for it", () => {
  const text = 'FROM golang:1.25\nCOPY . /src\nRUN go build -C /src -o /bin/app .\nCMD ["/bin/app"]\n';
  for (const word of ["FROM", "RUN"]) {
    const [after = ""] = rewritten(text, word).filter((one) => one.includes("--from"));
    assert.match(after, /^FROM golang:1\.25 AS build$/m, word);
    assert.match(after, /\n\nFROM debian:13-slim\nCOPY --from=build \/bin\/app \/bin\/app\nCMD/, word);
  }
  assert.deepEqual(rewritten('FROM golang:1.25\nCMD ["/bin/app"]\n', "FROM"), []);
});

test("S161 a clone with a password becomes a mount of the context", () => {
  const fixed = (run: string): string | undefined => {
    const text = `FROM debian:12\nRUN ${run}\n`;
    const all = findings(text).filter(({ code }) => code === "credentialsInAddress");
    assert.equal(all.length, 1, run);
    const [fix] = all[0]?.fixes ?? [];
    const after = fix && applyEdits(text, fix.edits);
    if (after !== undefined) assert.ok(!findings(after).some(({ code }) => code === "credentialsInAddress"));
    return after?.slice("FROM debian:12\nRUN".length);
  };
  assert.equal(
    fixed("git clone https://me:secret@example.org/app.git && cd app && make"),
    " --mount=type=bind,target=app,rw cd app && make\n",
  );
  assert.equal(
    fixed("git clone --depth 1 -b main https://me:secret@example.org/app /src/ \\\n    && make -C /src"),
    " --mount=type=bind,target=/src,rw make -C /src\n",
  );
  assert.equal(fixed("git clone https://me:secret@example.org/app.git"), undefined);
  assert.equal(fixed("git clone https://me:secret@example.org/app.git || true"), undefined);
  assert.equal(fixed("cd /x && git clone https://me:secret@example.org/app.git && make"), undefined);
  assert.equal(fixed("curl https://me:secret@example.org/app.git && make"), undefined);
});
