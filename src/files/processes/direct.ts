// Processes as this system's /proc tells them, where the engine shares our kernel and we may look. The engine says which
// pids are the container's; each is believed only if the system says so too, at every look.
import fs from "node:fs";
import { t } from "../../base/l10n.ts";
import { fail, problemOf } from "../../base/problem.ts";
import * as containers from "../../engine/api/containers.ts";
import { codeOf, fileFailure, systemError } from "../faults.ts";
import { readIdMap, readNames, sameIds, type IdMap } from "../owners.ts";
import { openDirect } from "../proc/direct.ts";
import { isInContainer, startOf } from "../proc/proof.ts";
import type { RungTerms } from "../rung.ts";
import type { RawProcess } from "./facts.ts";
import type { ProcReader } from "./reader.ts";

/** @throws Failure `unsupported` with words when it cannot serve */
export async function directReader(terms: RungTerms): Promise<ProcReader> {
  const { target, inspected } = terms;
  const { backend } = await openDirect(terms);
  const main = inspected?.State.Pid ?? 0;
  refuseUnreadable(main);
  const proven = (pid: number): string => {
    if (startOf(pid) === undefined || !isInContainer(pid, target.id)) throw systemError("ENOENT");
    return `/proc/${pid}`;
  };
  const names = readNames((await backend.read("/etc/passwd").catch(() => Buffer.alloc(0))).toString());
  const inside = idsOf(main);
  const read = async <T>(pid: number, work: (folder: string) => T): Promise<T> => {
    await Promise.resolve();
    try {
      return work(proven(pid));
    } catch (error) {
      throw fileFailure(codeOf(error) === "ESRCH" ? systemError("ENOENT") : error, "processes.read", String(pid));
    }
  };
  return {
    route: "direct",
    where: {
      ...{ direct: true, main, uptime: Number(fs.readFileSync("/proc/uptime", "utf8").split(" ")[0]) },
      user: (uid) => names.get(inside(uid)) ?? String(inside(uid)),
    },
    pids: () => pidsOf(terms, main),
    raw: (pid) => read(pid, rawOf).catch(() => undefined), // it has ended meanwhile
    file: (pid, name) => read(pid, (folder) => fs.readFileSync(`${folder}/${name}`)),
    links: (pid, folder) => read(pid, (at) => linksIn(`${at}/${folder}`)),
    root: (pid) => read(pid, (folder) => fs.readlinkSync(`${folder}/root`)),
    hostNamespaces: () => Promise.resolve(linksOrNone("/proc/1/ns")),
    otherNamespaces: (id, pid) =>
      Promise.resolve(pid > 0 && isInContainer(pid, id) ? linksOrNone(`/proc/${pid}/ns`) : undefined),
    signal: ({ pid, started }, name) =>
      read(pid, () => {
        if (startOf(pid) !== started) throw systemError("ENOENT");
        process.kill(pid, `SIG${name}`);
      }),
  };
}

/** Files may be readable where processes are not: a process with more rights than ours. */
function refuseUnreadable(pid: number): void {
  try {
    fs.readlinkSync(`/proc/${pid}/ns/pid`);
  } catch (error) {
    const needs = t("the rights of the administrator (root) on this system; a helper container does without them");
    fail({ kind: "unsupported", feature: t("Looking at processes directly"), needs }, error);
  }
}

const rawOf = (folder: string): RawProcess => ({
  stat: fs.readFileSync(`${folder}/stat`, "utf8"),
  status: fs.readFileSync(`${folder}/status`, "utf8"),
  cmdline: fs.readFileSync(`${folder}/cmdline`),
});

/** A descriptor may close between two looks. */
function linksIn(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of fs.readdirSync(folder)) {
    try {
      found.set(name, fs.readlinkSync(`${folder}/${name}`));
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error;
    }
  }
  return found;
}

function linksOrNone(folder: string): ReadonlyMap<string, string> | undefined {
  try {
    return linksIn(folder);
  } catch {
    return undefined;
  }
}

/**
 * Docker hands the words to the host's ps. Podman has descriptors of its own (psgo), and hands words it does not know to a
 * ps inside the container, if there is one: that counts as inside, and does not tell the main process's pid.
 */
const formats = ["-eo pid,comm", "hpid,comm"] as const;

async function pidsOf({ engine, target, scope }: RungTerms, main: number): Promise<readonly number[]> {
  let refused: unknown;
  let told: readonly number[] | undefined;
  for (const format of formats) {
    try {
      const { Titles, Processes } = await containers.top(engine, target, format, scope.signal);
      const at = Titles.findIndex((title) => title === "HPID" || title === "PID");
      const pids = Processes.map((row) => Number(row[at])).filter((pid) => pid > 0);
      if (pids.includes(main)) return pids;
      told ??= pids;
    } catch (error) {
      if (problemOf(error).kind !== "rejected") throw error;
      refused ??= error;
    }
  }
  // It was started anew since it was looked at.
  if (told !== undefined) return told;
  throw refused;
}

function idsOf(pid: number): IdMap {
  try {
    return readIdMap(fs.readFileSync(`/proc/${pid}/uid_map`, "utf8"));
  } catch {
    return sameIds;
  }
}
