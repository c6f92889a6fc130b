// What is offered where, on lines that are half written too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../../src/base/text.ts";
import { complete } from "../../../../../src/language/compose/features/complete.ts";
import type { Lookup } from "../../../../../src/language/language.ts";
import { withCursor } from "./cursors.ts";

const lookup: Lookup = {
  environment: { HOME: "/root", DB_PASSWORD: "hunter2" },
  images: ["nginx:1.27", "redis:7"],
  list: (path) => ({ ".": ["src/", "Dockerfile", "a.env"], src: ["main.ts"] })[path] ?? [],
  read: (path) => (path === "Dockerfile" ? "FROM a AS base\nFROM base AS prod\n" : undefined),
};

const labels = (marked: string): readonly string[] => {
  const { doc, at } = withCursor(marked);
  return complete(doc, at, lookup).map(({ label }) => label);
};

/** The text after one of the offers was taken. */
function taken(marked: string, label: string): string {
  const { doc, at } = withCursor(marked);
  const found = complete(doc, at, lookup).find((one) => one.label === label);
  assert.ok(found !== undefined, label);
  return applyEdits(doc.lines.text, [found.edit]);
}

const web = "services:\n  web:\n    ";

test("keys by the table, without those that stand there", () => {
  assert.ok(labels("‸").includes("services"));
  assert.ok(labels(`${web}‸`).includes("image"));
  assert.ok(
    !labels(`${web}image: x\n    ‸\n    restart: always\n`).some((label) => label === "image" || label === "restart"),
  );
  assert.deepEqual(labels(`${web}deploy:\n      resources:\n        limits:\n          ‸`), ["cpus", "memory", "pids"]);
  assert.ok(labels(`${web}build: { ‸ }`).includes("context"));
  assert.ok(labels(`${web}ports:\n    - ‸`).includes("published"));
  assert.ok(labels(`${web}ports:\n      - target: 80\n        ‸`).includes("published"));
});

test("a key comes with what follows it", () => {
  assert.equal(taken(`${web}im‸`, "image"), `${web}image: $0`);
  assert.equal(taken(`${web}po‸`, "ports"), `${web}ports:\n  - $0`);
  assert.equal(taken(`${web}im‸: x`, "image"), `${web}image: x`);
});

test("names of services, networks, volumes", () => {
  const more = "\n  db:\n    image: x:1\nnetworks:\n  front:\nvolumes:\n  data:\n";
  assert.deepEqual(labels(`${web}depends_on:\n      - ‸${more}`), ["db"]);
  assert.deepEqual(labels(`${web}depends_on: [‸]${more}`), ["db"]);
  assert.deepEqual(labels(`${web}networks: [fr‸]${more}`), ["front", "default"]);
  assert.ok(labels(`${web}volumes:\n      - ‸${more}`).includes("data"));
  assert.equal(taken(`${web}network_mode: service:‸${more}`, "db"), `${web}network_mode: service:db${more}`);
  assert.deepEqual(labels(`${web}extends:\n      service: ‸${more}`), ["db"]);
  assert.deepEqual(labels(`${web}networks: [back]\nnetworks:\n  ‸`), ["back"]);
});

test("words, stages, files, images, variables", () => {
  assert.deepEqual(labels(`${web}depends_on:\n      db:\n        condition: ‸`), [
    "service_started",
    "service_healthy",
    "service_completed_successfully",
  ]);
  assert.deepEqual(labels(`${web}build:\n      target: ‸`), ["base", "prod"]);
  assert.deepEqual(labels(`${web}env_file: ‸`), ["src/", "Dockerfile", "a.env"]);
  assert.equal(taken(`${web}env_file: src/m‸`, "main.ts"), `${web}env_file: src/main.ts`);
  assert.deepEqual(labels(`${web}image: ‸`), ["nginx:1.27", "redis:7"]);
  assert.equal(taken(`${web}command: echo \${H‸}`, "${HOME}"), `${web}command: echo \${HOME}`);
  assert.equal(taken(`${web}restart: ‸`, "no"), `${web}restart: "no"`);
  assert.deepEqual(labels(`${web}privileged: ‸`), ["true", "false"]);
});

test("services to extend are those of the file that is named, else of this one", () => {
  const offered = (marked: string): readonly string[] => {
    const { doc, at } = withCursor(marked);
    const texts: Readonly<Record<string, string>> = {
      "base.yaml": "services:\n  web:\n    image: x\n  common:\n    image: x\n",
      "inc.yaml": "services:\n  far:\n    image: x\n",
    };
    return complete(doc, at, { read: (path) => texts[path] }).map(({ label }) => label);
  };
  const more = "\n  db:\n    image: x\n";
  assert.deepEqual(offered(`include: [inc.yaml]\n${web}extends:\n      service: ‸${more}`), ["db"]);
  assert.deepEqual(offered(`${web}extends:\n      file: ./base.yaml\n      service: ‸${more}`), ["web", "common"]);
  assert.deepEqual(offered(`${web}extends: { file: base.yaml, service: c‸ }${more}`), ["web", "common"]);
  assert.deepEqual(offered(`include: [inc.yaml]\n${web}depends_on: [‸]${more}`), ["db", "far"]);
});

