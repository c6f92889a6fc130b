// Features at a place: ‸ is the cursor.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../../src/base/text.ts";
import { dockerfile } from "../../../../../src/language/dockerfile/dockerfile.ts";
import { instructionWords } from "../../../../../src/language/dockerfile/vocabulary.ts";
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
  return applyEdits(plain, [item.edit, ...(item.also ?? [])]);
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
  assert.equal(completed("FROM a\nCOPY app/‸", "main.go"), "FROM a\nCOPY app/main.go");
  assert.equal(completed('FROM a\nCOPY ["go‸', "go.mod"), 'FROM a\nCOPY ["go.mod');
  assert.deepEqual(labelsAt("FROM a\nCOPY ../‸"), []);
  assert.deepEqual(labelsAt("FROM a\nRUN <<EOF\n‸\nEOF"), []);
  assert.deepEqual(labelsAt("# com‸\nFROM a"), []);
});

/** With a name in the context that needs care. */
function withFile(name: string, text: string): string {
  const { text: plain, at } = withCursor(text);
  const files: Lookup = { list: (path) => (path === "." || path === "my dir" ? [name] : undefined) };
  const [item] = features.complete(dockerfile.parse(plain), at, files);
  assert.ok(item, `nothing at ${text}`);
  return applyEdits(plain, [item.edit, ...(item.also ?? [])]);
}

