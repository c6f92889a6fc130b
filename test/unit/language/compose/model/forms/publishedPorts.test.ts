// Which ports of the host a service takes, and which of them get in each other's way.
import assert from "node:assert/strict";
import { test } from "node:test";
import { projectOf } from "../../../../../../src/language/compose/model/project.ts";
import { collide, publishedBy } from "../../../../../../src/language/compose/model/forms/publishedPorts.ts";
import { parse } from "../../../../../../src/language/compose/syntax/document.ts";
import { service } from "../../rules/cases.ts";

const published = (ports: string) => {
  const project = projectOf(parse(service(`ports: [${ports}]`)), {});
  const a = project.services.get("a");
  return a === undefined ? [] : publishedBy(project, a);
};

test("only fixed ports of the host count", () => {
  const spans = published(
    '"80", "81:80", "90-92:80", "70-71:70-71", { target: 1, published: "5" }, { target: 2 }, "0:3", "${X}:4"',
  );
  assert.deepEqual(
    spans.map(({ span }) => [span.first, span.last]),
    [
      [81, 81],
      [70, 71],
      [5, 5],
    ],
  );
});

test("address and protocol count", () => {
  const [all, loop, other, udp] = published('"80:1", "127.0.0.1:80:2", "127.0.0.2:80:3", "80:4/udp"');
  assert.ok(all !== undefined && loop !== undefined && other !== undefined && udp !== undefined);
  assert.deepEqual([collide(all, loop), collide(loop, other), collide(all, udp)], [true, false, false]);
});
