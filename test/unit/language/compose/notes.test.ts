// The Compose blocks of notes that people learn Docker from, to the letter: what is said of them, what a fix makes of them, and
// what hovers put right. The numbers are those of the list of cases that the extension is to be good at.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits, linesOf } from "../../../../src/base/text.ts";
import { compose } from "../../../../src/language/compose/compose.ts";
import { definition } from "../../../../src/language/compose/features/named.ts";
import { complete } from "../../../../src/language/compose/features/complete.ts";
import { hover } from "../../../../src/language/compose/features/hover.ts";
import type { Finding } from "../../../../src/language/language.ts";
import { lint } from "../../../../src/language/lint.ts";
import { withCursor } from "./features/cursors.ts";

/** With the blanks at the ends of its lines. */
const web = [
  'version: "3.8" ',
  "",
  "services:",
  "  web-fe:",
  "    build: .",
  "    command: python app.py ",
  "    ports:",
  "    - target: 5000",
  "      published: 5000",
  "    networks:",
  "      - counter-net",
  "    volumes:",
  "      - type: volume",
  "        source: counter-vol",
  "        target: /code ",
  "  redis:",
  '    image: "redis:alpine" ',
  "    networks:",
  "      counter-net:",
  "",
  "networks: ",
  "  counter-net:",
  "",
  "volumes: ",
  "  counter-vol:",
].join("\n");

const overlay = ["networks:", "  over-net:", "  driver: overlay", "  attachable: true"].join("\n");

const found = (text: string): readonly Finding[] => lint(compose, compose.parse(text), { folder: "counter" });

/** Severity, rule and the first line of the words that are underlined; the blanks at line ends are a case of their own. */
const told = (text: string): readonly string[] => {
  const lines = linesOf(text);
  return found(text)
    .filter(({ rule }) => rule !== "trailingBlanks")
    .map(({ severity, rule, range }) => {
      const words = text.slice(lines.offset(range.start), lines.offset(range.end)).split("\n")[0];
      return `${severity} ${rule} ${range.start.line + 1} ${words ?? ""}`;
    });
};

function fixedBy(text: string, rule: string): string {
  const [fix] = found(text).find((finding) => finding.rule === rule)?.fixes ?? [];
  assert.ok(fix, rule);
  return applyEdits(text, fix.edits);
}

const hovered = (marked: string): string => {
  const { doc, at } = withCursor(marked);
  return hover(doc, at, { folder: "counter" })?.markdown ?? "";
};

const withoutVersion = web.split("\n").slice(2).join("\n");

test("M33, S195 version is obsolete, and the fix takes it away", () => {
  assert.deepEqual(told(web), ["warning obsoleteVersion 1 version", "info volumeHidesImage 13 type: volume"]);
  const fixed = fixedBy(web, "obsoleteVersion");
  assert.equal(fixed.trimStart(), withoutVersion);
  assert.deepEqual(told(fixed), ["info volumeHidesImage 12 type: volume"]);
});

test("S196 the block without its version is clean but for what M35 says and the blanks at line ends", () => {
  assert.deepEqual(told(withoutVersion), ["info volumeHidesImage 11 type: volume"]);
  const blanks = found(withoutVersion).filter(({ rule }) => rule === "trailingBlanks");
  assert.ok(blanks.length > 0 && blanks.every(({ severity }) => severity === "hint"));
  const trimmed = withoutVersion.replaceAll(/ +$/gm, "").replace("/code", "/data");
  assert.deepEqual(found(trimmed), [], "and without either nothing is said at all");
});

test("M34, S194 a fixed port, where several containers are asked for, by scale and by replicas", () => {
  for (const more of ["    scale: 2\n", "    deploy:\n      replicas: 2\n"]) {
    const scaled = withoutVersion.replace("    build: .\n", `    build: .\n${more}`);
    const line = more.split("\n").length - 1 + 6;
    assert.ok(told(scaled).includes(`warning scaleWithFixedPort ${line} target: 5000`), told(scaled).join("\n"));
  }
  const named = withoutVersion.replace("    build: .\n", "    build: .\n    scale: 2\n    container_name: web\n");
  assert.ok(told(named).some((one) => one.startsWith("error containerNameAndScale")));
});

test("M35 the volume at /code hides what a newer image has there", () => {
  const message = found(web).find(({ rule }) => rule === "volumeHidesImage")?.message ?? "";
  assert.match(message, /hides what the image has at \/code/);
});

