// The kinds of things in a file system in words, for rows, hovers and what is refused.
import { t } from "./l10n.ts";

/** "unknown" is whatever a system has beyond these. */
export type KindOfFile = "file" | "folder" | "link" | "fifo" | "socket" | "blockDevice" | "characterDevice" | "unknown";

/** Within a sentence: "named pipe". */
export function fileWord(kind: KindOfFile): string {
  switch (kind) {
    case "file":
      return t("file");
    case "folder":
      return t("folder");
    case "link":
      return t("link");
    case "fifo":
      return t("named pipe");
    case "socket":
      return t("socket");
    case "blockDevice":
      return t("block device");
    case "characterDevice":
      return t("character device");
    case "unknown":
      return t("special file");
  }
}
