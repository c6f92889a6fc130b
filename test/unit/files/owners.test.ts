import assert from "node:assert/strict";
import { test } from "node:test";
import { readIdMap, readNames, sameIds, shiftedIds } from "../../../src/files/owners.ts";

test("names of numbers, the first line of each; what is no line is none", () => {
  const names = readNames(
    "root:x:0:0:root:/root:/bin/sh\ntoor:x:0:0::/:\n\nbroken\napp:x:1000:1000\n:x:5:5\nodd:x:abc:1\n",
  );
  assert.deepEqual(
    [...names],
    [
      [0, "root"],
      [1000, "app"],
    ],
  );
});

test("numbers of a user namespace", () => {
  assert.equal(readIdMap("         0          0 4294967295\n"), sameIds);
  const rootless = readIdMap("         0       1000          1\n         1     100000      65536\n");
  assert.deepEqual([rootless(1000), rootless(100_000), rootless(100_999), rootless(0)], [0, 1, 1000, 65534]);
});

test("numbers of folders that an engine keeps for its own users", () => {
  assert.deepEqual([100_000, 101_000, 0].map(shiftedIds(100_000)), [0, 1000, 65534]);
});
