// One selector for rows, menus, pickers and the last check.
import assert from "node:assert/strict";
import { test } from "node:test";
import { contextValue, matches, whenClause } from "../../../src/model/selector.ts";

test("a menu's clause and the check before a command agree about every row", () => {
  const selector = { kind: "container", has: ["running"], lacks: ["compose"] } as const;
  const clause = whenClause(selector);
  const holds = (context: string): boolean =>
    clause.split(" && ").every((part) => {
      const [, not, word = ""] = /^(!?)\(?viewItem =~ \/(.+?)\/\)?$/.exec(part) ?? [];
      return new RegExp(word).test(context) === (not === "");
    });
  for (const flags of [["running"], ["running", "compose"], ["exited"], ["running", "paused"], []] as const)
    for (const kind of ["container", "image"] as const)
      assert.equal(
        holds(contextValue(kind, new Set(flags))),
        matches(selector, kind, new Set(flags)),
        `${kind} ${flags.join()}`,
      );
});
