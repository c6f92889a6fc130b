// Our own request for what a build would be sent: finds the folder and the .dockerignore that counts, and has it walked.
import { dirname, join, relative, sep } from "node:path";
import type { CancellationToken } from "vscode-languageserver";
import { contextRules, type Builder } from "../../../language/dockerignore/context.ts";
import { parseIgnoreFile, type IgnoreFile } from "../../../language/dockerignore/syntax.ts";
import { t } from "../../../base/l10n.ts";
import {
  buildContextRequest,
  readContextQuestion,
  type BuildContext,
  type BuildContextQuestion,
} from "../../../protocol/buildContext.ts";
import type { Server } from "../../server.ts";
import { nameOf, pathOf, uriOf } from "../../uris.ts";
import { folderOnDisk } from "./folderOnDisk.ts";
import { shortened, walkContext } from "./walk.ts";

/** Names that are looked at: more takes longer than anybody waits. */
const mostLooked = 300_000;
/** Entries that are told, and of one folder. */
const told = { most: 20_000, inFolder: 200 };
/** Bytes of a .dockerignore. */
const longest = 1_000_000;

export function offerBuildContext(server: Server, builder: () => Builder | undefined): void {
  const hear = async (params: unknown, token: CancellationToken): Promise<BuildContext | string> => {
    const question = readContextQuestion(params);
    if (question === undefined) return t("There is no such folder.");
    const ending = new AbortController();
    const heard = token.onCancellationRequested(() => ending.abort());
    try {
      return await answer(server, question, builder() ?? "buildkit", ending.signal);
    } catch (error) {
      if (!ending.signal.aborted) server.log.error(`the context of ${question.uri} could not be walked`, error);
      return t("The folder could not be read to its end.");
    } finally {
      heard.dispose();
    }
  };
  server.connection.onRequest(buildContextRequest, hear);
}

async function answer(
  server: Server,
  { uri }: BuildContextQuestion,
  builder: Builder,
  signal: AbortSignal,
): Promise<BuildContext | string> {
  const path = pathOf(uri);
  if (path === undefined) return t("Only folders of this machine can be looked through.");
  if (!server.state.trusted) return t("Files are looked at only in a folder that you trust.");
  const { folder, dockerfile } = contextOf(server, path);
  const found = ignoreFileOf(server, folder, dockerfile, builder);
  const file: IgnoreFile = parseIgnoreFile(found?.text ?? "");
  const always = [dockerfile ?? join(folder, "Dockerfile"), found?.path ?? join(folder, ".dockerignore")].map((one) =>
    relative(folder, one).split(sep).join("/"),
  );
  const { root, cut } = await walkContext({
    rules: contextRules(file, { builder, always }),
    list: (inside) => folderOnDisk(join(folder, ...inside.split("/"))),
    signal,
    most: mostLooked,
  });
  return {
    folder,
    ...(found === undefined ? {} : { ignoreFile: uriOf(found.path) }),
    patterns: Object.fromEntries(file.entries.map(({ line, text }) => [line, text])),
    builder,
    root: shortened(root, told),
    cut,
  };
}

/** A folder is a context itself; of a Dockerfile or a .dockerignore it is the folder around. */
function contextOf(
  { runtime }: Server,
  path: string,
): { readonly folder: string; readonly dockerfile: string | undefined } {
  if (runtime.disk.kind(path) === "folder") return { folder: path, dockerfile: undefined };
  const folder = dirname(path);
  const name = nameOf(uriOf(path));
  if (!/\.(docker|container)ignore$/i.test(name)) return { folder, dockerfile: path };
  // "web.Dockerfile.dockerignore" belongs to "web.Dockerfile".
  const whose = name.replace(/\.(docker|container)ignore$/i, "");
  return { folder, dockerfile: whose === "" ? undefined : join(folder, whose) };
}

/** BuildKit prefers the one with the Dockerfile's own name; the classic builder knows no such thing. */
function ignoreFileOf(
  { documents, runtime }: Server,
  folder: string,
  dockerfile: string | undefined,
  builder: Builder,
): { readonly path: string; readonly text: string } | undefined {
  const own = dockerfile === undefined || builder === "classic" ? [] : [`${dockerfile}.dockerignore`];
  for (const path of [...own, join(folder, ".dockerignore")]) {
    const text = documents.at(path)?.lines.text ?? runtime.disk.read(path, longest);
    if (text !== undefined) return { path, text };
  }
  return undefined;
}
