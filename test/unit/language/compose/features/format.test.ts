// Formatting: indentation and blanks only, the same values, the second time nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../../src/base/text.ts";
import { format } from "../../../../../src/language/compose/features/format.ts";
import { parse } from "../../../../../src/language/compose/syntax/document.ts";

const formatted = (text: string, tabSize = 2): string => applyEdits(text, format(parse(text), { tabSize }));

test("indentation becomes even; comments, anchors, quotes and numbers stay", () => {
  const before =
    "services:\n    web: &w   \n        image:   'x'   # c\n        # about ports\n        ports:\n        -   \"80:80\"\n        -   target: 0x50\n            published: 2\n        command: |\n            a\n              b   \n        environment:\n            - A=1\n\n    # the db\n    db:\n        <<: *w\n";
  const after =
    "services:\n  web: &w\n    image: 'x'   # c\n    # about ports\n    ports:\n    -   \"80:80\"\n    -   target: 0x50\n        published: 2\n    command: |\n        a\n          b   \n    environment:\n      - A=1\n\n  # the db\n  db:\n    <<: *w\n";
  assert.equal(formatted(before), after);
  assert.equal(formatted(after), after);
});

test("a comment that ends a block stays with it", () => {
  const before = "services:\n    web:\n        image: x\n        # more\n    # those\nvolumes:\n    a:\n    # last\n";
  const after = "services:\n  web:\n    image: x\n    # more\n  # those\nvolumes:\n  a:\n  # last\n";
  assert.equal(formatted(before), after);
  assert.equal(formatted(after), after);
});

test("anchors and tags move up to the colon, line ends stay", () => {
  assert.equal(formatted("a:   &x\r\n    b:   !reset  null\r\n"), "a: &x\r\n  b: !reset  null\r\n");
});

test("other widths", () => {
  assert.equal(formatted("a:\n  b:\n    - c: 1\n      d: 2\n", 4), "a:\n    b:\n        - c: 1\n          d: 2\n");
});

test("nothing is done to what cannot be read", () => {
  for (const text of ["a: [\n", "a:\n   b: 1\n  c: 2\n", "", "\ta: 1\n"]) assert.equal(formatted(text), text);
});
