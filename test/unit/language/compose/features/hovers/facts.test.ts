// Facts that are often taken amiss stand in the hovers of their keys.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hover } from "../../../../../../src/language/compose/features/hover.ts";
import { withCursor } from "../cursors.ts";

const hoverAt = (marked: string, folder?: string): string => {
  const { doc, at } = withCursor(marked);
  return hover(doc, at, { folder })?.markdown ?? "";
};

test("networks, drivers, host mode, restart policies", () => {
  const service = "services:\n  a:\n    image: x\n";
  assert.match(hoverAt(`${service}    net‸works: [b]\n`), /127\.0\.0\.11/);
  assert.match(hoverAt(`${service}    network‸_mode: host\n`), /ports has no effect/);
  assert.match(hoverAt(`${service}    rest‸art: always\n`), /There are four/);
  assert.match(hoverAt("networks:\n  a:\n    dri‸ver: bridge\n"), /overlay joins several machines/);
  assert.match(hoverAt(`${service}    vol‸umes: []\n`), /first content/);
});

test("the names of containers are those for the folder at hand, unless the file says otherwise", () => {
  assert.match(hoverAt("services:\n  w‸eb:\n    image: x\n", "My Shop"), /`myshop-web-1`/);
  assert.match(hoverAt("name: other\nservices:\n  w‸eb:\n    image: x\n", "shop"), /`other-web-1`/);
  assert.match(hoverAt("services:\n  w‸eb:\n    image: x\n"), /web-1/);
});
