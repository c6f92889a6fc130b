import assert from "node:assert/strict";
import { test } from "node:test";
import type { Container } from "../../../src/model/resources.ts";
import { defaultSettings } from "../../../src/manifest/settings.ts";
import { changedBetween, childrenOf, forestOf, type Forest } from "../../../src/tree/forest.ts";
import type { TreeNode } from "../../../src/tree/node.ts";
import { containersSource } from "../../../src/tree/sources/containers.ts";
import { fakeSession, fakeSessions } from "../../support/fakeSession.ts";
import { aComposeContainer, aContainer, idOf, madeAt } from "../../support/resources.ts";

const node = (id: string, over: Partial<TreeNode> = {}): TreeNode => ({
  id,
  label: id,
  icon: "circle",
  context: ";x;",
  spoken: id,
  session: "default",
  ...over,
});

const forest = (...roots: readonly TreeNode[]): Forest => forestOf(roots);

test("rows are found by id, with the row above", () => {
  const found = forest(node("a", { children: [node("a/b", { children: [node("a/b/c")] })] }));
  assert.equal(found.get("a/b/c")?.label, "a/b/c");
  assert.equal(found.parentOf("a/b/c"), "a/b");
  assert.equal(found.parentOf("a"), undefined);
  assert.equal(found.get("nowhere"), undefined);
});

test("a record's first row is found, not one that stands for it among others", () => {
  const web = aContainer();
  const found = forest(node("group", { stands: [web], children: [node("group/web", { of: web })] }));
  assert.equal(found.showing("container", web.id), "group/web");
  assert.equal(found.showing("image", web.id), undefined);
});

test("equal forests have no difference", () => {
  const make = (): Forest => forest(node("a", { children: [node("a/b")] }), node("c"));
  assert.deepEqual(changedBetween(make(), make()), []);
});

test("each part of a face that changes names its row", () => {
  const faces: readonly Partial<TreeNode>[] = [
    { label: "other" },
    { description: "other" },
    { icon: "square" },
    { context: ";y;" },
    { spoken: "other" },
    { of: aContainer() },
    { open: true },
    { dimmed: true },
    { warns: true },
    { children: "on open" },
    { children: [] },
  ];
  for (const face of faces)
    assert.deepEqual(
      changedBetween(forest(node("r"), node("a")), forest(node("r"), node("a", face))),
      ["a"],
      JSON.stringify(face),
    );
});

test("a child that comes, goes or moves names its parent, at the root the whole view", () => {
  const parent = (...ids: readonly string[]): Forest => forest(node("p", { children: ids.map((id) => node(id)) }));
  assert.deepEqual(changedBetween(parent("a"), parent("a", "b")), ["p"]);
  assert.deepEqual(changedBetween(parent("a", "b"), parent("b")), ["p"]);
  assert.deepEqual(changedBetween(parent("a", "b"), parent("b", "a")), ["p"]);
  assert.equal(changedBetween(forest(node("a")), forest(node("a"), node("b"))), "roots");
  assert.equal(changedBetween(forest(node("a"), node("b")), forest(node("b"), node("a"))), "roots");
});

test("what stands below a named row is not named: it is fetched with it", () => {
  const make = (word: string): Forest =>
    forest(node("p", { description: word, children: [node("p/c", { description: word })] }), node("q"));
  assert.deepEqual(changedBetween(make("one"), make("two")), ["p"]);
});

test("one container of a thousand that changes is one row", () => {
  const containers = Array.from({ length: 1000 }, (_, index) => aContainer({ name: `c-${index}` }));
  const session = fakeSession({ containers });
  const sessions = fakeSessions({ open: [session] });
  const look = (): Forest =>
    forestOf(containersSource.roots(sessions, { settings: defaultSettings, filter: "", now: madeAt }));
  const before = look();
  session.show({
    containers: containers.map((container): Container =>
      container.name === "c-500" ? { ...container, state: "paused" } : { ...container },
    ),
  });
  const after = look();
  const changed = changedBetween(before, after);
  assert.deepEqual(changed, [after.showing("container", idOf("c-500"))]);
});

test("property: after any change, fetching the named rows again gives today's forest", () => {
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const states = ["running", "paused", "exited", "created"] as const;
  const some = (): readonly Container[] =>
    Array.from({ length: random(12) }, (_, index) =>
      random(2) === 0
        ? aContainer({ name: `c-${random(8)}-${index}`, state: states[random(4)] })
        : aComposeContainer(`p${random(3)}`, `s${random(3)}`, { name: `s-${index}`, state: states[random(4)] }),
    );
  const session = fakeSession();
  const sessions = fakeSessions({ open: [session] });
  const look = (): Forest =>
    forestOf(containersSource.roots(sessions, { settings: defaultSettings, filter: "", now: madeAt }));
  let before = look();
  for (let turn = 0; turn < 300; turn += 1) {
    session.show({ containers: some() });
    const after = look();
    assert.deepEqual(changedBetween(after, look()), [], "nothing changed");
    assert.deepEqual(shape(fetched(before, after)), shape(after.roots));
    before = after;
  }
});

/** What an editor holds that had `before` and fetches again what is named. */
function fetched(before: Forest, after: Forest): readonly TreeNode[] {
  const changed = changedBetween(before, after);
  if (changed === "roots") return after.roots;
  const named = new Set(changed);
  const renew = (old: TreeNode): TreeNode => {
    if (named.has(old.id)) return after.get(old.id) ?? old;
    return typeof old.children === "object" ? { ...old, children: childrenOf(old).map(renew) } : old;
  };
  return before.roots.map(renew);
}

const shape = (nodes: readonly TreeNode[]): unknown =>
  nodes.map((each) => [each.id, each.label, each.description, each.icon, each.context, shape(childrenOf(each))]);
