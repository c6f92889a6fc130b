// Work on many files at once, told in the words of rows and of the activity record.
import { lstat, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { plain } from "../../../base/plain.ts";
import { t } from "../../../base/l10n.ts";
import { problemOf } from "../../../base/problem.ts";
import type { Carrying, FileTools, FoundFile, Wanted } from "../../../commands/files/files.ts";
import { exportTar } from "../../../engine/api/streams.ts";
import type { Engine } from "../../../engine/engine.ts";
import type { FileBackend } from "../../../files/backend.ts";
import { fileFailure, systemError } from "../../../files/faults.ts";
import { kernelFolders } from "../../../files/proc/kernel.ts";
import { joinPath, nameOf, shownName } from "../../../files/path.ts";
import { find } from "../../../files/find/find.ts";
import { leftOut as foldersLeftOut } from "../../../files/find/leftOut.ts";
import { download, upload, type Outcome, type Transfer } from "../../../files/transfer.ts";
import type { FileEntry, FileRoot } from "../../../model/resources.ts";
import { sessionNamed } from "../../sessionNamed.ts";
import { copyInto } from "./copying.ts";
import { openDebugShell } from "./debugShell.ts";
import { entryOf } from "../entries.ts";
import { allPatience } from "../listings.ts";
import type { ToolParts } from "./parts.ts";
import { lookAtProcesses } from "./processes.ts";
import { beginDeed, inside, recorded } from "./recording.ts";

export function createTools(parts: ToolParts): FileTools {
  const { sessions, files } = parts;
  const engineOf = async (name: string): Promise<Engine> => await (await sessionNamed(sessions, name)).engine();
  const backendOf = async (name: string, root: FileRoot): Promise<FileBackend> =>
    (await files().openUnrecorded(name, root)).backend;
  return {
    download: async (name, { root, path }, folder, how) => {
      const backend = await backendOf(name, root);
      const command = ["cp", "--archive", `${root.name}:${path}`, folder];
      return await recorded(
        await engineOf(name),
        { operation: "files.download", command, route: () => backend.route },
        async () => {
          if (path !== "/") return leftOut(await download(backend, path, folder, terms(how)));
          return await downloadAll(backend, await folderFor(folder, root), how);
        },
      );
    },
    upload: async (name, { root, path }, local, how) => {
      const backend = await backendOf(name, root);
      const command = ["cp", local, `${root.name}:${path}`];
      return await recorded(
        await engineOf(name),
        { operation: "files.upload", command, route: () => backend.route },
        async () => leftOut(await upload(backend, local, path, terms(how))),
      );
    },
    copy: async (from, to, { signal, progress, overwrite }) => {
      const source = await backendOf(from.session, from.entry.root);
      const end = await backendOf(to.session, to.entry.root);
      const say = (path: string): void => progress(0, path);
      const deed = { operation: "files.copy", route: () => end.route };
      return await recorded(await engineOf(to.session), deed, () =>
        copyInto(from.entry.path, to.entry.path, { from: source, to: end, signal, overwrite, say }),
      );
    },
    tar: async (name, container, signal) => await exportTar(await engineOf(name), container, signal),
    debugShell: openDebugShell(parts),
    processes: lookAtProcesses(parts),
    find: async function* (name, folder, what): AsyncGenerator<FoundFile, void, undefined> {
      const backend = await backendOf(name, folder.root);
      const { store } = await sessionNamed(sessions, name);
      const leaveOut = foldersLeftOut(store.current.containers.get(folder.root.id)?.mounts ?? []);
      const done = beginDeed(await engineOf(name), {
        ...{ operation: "files.find", command: findCommand(folder, what), route: () => backend.route },
      });
      try {
        for await (const { info, ...where } of find(backend, { under: folder.path, leaveOut, ...what }))
          yield { entry: entryOf(name, folder.root, info), ...where };
      } catch (error) {
        done(problemOf(error));
        throw error;
      }
      done();
    },
  };
}

function findCommand({ root, path }: FileEntry, { content, glob, fuzzy = "" }: Wanted): readonly string[] | undefined {
  if (content !== undefined) return inside(root, "grep", "-rnE", content.source, path);
  return inside(root, "find", path, "-xdev", "-iname", glob ?? `*${Array.from(fuzzy).join("*")}*`);
}

const terms = ({ signal, progress, overwrite }: Carrying): Transfer => ({
  signal,
  overwrite,
  progress: ({ bytes, path }) => progress(bytes, path),
});

const leftOut = ({ skipped }: Outcome): readonly string[] =>
  skipped.map(({ path, said }) => t("{0}: {1}", plain(shownName(path)), plain(said)));

/** All of a container goes into a folder of its name, and never to where a link of that name leads. */
async function folderFor(folder: string, { name }: FileRoot): Promise<string> {
  const own = join(folder, name.replace(/[^\w.@+-]+/g, "_").replace(/^\.+/, "_"));
  const there = await lstat(own).catch(() => undefined);
  if (there !== undefined && !there.isDirectory()) throw fileFailure(systemError("EEXIST"), "files.download", own);
  await mkdir(own, { recursive: true });
  return own;
}

async function downloadAll(backend: FileBackend, folder: string, how: Carrying): Promise<readonly string[]> {
  const { entries, cut } = await backend.list("/", how.signal, { patience: allPatience });
  const left: string[] = cut ? [t("what could not be listed in {0} minutes", allPatience / 60_000)] : [];
  let before = 0;
  for (const { path } of entries) {
    if (kernelFolders.includes(path)) {
      left.push(t("{0}: what the kernel tells there is no file", path));
      continue;
    }
    const progress = (bytes: number, at: string): void => how.progress(before + bytes, at);
    const outcome = await download(backend, joinPath("/", nameOf(path)), folder, {
      ...terms({ ...how, progress }),
      own: true,
    });
    before += outcome.bytes;
    left.push(...leftOut(outcome));
  }
  return left;
}
