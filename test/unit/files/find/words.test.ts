import assert from "node:assert/strict";
import { test } from "node:test";
import { requiredText } from "../../../../src/files/find/words.ts";

test("the text that every match must hold", () => {
  const table: readonly [RegExp, string | undefined][] = [
    [/getaddrinfo/, "getaddrinfo"],
    [/get(addr|name)[a-z]+info/, "info"],
    [/listen\s+80\b/, "listen"],
    [/^server_name example\.org;$/, "server_name example.org;"],
    [/a+bcd/, "bcd"],
    [/abcd?e/, "abc"],
    [/abcd*efgh/, "efgh"],
    [/abcd{0,2}/, "abc"],
    [/abcd{2}/, "abcd"],
    [/xabc{1,}?de/, "xabc"],
    [/(?:password)|token/, undefined],
    [/(password|token)=/, undefined],
    [/port (?=80)http/, "port "],
    [/(?<name>long words)end/, "end"],
    [/[a-z]+@[a-z]+/, undefined],
    [/\x41BCD|x/, undefined],
    [/\x41bcd/, "bcd"],
    [/\u0041bcd/, "bcd"],
    [/\cAbcd/, "bcd"],
    [/(.)\1bcd/, "bcd"],
    [/[\]abc]def/, "def"],
    [/[[]abc/, "abc"],
    [/one\ntwo/, "one"],
    [/\/etc\/passwd/, "/etc/passwd"],
    [/größe/, "größe"],
    [/ab/, undefined],
    [/.../, undefined],
    [/password/i, undefined],
    [/(?:)/, undefined],
  ];
  for (const [pattern, text] of table) assert.equal(requiredText(pattern), text, String(pattern));
});
