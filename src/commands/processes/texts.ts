// What is known of a process, as texts for documents. All of it was written by programs in the container.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Namespace } from "../../files/processes/facts.ts";
import { looksSecret } from "../../run/environment.ts";
import { table } from "../documents/table.ts";

/** Characters of a value or a path that are shown. */
const most = 4000;

export function environmentText(pairs: readonly (readonly [string, string])[], secrets: boolean): string {
  if (pairs.length === 0) return t("It has none.");
  const hidden = (key: string, value: string): boolean => !secrets && looksSecret({ key, value });
  const lines = [...pairs]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([key, value]) => `${plain(key)}=${hidden(key, value) ? "••••••" : plain(value, most)}`);
  const some = pairs.some(([key, value]) => hidden(key, value));
  const note = some ? [t("Hidden: what looks like a secret. “Environment with secrets” shows it."), ""] : [];
  return [...note, ...lines, ""].join("\n");
}

export function filesText(links: ReadonlyMap<string, string>): string {
  const rows = [...links]
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([descriptor, target]) => [descriptor, kindOf(target), plain(target, most)]);
  return `${table([[t("NUMBER"), t("KIND"), t("WHAT")], ...rows], [0])}\n`;
}

/** The kernel names what is no file "socket:[12345]", "pipe:[…]", "anon_inode:[eventpoll]". */
function kindOf(target: string): string {
  if (target.startsWith("/")) return target.startsWith("/dev/") ? t("device") : t("file");
  return plain(target.split(":")[0] ?? "");
}

export const limitsText = (limits: string): string =>
  limits
    .split("\n")
    .map((line) => plain(line, most))
    .join("\n");

export function namespacesText(namespaces: readonly Namespace[]): string {
  const shared = ({ withHost }: Namespace): string =>
    withHost === undefined ? t("not to be seen from here") : withHost ? t("yes") : t("no");
  const rows = namespaces.map((namespace) => [
    plain(namespace.kind),
    plain(namespace.number),
    meaning(namespace.kind),
    shared(namespace),
    namespace.withContainers.map((name) => plain(name, 80)).join(", ") || "–",
  ]);
  const titles = [t("NAMESPACE"), t("NUMBER"), t("SEPARATES"), t("SHARED WITH THE HOST"), t("WITH CONTAINERS")];
  return `${table([titles, ...rows])}\n`;
}

/** namespaces(7) */
function meaning(kind: string): string {
  const words: Readonly<Record<string, string>> = {
    cgroup: t("control groups"),
    ipc: t("shared memory and queues"),
    mnt: t("mounts"),
    net: t("network"),
    pid: t("process numbers"),
    time: t("clocks"),
    user: t("users and rights"),
    uts: t("host name"),
  };
  return words[kind] ?? "–";
}
