// The server's words in the person's language: what each text says once the client has told which that is.
import { useTranslator } from "../base/l10n.ts";

/** "vi-VN" finds "vi". English needs no table. */
export function useWords(
  locale: string | undefined,
  words: (locale: string) => Readonly<Record<string, string>> | undefined,
): void {
  const whole = locale?.toLowerCase() ?? "en";
  // It becomes part of a file's name.
  if (!/^[a-z]{2,3}([-_][a-z\d]+)*$/.test(whole)) return;
  const [short = whole] = whole.split(/[-_]/);
  const table = short === "en" ? {} : (words(whole) ?? words(short) ?? {});
  useTranslator((message, ...args) =>
    (table[message] ?? message).replace(/\{(\d+)\}/g, (place, index: string) => String(args[Number(index)] ?? place)),
  );
}
