import assert from "node:assert/strict";
import { test } from "node:test";
import { describeReason } from "../../../../src/engine/endpoint/describeReason.ts";
import type { Reason } from "../../../../src/engine/endpoint/endpoint.ts";

test("each reason has words of its own", () => {
  const reasons: readonly Reason[] = [
    { by: "setting" },
    { by: "environment" },
    { by: "context", context: "prod", current: true },
    { by: "context", context: "prod", current: false },
    { by: "default" },
    ...(["rootless", "podman", "desktop", "colima", "orbstack", "rancher"] as const).map(
      (what) => ({ by: "found", what }) as const,
    ),
  ];
  assert.equal(new Set(reasons.map(describeReason)).size, reasons.length);
});

test("a context's name cannot act", () => {
  assert.ok(!describeReason({ by: "context", context: "a\u001b[2J\u202e", current: true }).includes("\u001b"));
});
