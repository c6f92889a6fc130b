// Short mounts, drive letters included.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shortMount } from "../../../../../../src/language/compose/model/forms/shortMount.ts";

test("parts of a mount", () => {
  const parts = (text: string): unknown => {
    const mount = shortMount(text);
    return typeof mount === "string" ? mount : [mount.type, mount.source, mount.target, ...mount.options];
  };
  const table: Readonly<Record<string, unknown>> = {
    "data:/x:ro,z": ["volume", "data", "/x", "ro", "z"],
    "./a:/x": ["bind", "./a", "/x"],
    "~/a:/x": ["bind", "~/a", "/x"],
    "C:\\a:/x": ["bind", "C:\\a", "/x"],
    "c:/a:/x": ["bind", "c:/a", "/x"],
    "/only": ["volume", undefined, "/only"],
    "a:b": ["volume", undefined, "a:b"],
    "a:": ["volume", undefined, "a:"],
    "a/b:/c": ["volume", "a/b", "/c"],
    "": "empty",
    ":/b": "emptySection",
    "./a:": "emptySection",
    "data:/x:": "emptySection",
    "C:\\a:": "emptySection",
    "/a:/b:c:/d/e:x": "colons",
  };
  for (const [text, expected] of Object.entries(table)) assert.deepEqual(parts(text), expected, text);
});
