// What work failed with, as the product tells it.
import assert from "node:assert/strict";
import { problemOf, type Problem, type UnreachableProblem } from "../../src/base/problem.ts";

/** The problem of work that has to fail. */
export const problemIn = (work: Promise<unknown>): Promise<Problem> =>
  work.then(() => assert.fail("it went well"), problemOf);

/** The same, where the engine was not to be reached. */
export async function unreachableIn(work: Promise<unknown>): Promise<UnreachableProblem> {
  const problem = await problemIn(work);
  assert.equal(problem.kind, "unreachable", JSON.stringify(problem));
  return problem;
}
