// The server's words in the person's language.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { t, useTranslator } from "../../../src/base/l10n.ts";
import { useWords } from "../../../src/server/words.ts";

after(() =>
  useTranslator((message, ...args) => message.replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)]))),
);

test("a language is found by its whole name or its beginning, and what is missing stays English", () => {
  const asked: string[] = [];
  const words = (locale: string): Record<string, string> | undefined => {
    asked.push(locale);
    return locale === "vi" ? { "Bad word": "Từ xấu", "{0} of {1}": "{1}: {0}" } : undefined;
  };
  useWords("vi-VN", words);
  assert.deepEqual(asked, ["vi-vn", "vi"]);
  assert.equal(t("Bad word"), "Từ xấu");
  assert.equal(t("{0} of {1}", 1, "a"), "a: 1");
  assert.equal(t("Not there {0}", 2), "Not there 2");
  useWords("en-GB", words);
  assert.equal(t("Bad word"), "Bad word");
});

test("a name that is none is not looked for", () => {
  let asked = 0;
  for (const locale of ["../../x", "a", "vi/..", ""]) useWords(locale, () => ((asked += 1), undefined));
  assert.equal(asked, 0);
});
