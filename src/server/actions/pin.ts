// Pinning the image at a place: to the digest that it has here, at once; to that in the registry, which the client is
// asked to look up when a person wants it.
import type { CodeAction } from "vscode-languageserver";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Position } from "../../base/text.ts";
import type { Asked, Server } from "../server.ts";
import { workspaceEdit } from "../workspaceEdit.ts";

export const pinKind = "refactor.rewrite";

/** The client's command, without its prefix. */
const lookUp = "images.pinReference";

export function pinActions(server: Server, { answers, document, lookup }: Asked, at: Position): readonly CodeAction[] {
  const image = answers.imageAt?.(at, lookup);
  if (image === undefined) return [];
  const { reference, end } = image;
  const name = reference.includes(":", reference.lastIndexOf("/") + 1) ? reference : `${reference}:latest`;
  const digests = lookup.digests ?? {};
  const local = Object.hasOwn(digests, name) ? digests[name] : undefined;
  const found: CodeAction[] = [];
  if (local !== undefined) {
    const edit = document.wire.edit({ range: { start: end, end }, text: `@${local}` });
    found.push({
      title: t("Pin to {0}, as it is here", plain(local, 24)),
      kind: pinKind,
      edit: workspaceEdit(server, [[document.uri, [edit]]]),
    });
  }
  const { commandPrefix, commands } = server.state.options;
  if (commandPrefix !== undefined && commands?.includes(lookUp) === true) {
    const title = t("Pin to the digest in the registry");
    const place = document.wire.position(end);
    const given = [document.uri, place.line, place.character, reference];
    found.push({ title, kind: pinKind, command: { title, command: `${commandPrefix}.${lookUp}`, arguments: given } });
  }
  return found;
}
