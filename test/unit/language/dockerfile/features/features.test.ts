// Features at a place: ‸ is the cursor.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../../src/base/text.ts";
import { dockerfile } from "../../../../../src/language/dockerfile/dockerfile.ts";
import type { Dockerfile } from "../../../../../src/language/dockerfile/syntax/tree.ts";
import type { Features, Lookup } from "../../../../../src/language/language.ts";
import { marked, withCursor } from "../../../../support/markedText.ts";

const features = dockerfile.features as Required<Features<Dockerfile>>;
const lookup: Lookup = {
  images: ["docker.io/library/debian:12", "ghcr.io/team/app:1", "<none>:<none>"],
  list: (path) => (path === "." ? ["app/", "go.mod", "a b.txt"] : path === "app" ? ["main.go"] : undefined),
  exists: (path) => (path === "go.mod" ? "file" : "none"),
};

const labelsAt = (text: string): readonly string[] => {
  const { text: plain, at } = withCursor(text);
  return features.complete(dockerfile.parse(plain), at, lookup).map(({ label }) => label);
};

/** The text after taking the completion with a label. */
function completed(text: string, label: string): string {
  const { text: plain, at } = withCursor(text);
  const item = features.complete(dockerfile.parse(plain), at, lookup).find((one) => one.label === label);
  assert.ok(item, `no ${label}`);
  return applyEdits(plain, [item.edit]);
}

test("completion of stages, variables, mounts, files and images", () => {
  const before = "ARG V=1\nFROM a:1 AS build\nFROM b:1 AS test\n";
  assert.deepEqual(labelsAt(`${before}COPY --from=‸ a /b`).slice(0, 2), ["build", "debian:12"]);
  assert.equal(completed(`${before}COPY --from=bu‸ a /b`, "build"), `${before}COPY --from=build a /b`);
  assert.ok(labelsAt(`${before}FROM ‸`).includes("test"));
  assert.equal(completed("FROM deb‸", "debian:12"), "FROM debian:12");
  assert.ok(!labelsAt("FROM ‸").includes("<none>:<none>"));
  assert.ok(labelsAt("ARG V=1\nFROM a:${‸}").includes("V"));
  assert.ok(labelsAt("ARG V=1\nFROM --platform=$‸ a").includes("BUILDPLATFORM"));
  assert.equal(completed("FROM a\nARG NAME\nWORKDIR /$NA‸", "NAME"), "FROM a\nARG NAME\nWORKDIR /$NAME");
  assert.deepEqual(labelsAt("ARG V=1\nFROM a\nENV A=$‸"), []);
  assert.equal(completed("FROM a\nRUN --mount=type=ca‸", "cache"), "FROM a\nRUN --mount=type=cache");
  const keys = labelsAt("FROM a\nRUN --mount=type=cache,‸ x");
  assert.ok(keys.includes("sharing") && !keys.includes("size") && !keys.includes("type"));
  assert.deepEqual(labelsAt("FROM a\nRUN --mount=type=cache,sharing=‸"), ["shared", "private", "locked"]);
  assert.deepEqual(labelsAt("FROM a\nCOPY ‸"), ["app/", "go.mod", "a b.txt"]);
  assert.equal(completed("FROM a\nCOPY a‸ /x", "a b.txt"), "FROM a\nCOPY a\\ b.txt /x");
  assert.equal(completed("FROM a\nCOPY app/‸", "main.go"), "FROM a\nCOPY app/main.go");
  assert.equal(completed('FROM a\nCOPY ["go‸', "go.mod"), 'FROM a\nCOPY ["go.mod');
  assert.deepEqual(labelsAt("FROM a\nCOPY ../‸"), []);
  assert.deepEqual(labelsAt("FROM a\nRUN <<EOF\n‸\nEOF"), []);
  assert.deepEqual(labelsAt("# com‸\nFROM a"), []);
});

test("completion of instructions and flags", () => {
  assert.ok(labelsAt("FROM a\n‸").includes("HEALTHCHECK"));
  assert.equal(completed("FROM a\nWOR‸", "WORKDIR"), "FROM a\nWORKDIR ${1:/app}");
  assert.equal(completed("from a\nwor‸", "WORKDIR"), "from a\nworkdir ${1:/app}");
  const flags = labelsAt("FROM a\nCOPY --chown=1 --‸");
  assert.ok(flags.includes("--from") && !flags.includes("--chown"));
  assert.equal(completed("FROM a\nCOPY --fr‸", "--from"), "FROM a\nCOPY --from=");
  assert.deepEqual(labelsAt("FROM a\nRUN --network=‸"), ["default", "none", "host"]);
  assert.ok(labelsAt("FROM a ‸").includes("AS"));
  assert.deepEqual(labelsAt("FROM a\nHEALTHCHECK ‸"), ["CMD", "NONE"]);
});

