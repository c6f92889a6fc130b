// The server's words in the person's language: what each text says once the client has told which that is.
import { useTranslator } from "../base/l10n.ts";

const localePattern = /^([a-z]{2,3})(?:[-_][a-z\d]+)*$/i;

/** "vi" of "vi-VN"; undefined for what is no locale: it becomes part of a file's name. */
export const shortLocale = (locale: string | undefined): string | undefined =>
  localePattern.exec(locale ?? "")?.[1]?.toLowerCase();

/** "vi-VN" finds "vi". English needs no table. */
export function useWords(
  locale: string | undefined,
  words: (locale: string) => Readonly<Record<string, string>> | undefined,
): void {
  const whole = locale?.toLowerCase() ?? "en";
  const short = shortLocale(whole);
  if (short === undefined) return;
  const table = short === "en" ? {} : (words(whole) ?? words(short) ?? {});
  useTranslator((message, ...args) =>
    (table[message] ?? message).replace(/\{(\d+)\}/g, (place, index: string) => String(args[Number(index)] ?? place)),
  );
}
