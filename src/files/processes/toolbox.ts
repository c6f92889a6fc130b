// Processes through a helper in the container's pid namespace, for engines elsewhere and for ordinary users. The helper for
// looking may only look; one that sends a signal is another, and ends with it.
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import { fileFailure, systemError } from "../faults.ts";
import { textOf } from "../path.ts";
import type { RungTerms } from "../rung.ts";
import { good, ownersIn } from "../toolbox/look.ts";
import { quoted, type Shell } from "../toolbox/shell.ts";
import { hasOwnProcesses, openHelper, type Rights } from "../toolbox/start.ts";
import type { ProcReader } from "./reader.ts";

const lookRights: Rights = ["SYS_CHROOT", "SYS_PTRACE", "DAC_READ_SEARCH"];
const signalRights: Rights = ["SYS_CHROOT", "SYS_PTRACE", "KILL"];

/** @throws Failure `unsupported` with words when it cannot serve */
export async function toolboxReader(terms: RungTerms): Promise<ProcReader> {
  const { inspected, scope } = terms;
  const refuse = (needs: string): never => fail({ kind: "unsupported", feature: t("A toolbox container"), needs });
  if (inspected?.State.Running !== true) return refuse(t("a running container"));
  if (!hasOwnProcesses(inspected)) return refuse(t("a container with processes of its own (no --pid)"));
  const { shell } = await openHelper(terms, inspected, lookRights);
  const { users } = await ownersIn(shell);
  const uptime = Number((await shell.run("$B cat /proc/uptime")).out.toString().split(" ")[0]);
  const read = async (pid: number, script: string): Promise<Buffer> => {
    try {
      return good(await shell.run(script)).out;
    } catch (error) {
      throw fileFailure(error, "processes.read", String(pid));
    }
  };
  return {
    route: "toolbox",
    where: { direct: false, main: 1, uptime, user: (uid) => users.get(uid) ?? String(uid) },
    pids: () => pidsIn(shell),
    raw: async (pid) => {
      const { out, code } = await shell.run(rawScript(pid));
      const [stat, status, cmdline] = cut(out);
      if (code !== 0 || stat === undefined || status === undefined) return undefined;
      return { stat: stat.toString(), status: status.toString(), cmdline: cmdline ?? Buffer.alloc(0) };
    },
    file: (pid, name) => read(pid, `$B cat /proc/${pid}/${name}`),
    links: async (pid, folder) => linksIn(await read(pid, linksScript(pid, folder))),
    root: async (pid) => textOf(await read(pid, `$B readlink -n /proc/${pid}/root`)),
    hostNamespaces: () => Promise.resolve(undefined),
    otherNamespaces: () => Promise.resolve(undefined),
    signal: async ({ pid, started }, name) => {
      const own = scope.child("processes:signal");
      try {
        const helper = await openHelper({ ...terms, scope: own }, inspected, signalRights);
        const { code, err } = await helper.shell.run(signalScript(pid, started, name));
        if (code === stale) throw systemError("ENOENT");
        if (code !== 0) fail({ kind: "rejected", operation: "processes.signal", status: 403, said: err.trim() });
      } catch (error) {
        throw fileFailure(error, "processes.signal", String(pid));
      } finally {
        own.dispose();
      }
    },
  };
}

/** Without the helper's own. */
async function pidsIn(shell: Shell): Promise<readonly number[]> {
  const script = `for p in /proc/[0-9]*; do { read -r s <$p/stat; } 2>/dev/null && echo "\${s%% *} \${s##*) }"; done; echo "self $$"`;
  const lines = good(await shell.run(script))
    .out.toString("latin1")
    .split("\n");
  const own = new Set([Number(lines.find((line) => line.startsWith("self "))?.slice(5))]);
  const found = lines.flatMap((line) => {
    const [pid, , parent] = line.split(" ").map(Number);
    // What stands there may be the container's own work: a number that is none would be a word of our scripts.
    return pid !== undefined && parent !== undefined && Number.isInteger(pid) && pid > 0 ? [{ pid, parent }] : [];
  });
  return found.filter(({ pid, parent }) => !own.has(pid) && !own.has(parent)).map(({ pid }) => pid);
}

/** Between two parts; none of them has a line of its own with just this. */
const part = "\n//porthole//\n";

const rawScript = (pid: number): string =>
  `cd /proc/${pid} || exit 1; $B cat stat; printf '${part}'; $B cat status; printf '${part}'; $B cat cmdline; exit 0`;

function cut(out: Buffer): readonly Buffer[] {
  const first = out.indexOf(part);
  const second = out.indexOf(part, first + 1);
  if (first === -1 || second === -1) return [];
  return [out.subarray(0, first), out.subarray(first + part.length, second), out.subarray(second + part.length)];
}

const linksScript = (pid: number, folder: string): string =>
  `cd /proc/${pid}/${folder} || exit 1; for l in *; do [ -h "$l" ] && { echo "$l"; $B readlink -n "$l"; printf '\\0'; }; done; exit 0`;

const linksIn = (out: Buffer): ReadonlyMap<string, string> =>
  new Map(
    textOf(out)
      .split("\0")
      .filter((entry) => entry.includes("\n"))
      .map((entry) => [entry.slice(0, entry.indexOf("\n")), entry.slice(entry.indexOf("\n") + 1)]),
  );

const stale = 3;

const signalScript = (pid: number, started: string, name: string): string =>
  `{ read -r s </proc/${pid}/stat; } 2>/dev/null || exit ${stale}; set -- \${s##*) }; [ "\${20}" = ${quoted(started)} ] || exit ${stale}; kill -${name} ${pid}`;