test("M32, S198 driver and attachable beside the network: one error, and after its one fix all is clean", () => {
  assert.deepEqual(told(overlay), ["error misindentedKeys 3 driver"]);
  const fixed = fixedBy(overlay, "misindentedKeys");
  assert.equal(fixed, "networks:\n  over-net:\n    driver: overlay\n    attachable: true");
  assert.deepEqual(told(fixed), []);
});

test("M60 the key is driver, not drive", () => {
  const slip = "networks:\n  over-net:\n    drive: overlay\n";
  assert.deepEqual(told(slip), ["error unknownKey 3 drive"]);
  assert.equal(fixedBy(slip, "unknownKey"), slip.replace("drive:", "driver:"));
});

test("M57 the notes' subnet is of the internet, in a Compose file too", () => {
  const text = "networks:\n  net:\n    driver: bridge\n    ipam:\n      config:\n        - subnet: 182.18.0.0/16\n";
  assert.deepEqual(told(text), ["hint publicSubnet 6 182.18.0.0/16"]);
  assert.equal(fixedBy(text, "publicSubnet"), text.replace("182.18", "10.18"));
});

test("S193 the names that the containers of the block get", () => {
  assert.match(hovered(web.replace("  web-fe:", "  web‸-fe:")), /`counter-web-fe-1`/);
});

test("S197 the networks and volumes of the block: where they are given, and what nobody gives or uses", () => {
  const at = (marked: string): readonly number[] => {
    const { doc, at: position } = withCursor(marked);
    return definition(doc, position, {}).map(({ range }) => range.start.line + 1);
  };
  assert.deepEqual(at(web.replace("      - counter-net", "      - counter‸-net")), [22]);
  assert.deepEqual(at(web.replace("      counter-net:", "      counter‸-net:")), [22]);
  assert.deepEqual(at(web.replace("source: counter-vol", "source: counter‸-vol")), [25]);
  const unknown = withoutVersion.replace("source: counter-vol", "source: counter-vole");
  assert.ok(told(unknown).includes("error undefinedVolume 12 counter-vole"), told(unknown).join("\n"));
  const unused = withoutVersion.replace("  counter-vol:", "  counter-vol:\n  other-vol:");
  assert.ok(told(unused).includes("hint unusedResource 24 other-vol"), told(unused).join("\n"));
});

test("S196 the keys of the block are offered and explained", () => {
  const { doc, at } = withCursor(web.replace("    build: .", "    ‸"));
  const labels = complete(doc, at, {}).map(({ label }) => label);
  for (const key of ["build", "image", "environment"]) assert.ok(labels.includes(key), key);
  for (const key of ["command", "ports", "networks", "volumes"])
    assert.match(hovered(web.replace(`    ${key}:`, `    ${key.slice(0, 2)}‸${key.slice(2)}:`)), new RegExp(key), key);
  assert.match(hovered(web.replace("published:", "publ‸ished:")), /on the host/);
});

test("M51, S199 overlay needs a swarm, bridge is for one machine", () => {
  const fixed = fixedBy(overlay, "misindentedKeys");
  assert.match(hovered(fixed.replace("driver: ov", "driver: ov‸")), /overlay .*needs a swarm/);
  assert.match(hovered(fixed.replace("driver", "dri‸ver")), /bridge joins containers of one machine/);
  assert.match(hovered(fixed.replace("attach", "attach‸")), /swarm/);
});

test("M59 the engine's resolver is at 127.0.0.11", () => {
  assert.match(hovered(web.replace("networks: ", "netw‸orks: ")), /127\.0\.0\.11, which the default bridge has not/);
});

const service = "services:\n  a:\n    image: x:1\n    ";

test("M62 a stop takes nothing away, removing does", () => {
  assert.match(hovered(`${service}stop_gr‸ace_period: 10s\n`), /keeps what the container wrote/);
});

test("M65 there are four restart policies", () => {
  assert.match(hovered(`${service}rest‸art: always\n`), /There are four: no, on-failure, always, and unless-stopped/);
  assert.ok(told(`${service}restart: on-failed\n`).some((one) => one.endsWith("on-failed")));
});

test("M66 in host mode nothing is mapped", () => {
  assert.match(hovered(`${service}network_mode: ho‸st\n`), /nothing is mapped/);
});