test("files that a key usually names come first", () => {
  const first = (marked: string): string | undefined => {
    const { doc, at } = withCursor(marked);
    const found = complete(doc, at, {
      list: () => ["a.txt", "b.yaml", "Dockerfile.dev", "sub/", "web.env"],
    });
    return [...found].sort((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1))[0]?.label;
  };
  assert.equal(first(`${web}env_file: ‸`), "web.env");
  assert.equal(first(`${web}env_file:\n      - path: ‸`), "web.env");
  assert.equal(first(`${web}build:\n      dockerfile: ‸`), "Dockerfile.dev");
  assert.equal(first("include:\n  - ‸"), "b.yaml");
  assert.equal(first(`${web}extends:\n      file: ‸`), "b.yaml");
});

test("nothing in comments and texts", () => {
  assert.deepEqual(labels(`${web}image: x # ‸`), []);
  assert.deepEqual(labels(`${web}command: >\n      ‸`), []);
});

test("nothing where it would break what stands there", () => {
  for (const marked of [
    `${web}image:‸ nginx:1.27\n`,
    `${web}image: ‸ nginx:1.27\n`,
    `${web}image: ‸"nginx:1.27"\n`,
    `${web}image: "nginx:1.27"‸\n`,
    `${web}image: !!str ‸"nginx:1.27"\n`,
    `${web}build:‸\n      context: .\n`,
    `${web}env_file:‸ # those\n\n    - a.env\n`,
    `${web}env_file: ‸[a.env]\n`,
    `${web}env_file: [a.env]‸\n`,
    `${web}env_file: ["a.env"‸]\n`,
    `${web}env_file: [‸ a.env]\n`,
    `${web}env_file:\n      -‸ a.env\n`,
    `${web}env_file:\n      ‸- a.env\n`,
    `${web}ports:\n      ‸- target: 80\n`,
    `${web}depends_on: {‸ db: {condition: service_started}}\n`,
    `services:\n  web:\n  ‸  image: x\n`,
  ])
    assert.deepEqual(labels(marked), [], marked);
});

test("Compose's tags, and values behind tags and anchors", () => {
  assert.deepEqual(labels(`${web}ports: !‸`), ["!reset", "!override"]);
  assert.equal(taken(`${web}ports: !o‸v\n`, "!override"), `${web}ports: !override\n`);
  assert.deepEqual(labels(`${web}privileged: !override ‸`), ["true", "false"]);
  assert.deepEqual(labels(`${web}privileged: &p t‸`), ["true", "false"]);
});

test("a blank that is missing comes along", () => {
  assert.equal(taken(`${web}restart:‸\n`, "always"), `${web}restart: always\n`);
  assert.equal(taken(`${web}env_file:\n      -‸\n`, "a.env"), `${web}env_file:\n      - a.env\n`);
  assert.equal(taken(`${web}logging: {driver:‸}\n`, "local"), `${web}logging: {driver: local}\n`);
  assert.equal(taken(`${web}restart: ‸\n`, "always"), `${web}restart: always\n`);
});

test("values of secrets are not shown", () => {
  const { doc, at } = withCursor(`${web}command: $‸`);
  assert.ok(!JSON.stringify(complete(doc, at, lookup)).includes("hunter2"));
});

const anchored = "x-env: &env\n  A: b\nx-log: &log {driver: local}\nx-base: &base\n  restart: always\n";