const hoverAt = (text: string): string | undefined => {
  const { text: plain, at } = withCursor(text);
  return features.hover(dockerfile.parse(plain), at, lookup)?.markdown;
};

test("hovers tell what a thing means here", () => {
  assert.match(hoverAt('FROM a\nC‸MD ["b"]\nENTRYPOINT ["e", "x y"]') ?? "", /The container will run: `e 'x y' b`/);
  assert.match(hoverAt("FROM a\nR‸UN x") ?? "", /layer/);
  assert.match(hoverAt("FROM a\nE‸NV A=1") ?? "", /no layer/);
  assert.match(hoverAt("FROM a\nARG V=1.2\nLABEL v=$‸V") ?? "", /`1.2`, set by ARG in line 2/);
  assert.match(hoverAt("FROM a\nLABEL v=$‸TARGETARCH") ?? "", /amd64.*ARG TARGETARCH/s);
  assert.match(hoverAt("FROM a\nRUN --mount=type=cache,tar‸get=/x b") ?? "", /Where it is mounted/);
  assert.match(hoverAt("FROM a\nRUN --mount=ty‸pe=secret,id=a b") ?? "", /never reaches a layer/);
  assert.match(hoverAt("FROM a\nCOPY --li‸nk a /b") ?? "", /layer of its own/);
  assert.match(hoverAt("FROM a AS b\nFROM c\nCOPY --from=‸b x /y") ?? "", /line 1/);
  assert.match(hoverAt("FROM scr‸atch") ?? "", /no certificates/);
  assert.match(hoverAt("ARG V=1\nFROM go‸lang:$V") ?? "", /`golang:1`/);
  assert.match(hoverAt("FROM a\nENV PYTHONUN‸BUFFERED=1") ?? "", /docker logs/);
  assert.match(hoverAt("# syn‸tax=x\nFROM a") ?? "", /registry/);
  assert.equal(hoverAt("FROM a\nRUN ec‸ho"), undefined);
  assert.equal(hoverAt("FROM a\n‸"), undefined);
});

test("hovers keep foreign text harmless", () => {
  const shown = hoverAt("FROM a\nARG V=`[x](command:y)\nLABEL v=$‸V") ?? "";
  assert.match(shown, /`ˋ\[x\]\(command:y\)`/);
});

/** The text with all references at the cursor marked. */
const referencesAt = (text: string): string => {
  const { text: plain, at } = withCursor(text);
  return marked(
    plain,
    features.references(dockerfile.parse(plain), at, lookup).map(({ range }) => range),
  );
};

test("references of stages and variables, and their definitions", () => {
  const stages =
    "FROM a AS «build»\nFROM «build» AS x\nCOPY --from=«build» a /b\nRUN --mount=from=«build»,target=/x c\nCOPY --from=«0» a /b";
  for (const place of ["AS build", "FROM build", "--from=build", "mount=from=build"]) {
    const plain = stages.replace(/[«»]/g, "");
    const at = plain.indexOf(place) + place.length - 1;
    assert.equal(referencesAt(`${plain.slice(0, at)}‸${plain.slice(at)}`), stages);
  }
  assert.equal(
    referencesAt("FROM a AS b\nARG V‸=1\nENV W=$V\nRUN echo ${V} \\\n $V\nFROM b\nLABEL x=$V\nFROM c\nLABEL y=$V"),
    "FROM a AS b\nARG «V»=1\nENV W=$«V»\nRUN echo ${«V»} \\\n $«V»\nFROM b\nLABEL x=$«V»\nFROM c\nLABEL y=$V",
  );
  assert.equal(referencesAt("ARG V=1\nFROM a:$‸V\nFROM b:$V"), "ARG «V»=1\nFROM a:$«V»\nFROM b:$«V»");
  const { text, at } = withCursor("FROM a\nARG V=1\nRUN echo $‸V");
  assert.deepEqual(features.definition(dockerfile.parse(text), at, lookup)[0]?.range.start, { line: 1, character: 4 });
  assert.deepEqual(features.definition(dockerfile.parse("RUN a"), { line: 0, character: 1 }, lookup), []);
});

test("renaming changes every use, and numbers stay", () => {
  const renamed = (source: string, name: string): string | undefined => {
    const { text, at } = withCursor(source);
    const renaming = features.rename(dockerfile.parse(text), at, name, lookup);
    return renaming && applyEdits(text, renaming.edits);
  };
  assert.equal(
    renamed("FROM a AS bu‸ild\nFROM b\nCOPY --from=build x /y\nCOPY --from=0 x /y", "base"),
    "FROM a AS base\nFROM b\nCOPY --from=base x /y\nCOPY --from=0 x /y",
  );
  assert.equal(renamed("FROM a\nARG V‸=1\nRUN echo ${V:-x}", "W"), "FROM a\nARG W=1\nRUN echo ${W:-x}");
  assert.equal(renamed("FROM a AS bu‸ild", "no name"), "FROM a AS build");
  assert.equal(renamed("FROM a\nRUN ec‸ho", "x"), undefined);
});

