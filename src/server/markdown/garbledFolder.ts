// `docker run -v `pwd`:/app …` between backticks comes out as code, plain words and code, and what editors make of that when it is
// copied is a path that no shell understands: -v \pwd`:/app. Here such places are found in the text itself.
import { t } from "../../base/l10n.ts";
import { linesOf, type Lines } from "../../base/text.ts";
import type { Language } from "../../language/language.ts";

const garbled = /(?<=(?:^|\s)(?:-v|--volume)[ =])\\{1,2}pwd`(?=:\/)/g;

/** The rule of command lines, where no command line is left: its page and its severity are the same. */
export const garbledFolder: Language<Lines> = {
  id: "commandLine",
  parse: linesOf,
  rules: [
    {
      id: "unquotedFolder",
      aliases: [],
      severity: "info",
      check: (lines, report) => {
        for (const { 0: found, index } of lines.text.matchAll(garbled)) {
          const range = lines.range(index, index + found.length);
          const text = '"$(pwd)"';
          report({
            range,
            message: t("Backticks ended the code here, and no shell understands what is left."),
            fixes: [{ title: t("Write {0}", text), safe: false, edits: [{ range, text }] }],
          });
        }
      },
    },
  ],
  features: {},
};