test("aliases at a merge key and behind an asterisk: what fits comes first, what holds the cursor not at all", () => {
  const sorted = (marked: string): readonly string[] => {
    const { doc, at } = withCursor(marked);
    const found = complete(doc, at, lookup).map(({ label, sortText = "" }) => [sortText, label] as const);
    return found.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, label]) => label);
  };
  assert.deepEqual(sorted(`${anchored}${web}<<: *‸`), ["*base", "*env", "*log"]);
  assert.deepEqual(sorted(`${anchored}${web}<<: ‸`), ["*base", "*env", "*log"]);
  assert.deepEqual(sorted(`${anchored}${web}<<: [*base, *‸]`), ["*base", "*env", "*log"]);
  assert.deepEqual(sorted(`${anchored}${web}logging: *‸`), ["*log", "*base", "*env"]);
  assert.deepEqual(sorted(`${anchored}${web}environment:\n      <<: *‸`), ["*base", "*env", "*log"]);
  assert.deepEqual(sorted(`x-p: &p 8080:80\nx-l: &l [a]\n${web}ports:\n      - *‸`), ["*p", "*l"]);
  assert.deepEqual(sorted(`x-p: &p 8080:80\nx-l: &l\n- a\n${web}dns: *‸`), ["*l", "*p"]);
  assert.deepEqual(sorted(`x-a: &a\n  b: &b c\n  <<: *‸`), []);
  assert.deepEqual(sorted(`x-a: &a\n  b: &b c\n  d: *‸`), ["*b"]);
  assert.deepEqual(sorted(`x-a: &a\n- b\n- *‸`), []);
  assert.deepEqual(sorted(`x-a: &a\n- &b c\n- *‸`), ["*b"]);
  assert.deepEqual(sorted(`x-a: &a 1\nx-b: *‸`), ["*a"]);
  assert.deepEqual(sorted(`x-a: &a 1\n---\nx-b: *‸`), []);
  assert.deepEqual(sorted(`x-b: *‸\nx-a: &a 1\n`), []);
  assert.deepEqual(sorted(`${web}image: "*‸"`), ["nginx:1.27", "redis:7"]);
  assert.equal(taken(`${anchored}${web}<<: *ba‸s\n`, "*base"), `${anchored}${web}<<: *base\n`);
});

test("a merge key comes with its alias, where the mapping takes all of it", () => {
  const offered = (marked: string): readonly string[] => labels(marked).filter((label) => label.startsWith("<<"));
  assert.deepEqual(offered(`${anchored}${web}‸`), ["<<: *base"]);
  assert.deepEqual(offered(`${anchored}${web}<<: *base\n    ‸`), []);
  assert.deepEqual(offered(`${anchored}${web}logging:\n      ‸`), ["<<: *log"]);
  assert.equal(taken(`${anchored}${web}<‸`, "<<: *base"), `${anchored}${web}<<: *base`);
});

test("below x- the keys of what the anchor is used for", () => {
  const use = `${web}<<: *base\n    logging: *log\n`;
  assert.ok(labels(`x-base: &base\n  ‸\n${use}`).includes("image"));
  assert.ok(labels(`x-base: &base\n  restart: ‸\n${use}`).includes("unless-stopped"));
  assert.deepEqual(labels(`x-base: &base\n  build:\n    cont‸\n${use}`).slice(0, 1), ["context"]);
  assert.ok(labels(`x-log: &log\n  ‸\n${use}`).includes("driver"));
  assert.ok(labels(`x-all:\n  one: &log\n    ‸\nx-base: &base\n  logging: *log\n${use}`).includes("driver"));
  assert.deepEqual(labels("x-base: &base\n  ‸\n"), []);
});

test("M69 values with a fixed set are offered: capabilities, security options, signals, limits and their like", () => {
  assert.ok(labels(`${web}cap_add:\n      - ‸`).includes("NET_ADMIN"));
  assert.equal(labels(`${web}cap_drop: [‸]`).length, 42);
  assert.equal(taken(`${web}cap_drop:\n      ‸`, "- ALL"), `${web}cap_drop:\n      - ALL`);
  assert.ok(labels(`${web}security_opt:\n      - ‸`).includes("no-new-privileges:true"));
  assert.ok(labels(`${web}stop_signal: ‸`).includes("SIGUSR1"));
  assert.equal(taken(`${web}ulimits:\n      nof‸`, "nofile"), `${web}ulimits:\n      nofile: `);
  assert.deepEqual(
    labels(`${web}logging:\n      options:\n        max-size: 10m\n        ‸`).filter((one) => one.startsWith("max-")),
    ["max-file", "max-buffer-size"],
  );
  assert.ok(labels(`${web}sysctls:\n      - ‸`).includes("net.core.somaxconn="));
  assert.ok(labels(`${web}sysctls:\n      ‸`).includes("net.core.somaxconn"));
  assert.ok(labels(`${web}healthcheck:\n      interval: ‸`).includes("30s"));
  assert.ok(labels(`${web}deploy:\n      placement:\n        constraints: [‸]`).includes("node.role == manager"));
  assert.ok(labels("volumes:\n  a:\n    driver_opts:\n      ‸").includes("device"));
  assert.ok(labels("networks:\n  a:\n    driver_opts:\n      ‸").includes("com.docker.network.bridge.name"));
});

test("a new item of a list has all its keys to offer, whatever the one above says", () => {
  const list = `${web}volumes:\n      - type: bind\n        source: .\n        target: /a\n      - ty‸\n`;
  assert.ok(labels(list).includes("type"));
  assert.ok(!labels(list.replace("ty‸", "type: bind\n        ‸")).includes("type"));
  assert.ok(!labels(list.replace("ty‸", "‸\n        type: bind")).includes("type"));
});
