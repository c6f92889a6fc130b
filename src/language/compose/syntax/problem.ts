// What the YAML reader found wrong, in our own words: the library's English texts are replaced by its codes' meaning.
import { t } from "../../../base/l10n.ts";

/** Something in the text that is no YAML, or that Compose's reader refuses. Offsets. */
export interface Problem {
  readonly start: number;
  readonly end: number;
  readonly code: string;
  /** Lazily, so that the language is the one of the moment it is shown. */
  readonly message: () => string;
  /** Only this library minds; Compose reads it. */
  readonly mild?: boolean;
}

const texts: Readonly<Record<string, () => string>> = {
  ALIAS_PROPS: () => t("An alias takes neither an anchor nor a tag."),
  BAD_ALIAS: () => t("An anchor or alias needs a name after & or *."),
  BAD_DIRECTIVE: () => t("A line that starts with % is read as a YAML directive; this one is unknown."),
  BAD_DQ_ESCAPE: () =>
    t("Double quotes do not know this backslash escape. Use single quotes, or double the backslash."),
  BAD_INDENT: () => t("This line is not indented like the lines it belongs to."),
  BAD_PROP_ORDER: () => t("An anchor or tag stands after the dash or colon, not before it."),
  BAD_SCALAR_START: () => t("A value cannot start with this character. Put quotes around it."),
  BLOCK_AS_IMPLICIT_KEY: () =>
    t("A key has its value on this line already. Move the nested keys to the next line, or quote the value."),
  BLOCK_IN_FLOW: () => t("Inside brackets or braces, indented blocks are not possible."),
  IMPOSSIBLE: () => t("This cannot be read as YAML."),
  KEY_OVER_1024_CHARS: () => t("A key is at most 1024 characters long."),
  MISSING_CHAR: () => t("A bracket, quote, comma or colon is missing here."),
  MULTILINE_IMPLICIT_KEY: () => t("A key must stand on one line, followed by a colon."),
  MULTIPLE_ANCHORS: () => t("A value can have one anchor only."),
  MULTIPLE_TAGS: () => t("A value can have one tag only."),
  RESOURCE_EXHAUSTION: () => t("This is nested too deeply to be read."),
  TAB_AS_INDENT: () => t("YAML is indented with spaces, not with tabs."),
  UNEXPECTED_TOKEN: () => t("This is not expected here. Check quotes, brackets and indentation."),
};

/** The meaning of one of the library's codes. */
export const meaning = (code: string): (() => string) => texts[code] ?? (() => t("This cannot be read as YAML."));