test("symbols: stages with their instructions", () => {
  const [arg, stage] = features.symbols(dockerfile.parse("ARG V=1\nFROM a:1 AS build\nRUN x \\\n  y\n"));
  assert.deepEqual(
    [arg?.name, stage?.name, stage?.detail, stage?.children.map(({ name, detail }) => `${name} ${detail ?? ""}`)],
    ["ARG", "build", "a:1", ["RUN x y"]],
  );
});

test("folds: stages, long instructions, heredocs, comments", () => {
  const text = "# a\n# b\nFROM a\nRUN x \\\n  y\nFROM b\nCOPY <<E /x\ny\nE\n";
  assert.deepEqual(features.folding(dockerfile.parse(text)), [
    { start: 2, end: 4 },
    { start: 5, end: 8 },
    { start: 3, end: 4 },
    { start: 6, end: 8 },
    { start: 0, end: 1 },
  ]);
});

test("links: images to their pages, sources to files that are there", () => {
  const doc = dockerfile.parse(
    "FROM debian:12\nFROM team/app\nFROM quay.io/a/b:1\nFROM localhost:5000/x\nFROM $X\nCOPY go.mod nothing ../x /y/\n",
  );
  assert.deepEqual(
    features.links(doc, lookup).map(({ target }) => target),
    [
      "https://hub.docker.com/_/debian",
      "https://hub.docker.com/r/team/app",
      "https://quay.io/repository/a/b",
      "go.mod",
    ],
  );
});

test("inlay hints: FROM with its defaults", () => {
  const doc = dockerfile.parse("ARG V=1.21\nFROM golang:${V}-alpine AS x\nFROM debian:12\nFROM a:$NOPE");
  assert.deepEqual(features.inlayHints(doc, lookup), [
    {
      position: { line: 1, character: 23 },
      label: " = golang:1.21-alpine",
      tooltip: "The image with the defaults of its variables.",
    },
  ]);
});

test("lenses: the file at its head, each stage where there are several", () => {
  const titles = (text: string, how: Lookup = lookup): readonly string[] =>
    features
      .lenses(dockerfile.parse(text), how)
      .map(({ title, arguments: given, range }) => `${range.start.line} ${title} ${given.join()}`.trim());
  assert.deepEqual(titles("FROM a"), ["0 Build", "0 Build and run", "0 What is sent"]);
  assert.deepEqual(titles("FROM a AS x\nFROM b"), [
    "0 Build",
    "0 Build and run",
    "0 Stage graph",
    "0 What is sent",
    "0 Build this stage x",
    "1 Build this stage 1",
  ]);
  assert.deepEqual(titles("RUN a"), []);
  assert.deepEqual(titles("FROM a", { fragment: true }), []);
});

test("tokens: what each word is", () => {
  const text =
    'FROM a:1 AS b\nRUN --mount=type=cache,target=/x apt-get -y install "x$Y" && echo $Z # no\nENV A=${B:-"c"}\nRUN <<EOF\ncd /x\nEOF\n# c';
  const doc = dockerfile.parse(text);
  const shown = features
    .tokens(doc)
    .map(({ line, character, length, type }) => `${type} ${doc.lines.line(line).slice(character, character + length)}`);
  for (const expected of [
    "keyword FROM",
    "namespace a:1",
    "keyword AS",
    "function b",
    "property --mount",
    "parameter target",
    "function apt-get",
    "parameter -y",
    "operator &&",
    "variable $Z",
    "variable A",
    'variable ${B:-"c"}',
    "macro <<EOF",
    "function cd",
    "macro EOF",
    "comment # c",
  ])
    assert.ok(shown.includes(expected), `${expected} in ${shown.join(", ")}`);
});

test("tokens, hovers and symbols of 100,000 lines come", { timeout: 60_000 }, () => {
  const text =
    "FROM a AS b\n" +
    'RUN --mount=type=cache,target=/x apt-get -y install "x" && \\\n  echo $Z\nENV A=$B C=d\nCOPY --from=b a b /c/\n'.repeat(
      25_000,
    );
  const doc = dockerfile.parse(text);
  const at = doc.lines.position(text.length - 5);
  for (const ask of [
    () => features.tokens(doc),
    () => features.hover(doc, at, lookup),
    () => features.complete(doc, at, lookup),
    () => features.symbols(doc),
  ]) {
    ask(); // quadratic work would take hours
  }
});