test("completion writes names of files as the builder reads them", () => {
  const from = "FROM a\nCOPY ";
  // A blank parts words even behind a backslash: such names stand in JSON form alone.
  assert.equal(withFile("a b.txt", `${from}‸`), `${from}["a b.txt", "$2"]`);
  assert.equal(withFile("a b.txt", `${from}a‸ /x`), `${from}["a b.txt", "/x"]`);
  assert.equal(withFile("a b.txt", `${from}--link c \\\n  a‸ d /x`), `${from}--link ["c", \\\n  "a b.txt", "d", "/x"]`);
  assert.equal(withFile("a b.txt", `${from}c /x ‸`), `${from}["c", "/x", "a b.txt", "$2"]`);
  assert.equal(withFile("my dir/", `${from}m‸ /x`), `${from}["my dir/$1", "/x"]`);
  assert.equal(withFile("$a b", `${from}‸ /x`), `${from}["\\\\\\\\\\$a b", "/x"]`);
  assert.equal(withFile("a b.txt", `${from}["a‸`), `${from}["a b.txt`);
  assert.equal(withFile("a b.txt", `${from}["c", ‸]`), `${from}["c", "a b.txt"]`);
  assert.equal(withFile("a b.txt", `${from}["my dir/‸", "/x"]`), `${from}["my dir/a b.txt", "/x"]`);
  assert.equal(withFile('q"q', `${from}["‸"]`), `${from}["q\\\\\\"q"]`);
  assert.equal(withFile('q"q', `${from}‸`), `${from}q\\"q`);
  assert.equal(withFile("[x]$y", `${from}‸`), `${from}[[]x]\\$y`);
  assert.equal(withFile("b\\b", `${from}‸`), `${from}b\\\\b`);
  assert.equal(withFile("b\\b`$", `# escape=\`\n${from}‸`), `# escape=\`\n${from}b\\b\`\`\`$`);
  assert.deepEqual(labelsAt(`${from}<<E ‸\nE`), ["app/", "go.mod"]);
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

test("completion goes on where the file ends in the middle of an instruction", () => {
  assert.deepEqual(labelsAt("FROM a\nCOPY b \\\n  ‸"), ["app/", "go.mod", "a b.txt"]);
  assert.ok(labelsAt("FROM a\nRUN --mount=type=cache,target=/x \\\n  --‸").includes("--mount"));
  assert.ok(labelsAt("FROM a\nCOPY b /c\n‸").includes("RUN"));
});

test("completion of mounts' sources, protocols, shells, labels and variables that programs know", () => {
  const two = "FROM a AS first\nFROM b AS second\n";
  assert.deepEqual(labelsAt(`${two}RUN --mount=from=‸,target=/x y`), ["first", "debian:12", "ghcr.io/team/app:1"]);
  assert.deepEqual(labelsAt(`${two}RUN --mount=type=bind,source=‸`), ["app/", "go.mod"]);
  assert.equal(completed(`${two}RUN --mount=src=app/‸ y`, "main.go"), `${two}RUN --mount=src=app/main.go y`);
  assert.deepEqual(labelsAt(`${two}RUN --mount=type=bind,from=first,source=‸`), []);
  assert.deepEqual(labelsAt(`${two}RUN --mount=type=cache,source=‸`), []);
  assert.deepEqual(labelsAt(`${two}EXPOSE 80/‸`), ["tcp", "udp", "sctp"]);
  assert.deepEqual(labelsAt(`${two}EXPOSE 80‸`), []);
  assert.equal(
    completed(`${two}SHELL ‸`, '["/bin/bash", "-o", "pipefail", "-c"]'),
    `${two}SHELL ["/bin/bash", "-o", "pipefail", "-c"]`,
  );
  assert.equal(
    completed(`${two}LABEL a=b org.open‸`, "org.opencontainers.image.source"),
    `${two}LABEL a=b org.opencontainers.image.source=`,
  );
  assert.equal(completed(`${two}ENV PYTHONUN‸`, "PYTHONUNBUFFERED"), `${two}ENV PYTHONUNBUFFERED=`);
  assert.deepEqual(labelsAt(`${two}ENV A=‸`), []);
  assert.deepEqual(labelsAt(`${two}ENV A="b ‸c"`), []);
  assert.deepEqual(labelsAt(`${two}LABEL a="b ‸"`), []);
  assert.deepEqual(labelsAt(`${two}COPY <<‸EOF /x\nEOF`), []);
  assert.equal(completed(`${two}ONBUILD CO‸`, "COPY"), `${two}ONBUILD COPY `);
  assert.ok(!labelsAt(`${two}ONBUILD ‸`).includes("FROM"));
  // An ARG ends with the build.
  assert.deepEqual(labelsAt("FROM a\nARG V=1\nENV W=2\nRUN echo $‸"), ["V", "W"]);
  assert.deepEqual(labelsAt("FROM a\nARG V=1\nENV W=2\nCMD echo $‸"), ["W"]);
});

const hoverAt = (text: string): string | undefined => {
  const { text: plain, at } = withCursor(text);
  return features.hover(dockerfile.parse(plain), at, lookup)?.markdown;
};

test("hovers tell what a thing means here", () => {
  assert.match(hoverAt('FROM a\nC‸MD ["b"]\nENTRYPOINT ["e", "x y"]') ?? "", /The container will run: `e 'x y' b`/);
  assert.match(hoverAt("FROM a\nR‸UN x") ?? "", /layer/);
  assert.match(hoverAt("FROM a\nE‸NV A=1") ?? "", /no layer/);
  assert.match(hoverAt("FROM a\nARG V=1.2\nLABEL v=$‸V") ?? "", /`1.2`, set by ARG in line 2.*`--build-arg V=…`/);
  assert.match(hoverAt("ARG V‸=1.2\nFROM a:$V") ?? "", /default is `1.2`.*`--build-arg V=…`/);
  assert.match(hoverAt("ARG V=1.2\nFROM a\nARG V‸") ?? "", /default is `1.2`/);
  assert.match(hoverAt("FROM a\nARG V‸") ?? "", /no default/);
  assert.equal(hoverAt("FROM a\nENV W‸=1"), undefined);
  assert.match(hoverAt("FROM a\nENV W=1\nENV X‸=a$W") ?? "", /comes to `a1`/);
  assert.match(hoverAt('FROM a\nENV A=1 \\\n  B="x $C"\nLABEL v=$‸B') ?? "", /`"x \$C"`, set by ENV in line 3/);
  assert.match(hoverAt("FROM a\nLABEL v=$‸TARGETARCH") ?? "", /amd64.*ARG TARGETARCH/s);
  assert.match(hoverAt("FROM a\nRUN --mount=type=cache,tar‸get=/x b") ?? "", /Where it is mounted/);
  assert.match(hoverAt("FROM a\nRUN --mount=ty‸pe=secret,id=a b") ?? "", /never reaches a layer/);
  assert.match(hoverAt("FROM a\nCOPY --li‸nk a /b") ?? "", /layer of its own/);
  assert.match(hoverAt("FROM a AS b\nFROM c\nCOPY --from=‸b x /y") ?? "", /line 1/);
  assert.match(hoverAt("FROM scr‸atch") ?? "", /no certificates/);
  assert.match(hoverAt("ARG V=1\nFROM go‸lang:$V") ?? "", /`golang:1`/);
  assert.match(hoverAt("FROM a\nENV PYTHONUN‸BUFFERED=1") ?? "", /docker logs/);
  assert.match(hoverAt("FROM a\nLABEL org.opencontainers.image.so‸urce=x") ?? "", /Address of the source/);
  assert.match(hoverAt("# syn‸tax=x\nFROM a") ?? "", /registry/);
  assert.equal(hoverAt("FROM a\nRUN ec‸ho"), undefined);
  assert.match(hoverAt("FROM a AS bu‸ild\nFROM b\nCOPY --from=build x /y") ?? "", /built on `a`.*Used in line 3/s);
  assert.match(hoverAt("FROM a AS x‸\nFROM b") ?? "", /does without it/);
  assert.match(hoverAt("FROM a AS x\nFROM x AS y‸") ?? "", /built on `x`.*The last stage/s);
  assert.equal(hoverAt("FROM a\n‸"), undefined);
});

test("hovers of variables that a shell replaces", () => {
  const inRun = "FROM debian:12\nARG V=1.2\nENV W=w\nRUN ";
  assert.match(hoverAt(`${inRun}echo $‸V`) ?? "", /`1.2`, set by ARG in line 2/);
  assert.match(hoverAt(`${inRun}echo a && \\\n  # c\n  echo "\${W‸:-x}"`) ?? "", /`w`, set by ENV in line 3/);
  assert.match(hoverAt(`${inRun}<<E\necho $‸V\nE`) ?? "", /`1.2`/);
  assert.match(hoverAt(`${inRun}["sh", "-c", "echo $‸V"]`) ?? "", /`1.2`/);
  assert.equal(hoverAt(`${inRun}echo '$‸V'`), undefined);
  assert.match(hoverAt(`${inRun}echo $N‸O`) ?? "", /Nothing in this file sets it\.$/);
  assert.match(hoverAt("FROM team/app\nRUN echo $N‸O") ?? "", /The base image may\.$/);
  assert.match(hoverAt("FROM golang:1\nRUN echo $GO‸PATH") ?? "", /Set by the base image `golang`/);
  assert.match(hoverAt(`${inRun}for f in a; do echo $‸f; done`) ?? "", /The command sets it itself\.$/);
  assert.match(hoverAt(`${inRun}echo $HO‸ME`) ?? "", /The shell or the system/);
  assert.match(hoverAt("ARG V=1\nFROM a\nRUN echo $‸V") ?? "", /line 1, above all stages.*`ARG V`/);
  assert.match(hoverAt("FROM a\nRUN echo $TARGET‸ARCH") ?? "", /only after `ARG TARGETARCH`/);
  assert.match(hoverAt("FROM a\nRUN --mount=type=secret,id=tok,env=T echo $‸T") ?? "", /The secret `tok`/);
  assert.match(hoverAt(`${inRun}x\nCMD echo $‸V`) ?? "", /the container will not have it/);
  assert.match(hoverAt(`${inRun}x\nHEALTHCHECK CMD echo $‸W`) ?? "", /`w`, set by ENV/);
  assert.equal(hoverAt(`${inRun}x\nCMD ["echo", "$‸W"]`), undefined);
});

test("every instruction and every flag has its hover", () => {
  for (const { name, flags } of instructionWords) {
    assert.match(
      hoverAt(`FROM a\n${name[0] ?? ""}‸${name.slice(1)} x`) ?? "",
      new RegExp(`^\\*\\*${name}\\*\\*\n\n\\w`),
      name,
    );
    for (const flag of flags)
      assert.match(
        hoverAt(`FROM a\n${name} --${flag.name}‸=x y`) ?? "",
        /^\*\*--[\w-]+\*\*\n\n\w/,
        `${name} --${flag.name}`,
      );
  }
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
  // What the shell does not replace stays; what it sets itself goes along.
  assert.equal(
    renamed("FROM a\nARG V‸=1\nRUN awk '{print $V}' && V=2$V && export V && sh -c 'echo $V'", "W"),
    "FROM a\nARG W=1\nRUN awk '{print $V}' && W=2$W && export W && sh -c 'echo $W'",
  );
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

test("inlay hints: how large the images are that the engine has", () => {
  const doc = dockerfile.parse("ARG V=12\nFROM debian:$V AS x\nFROM x\nFROM team/app\nFROM node:24\nFROM toString");
  const sizes = { "debian:12": 117_234_567, "docker.io/team/app:latest": 900, "node:22": 5 };
  assert.deepEqual(
    features.inlayHints(doc, { ...lookup, sizes }).map(({ position, label }) => `${position.line} ${label}`),
    ["1  = debian:12", "1  117 MB", "3  900 B"],
  );
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

test("S172, S173 mounts of a note that has left their RUN out", () => {
  const note =
    "    --mount=type=bind,source=go.sum,target=go.sum \\\n    --mount=type=bind,source=go.mod,tar‸get=go.mod \\\n";
  assert.match(hoverAt(note) ?? "", /\*\*target\*\*.*\n\n.*build context.*read-only/s);
  assert.match(hoverAt("--mount=type=bind,tar‸get=. \\\n") ?? "", /Where it is mounted.*build context/s);
  assert.match(hoverAt("--mo‸unt=type=bind,target=. \\\n") ?? "", /\*\*--mount\*\*/);
  const { text, at } = withCursor("  --mount=type=bind,tar‸get=. \\\n");
  const range = features.hover(dockerfile.parse(text), at, lookup)?.range;
  assert.deepEqual(range, { start: { line: 0, character: 20 }, end: { line: 0, character: 28 } });
  assert.equal(completed("--mount=type=ca‸", "cache"), "--mount=type=cache");
  assert.equal(completed("  --mount=type=bind,targ‸", "target"), "  --mount=type=bind,target=");
  assert.ok(labelsAt("--mount=type=bind,target=a \\\n  --mount=type=cache,‸").includes("sharing"));
  assert.equal(
    completed("--mount=type=bind,source=go‸,target=.", "go.mod"),
    "--mount=type=bind,source=go.mod,target=.",
  );
});

test("M68 a bind mount is of the build context, not of the host", () => {
  assert.match(hoverAt("FROM a\nRUN --mount=type=bind,tar‸get=. b") ?? "", /Files of the build context.*read-only/);
  assert.match(hoverAt("FROM a\nRUN --mount=tar‸get=. b") ?? "", /Files of the build context.*read-only/);
  assert.doesNotMatch(hoverAt("FROM a\nRUN --mount=type=cache,tar‸get=/x b") ?? "", /build context/);
});

test("S182 platforms after --platform=", () => {
  const labels = labelsAt("FROM --platform=‸ a");
  for (const label of [
    "$BUILDPLATFORM",
    "linux/amd64",
    "linux/arm64",
    "linux/arm/v7",
    "linux/riscv64",
    "windows/amd64",
  ])
    assert.ok(labels.includes(label), label);
  assert.equal(completed("FROM --platform=linux/ar‸ a", "linux/arm/v7"), "FROM --platform=linux/arm/v7 a");
});

test("S184 which steps would be emulated", () => {
  const of = (platform: string): string => hoverAt(`FROM --plat‸form=${platform} a\nRUN b\nCOPY c d\nRUN e\n`) ?? "";
  assert.match(
    of("linux/arm64"),
    /On a machine that is not `linux\/arm64`, RUN in these lines is emulated and slow: 2, 4\./,
  );
  assert.match(of("$TARGETPLATFORM"), /Built for another platform.*: 2, 4\./);
  assert.match(of("$BUILDPLATFORM"), /nothing of it is emulated/);
  assert.doesNotMatch(of("$P"), /emulated/);
});

test("S146 the command line with the ENTRYPOINT of a stage below, or of the base image", () => {
  assert.match(hoverAt('FROM a:1 AS b\nENTRYPOINT ["e"]\nFROM b\nC‸MD ["c"]') ?? "", /The container will run: `e c`/);
  const node = hoverAt('FROM node:24-alpine\nC‸MD ["node", "a.js"]') ?? "";
  assert.match(node, /The container will run: `docker-entrypoint\.sh node a\.js`/);
  assert.match(node, /`docker-entrypoint\.sh` is the ENTRYPOINT of the base image `node`\./);
  const own = hoverAt('FROM node:24\nENTRYPOINT []\nC‸MD ["node", "a.js"]') ?? "";
  assert.match(own, /The container will run: `node a\.js`/);
  assert.doesNotMatch(own, /base image/);
  assert.doesNotMatch(hoverAt('FROM debian:12\nC‸MD ["a"]') ?? "", /ENTRYPOINT, these/);
  assert.match(hoverAt('FROM team/app:1\nC‸MD ["a"]') ?? "", /If the base image has an ENTRYPOINT/);
});
