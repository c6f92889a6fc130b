// The rung for running containers we cannot look into ourselves: on another machine, in Desktop's, or for an ordinary user.
// Needs nothing but the API, and serves containers without a shell.
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import { Readable } from "node:stream";
import { infoOfHeader } from "../archive/info.ts";
import type { FileBackend, Walked, WalkTerms } from "../backend.ts";
import { fileFailure, mapped, refuseUnlessFile, systemError } from "../faults.ts";
import { sameIds } from "../owners.ts";
import { nameOf, parentOf } from "../path.ts";
import { mostWhole, refuseLarge } from "../proc/read.ts";
import { refuseNoFolder } from "../proc/list.ts";
import { walkTar } from "../tar/walk.ts";
import type { Rung, RungOpener, RungTerms } from "../rung.ts";
import { makeFolder, removePath, renamePath, writeFile, type ChangeIn } from "./change.ts";
import { hasOwnProcesses, openHelper } from "./start.ts";
import { endOf, entriesOf, good, look, ownersIn, type Owners } from "./look.ts";
import { output } from "./run.ts";
import { openPatience, quoted } from "./shell.ts";

export const toolbox: RungOpener = { route: "toolbox", open: openToolbox };

const refuse = (needs: string): never => fail({ kind: "unsupported", feature: t("A toolbox container"), needs });

async function openToolbox(terms: RungTerms): Promise<Rung> {
  const { engine, inspected, scope } = terms;
  if (inspected?.State.Running !== true) return refuse(t("a running container"));
  // In such a namespace the first process is another's: the host's, at worst.
  if (!hasOwnProcesses(inspected)) return refuse(t("a container with processes of its own (no --pid)"));
  const helper = await openHelper(terms, inspected);
  const owners = await ownersIn(helper.shell);
  return {
    backend: toolboxBackend({ engine, helper }, owners, scope.signal),
    alive: () => !scope.ended && helper.shell.alive,
  };
}

/** Bytes that are read by the shell at hand; more is worth a process of its own. */
const small = 512 * 1024;

function toolboxBackend(change: ChangeIn, owners: Owners, ended: AbortSignal): FileBackend {
  const { engine, helper } = change;
  const { shell } = helper;
  const either = (signal?: AbortSignal): AbortSignal =>
    signal === undefined ? ended : AbortSignal.any([signal, ended]);
  const stream = async (path: string, operation: string, signal: AbortSignal): Promise<Readable> => {
    const { kind, at } = (await endOf(shell, path)) ?? missing();
    refuseUnlessFile(kind, operation, path);
    return await output(engine, helper.container, `exec $B cat ${quoted(at)}`, signal);
  };
  const walk = async function* (path: string, terms: WalkTerms): AsyncGenerator<Walked, void, undefined> {
    const top = await look(shell, path, owners);
    if (path !== "/") return yield* walkBranch(change, path, terms);
    // What is mounted in a root (/proc) must never be packed: folder by folder, so that it can be left out.
    yield { info: top, content: () => Readable.from([]) };
    for (const info of await entriesOf(shell, path, owners))
      if (terms.prune?.(info.path) === true) yield { info, content: () => Readable.from([]) };
      else yield* walkBranch(change, info.path, terms);
  };
  return {
    route: "toolbox",
    can: { write: true, rename: true, remove: true, watch: false },
    stat: (path) => mapped("files.stat", path, () => look(shell, path, owners)),
    list: (path, signal) =>
      mapped("files.list", path, async () => {
        signal?.throwIfAborted();
        const end = (await endOf(shell, path)) ?? missing();
        if (end.kind !== "folder") refuseNoFolder(path);
        return { entries: await entriesOf(shell, path, owners, end.at), cut: false };
      }),
    read: (path, signal) =>
      mapped("files.read", path, async () => {
        signal?.throwIfAborted();
        const { kind, size, at } = (await endOf(shell, path)) ?? missing();
        refuseUnlessFile(kind, "files.read", path);
        if (size > mostWhole) refuseLarge(path);
        if (size > 0 && size <= small) return good(await shell.run(`$B cat ${quoted(at)}`, true, openPatience)).out;
        const parts: Uint8Array[] = [];
        for await (const part of await stream(path, "files.read", either(signal))) parts.push(part as Uint8Array);
        return Buffer.concat(parts);
      }),
    walk: (path, terms) => walk(path, { ...terms, signal: either(terms.signal) }),
    stream: (path, signal) => mapped("files.stream", path, () => stream(path, "files.stream", either(signal))),
    write: (path, data, how, signal) =>
      mapped("files.write", path, () => writeFile(change, path, data, how, either(signal))),
    makeFolder: (path) => mapped("files.makeFolder", path, () => makeFolder(shell, path)),
    remove: (path, { recursive }) => mapped("files.remove", path, () => removePath(shell, path, recursive)),
    rename: (from, to, { overwrite }) => mapped("files.rename", from, () => renamePath(shell, from, to, overwrite)),
  };
}

/** One tar of it, made by the helper. */
async function* walkBranch(
  { engine, helper }: ChangeIn,
  path: string,
  { signal, prune }: WalkTerms,
): AsyncGenerator<Walked, void, undefined> {
  const script = `cd ${quoted(parentOf(path))} && exec $B tar -c -f - ./${quoted(nameOf(path))}`;
  const tar = await output(engine, helper.container, script, signal);
  try {
    yield* walkTar(tar, { path, prune, info: (header, whole) => infoOfHeader(header, whole, sameIds) });
  } catch (error) {
    throw fileFailure(error, "files.walk", path);
  } finally {
    tar.destroy();
  }
}

const missing = (): never => {
  throw systemError("ENOENT");
};
