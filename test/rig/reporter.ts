// Reporter for `node --test`: silent about what passes, complete about what fails, and a file with the counts
// (PORTHOLE_TEST_COUNTS) for tiers.ts to add up. Skipped and to-do tests count as failed: nothing is left out
// silently.
import { writeFileSync } from "node:fs";
import type { TestEvent } from "node:test/reporters";
import { relative } from "node:path";
import { inspect } from "node:util";

type Finished = Extract<TestEvent, { type: "test:pass" | "test:fail" }>;

/** What one run of `node --test` came to. */
export type Counts = { readonly passed: number; readonly failed: number };

/** node's test runner calls this with the events of a run and prints what it yields. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let passed = 0;
  let failed = 0;
  for await (const event of events) {
    if (event.type === "test:stderr" || event.type === "test:stdout") yield event.data.message;
    if (event.type !== "test:pass" && event.type !== "test:fail") continue;
    const fault = faultOf(event);
    if (fault === undefined) {
      if (event.type === "test:pass" && !isSuite(event)) passed++;
      continue;
    }
    failed++;
    yield failure(event, fault);
  }
  const file = process.env["PORTHOLE_TEST_COUNTS"];
  if (file) writeFileSync(file, JSON.stringify({ passed, failed } satisfies Counts));
}

function isSuite(event: Finished): boolean {
  return event.data.details.type === "suite";
}

/** Why a test counts as failed; undefined when it passed, or failed only through tests that are told by themselves. */
function faultOf(event: Finished): unknown {
  if (event.type === "test:fail") {
    const error: { failureType?: string; cause?: unknown } = event.data.details.error;
    return error.failureType === "subtestsFailed" ? undefined : (error.cause ?? error);
  }
  if (event.data.skip !== undefined) return "The test was skipped.";
  if (event.data.todo !== undefined) return "The test is marked as to do.";
  return undefined;
}

function failure(event: Finished, fault: unknown): string {
  const text = fault instanceof Error ? inspect(fault) : String(fault);
  const { name, file, line } = event.data;
  const place = file ? `${relative(process.cwd(), file)}:${line ?? 0}` : "";
  return `\n✖ ${name}\n  ${place}\n  ${text.replaceAll("\n", "\n  ")}\n\n`;
}
