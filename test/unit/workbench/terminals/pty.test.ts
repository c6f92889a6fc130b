import assert from "node:assert/strict";
import { test } from "node:test";
import type { Screen } from "../../../../src/terminal/screen.ts";
import { createPty } from "../../../../src/workbench/terminals/pty.ts";
import { testScope } from "../../../support/fakeSession.ts";

function opened({
  leave = false,
  dimensions,
}: { leave?: boolean; dimensions?: { columns: number; rows: number } } = {}) {
  const scope = testScope();
  let screen: Screen | undefined;
  const content = createPty({ title: "t", icon: "i", open: (given) => void (screen = given) }, scope, { leave });
  const heard = { text: "", names: [] as string[], closed: [] as (number | void)[], typed: "" };
  content.pty.onDidWrite((text) => void (heard.text += text));
  content.pty.onDidChangeName?.((name) => heard.names.push(name));
  content.pty.onDidClose?.((code) => heard.closed.push(code));
  content.pty.open(dimensions);
  const given = screen ?? assert.fail("not opened");
  given.onDidType((data) => void (heard.typed += data));
  return { scope, content, screen: given, heard };
}

test("text, names and typing go through; a size that nobody told is a usual one", () => {
  const { content, screen, heard } = opened();
  assert.deepEqual(screen.size, { columns: 80, rows: 24 });
  screen.write("hello");
  screen.rename("new");
  content.pty.handleInput?.("typed");
  assert.deepEqual([heard.text, heard.names, heard.typed], ["hello", ["new"], "typed"]);
});

test("sizes are told at the start and when they change", () => {
  const { content, screen } = opened({ dimensions: { columns: 100, rows: 30 } });
  const sizes = [screen.size];
  screen.onDidResize((size) => sizes.push(size));
  content.pty.setDimensions?.({ columns: 120, rows: 40 });
  assert.deepEqual(sizes, [
    { columns: 100, rows: 30 },
    { columns: 120, rows: 40 },
  ]);
  assert.deepEqual(screen.size, { columns: 120, rows: 40 });
});

test("content that has ended stays readable with its exit code until a key is pressed", () => {
  const { content, screen, heard, scope } = opened();
  screen.write("last line");
  screen.end(3);
  assert.match(heard.text, /last line[^]*Ended with exit code 3\. Any key closes/);
  assert.equal(content.running, false);
  for (const noKey of ["\x1b[0n", "\x1b[I", "\x1b[<0;1;1M", "\x1b[24;80R"]) content.pty.handleInput?.(noKey);
  assert.deepEqual([heard.closed, heard.typed, scope.ended], [[], "", false]);
  content.pty.handleInput?.("x");
  assert.deepEqual([heard.closed, scope.ended], [[undefined], true]);
});

test("what a full-screen program left on is put back before the last line", () => {
  const { screen, heard } = opened();
  screen.end();
  for (const mode of ["?1047l", "?1000l", "?1004l", "?2004l", "?25h"])
    assert.ok(heard.text.includes(`\x1b[${mode}`), mode);
  assert.match(heard.text, /Ended\. Any key/);
});

test("content that closes itself gives its exit code to the editor and ends its scope", () => {
  const { screen, heard, scope, content } = opened();
  screen.close(0);
  screen.close(1);
  assert.deepEqual([heard.closed, scope.ended, content.running], [[0], true, false]);
});

test("for a task the editor tells how it ended", () => {
  const { screen, heard, scope } = opened({ leave: true });
  screen.end(7);
  assert.deepEqual([heard.closed, heard.text, scope.ended], [[7], "", true]);
});

test("after the terminal was closed nothing is written and nobody is harmed", () => {
  const { content, screen, heard, scope } = opened();
  content.pty.close();
  assert.equal(scope.ended, true);
  screen.write("late");
  screen.rename("late");
  screen.end(1);
  assert.deepEqual([heard.text, heard.names], ["", []]);
});
