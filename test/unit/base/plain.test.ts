import assert from "node:assert/strict";
import { test } from "node:test";
import { breakable, inCode, inMarkdown, plain, plainLines, withoutLinks } from "../../../src/base/plain.ts";

test("terminal sequences, bidi and zero-width characters cannot act, and can be seen", () => {
  assert.equal(plain("a\u001b]52;c;aGk=\u0007b"), "a�]52;c;aGk=�b");
  assert.equal(plain("a\u202egnp.exe"), "a�gnp.exe");
  assert.equal(plain("web\u200b-1"), "web�-1");
  assert.equal(plain("one\ntwo"), "one↵two");
  assert.equal(plain("\ud800x"), "�x");
  assert.equal(plain("việt 🐳"), "việt 🐳");
  assert.equal(plain("we\u00adb\u3164\u{e0061}"), "we�b��");
});

test("long text ends in an ellipsis and keeps to its length", () => {
  assert.equal(plain("x".repeat(10_000)).length, 200);
  assert.ok(plain("x".repeat(10_000)).endsWith("…"));
  assert.equal(plain("x".repeat(200)), "x".repeat(200));
  assert.equal(plain("abc🐳def", 5), "abc…");
});

test("lines stay lines where they are wanted", () => {
  assert.equal(plainLines("one\r\ntwo\u001b[2J"), "one\ntwo�[2J");
});

test("Markdown and HTML in foreign text stay text", () => {
  const escaped = inMarkdown("[click](command:x) <img src=x> **b** `c` | $(zap)");
  for (const mark of ["[", "]", "(", ")", "<", ">", "*", "`", "|", "$"]) assert.ok(!escaped.includes(mark), mark);
});

test("a code span cannot be left", () => {
  assert.equal(inCode("a`b|c"), "`aˋb¦c`");
  assert.equal(inCode(""), "");
});

test("the editor finds no link in a message, and a person reads the same", () => {
  const links = /\[[^\]]+\]\((?:https?:|command:|file:)/i;
  for (const said of [
    "[Fix it](command:workbench.action.quit)",
    "x [a](https://evil.example) [b](file:///etc/passwd)",
  ]) {
    assert.match(said, links);
    assert.doesNotMatch(withoutLinks(said), links);
    assert.equal(withoutLinks(said).replaceAll("\u2060", ""), said);
  }
});

test("addresses break behind their punctuation, ordinary words stay whole", () => {
  const shown = breakable("There is no socket at unix:///run/user/1000/docker.sock, nobody-knows why.");
  assert.equal(
    shown.replaceAll("\u200b", "|"),
    "There is no socket at unix:///|run/|user/|1000/|docker.|sock, nobody-knows why.",
  );
});
