// Pinning the image at a place: to what it is here, by its digest or by a tag that is the same image, at once; to what it is in
// the registry, which the client is asked to look up when a person wants it.
import type { CodeAction } from "vscode-languageserver";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Position } from "../../base/text.ts";
import { engineReference, familiarName, imageParts } from "../../language/dockerfile/syntax/reference.ts";
import type { ImagePlace, Lookup } from "../../language/language.ts";
import type { Asked, Server } from "../server.ts";
import { workspaceEdit } from "../workspaceEdit.ts";

export const pinKind = "refactor.rewrite";

/** The client's command, without its prefix. */
const lookUp = "images.pinReference";

/** Tags of one image that a person is shown. */
const mostTags = 3;

export function pinActions(server: Server, asked: Asked, at: Position): readonly CodeAction[] {
  const { answers, document, lookup } = asked;
  const image = answers.imageAt?.(at, lookup);
  if (image === undefined) return [];
  const { reference, end } = image;
  const here = tagsHere(lookup, reference);
  const wanted = imageParts(engineReference(imageParts(reference))).tag;
  const local = here.find(({ tag }) => tag === wanted)?.digest;
  const found: CodeAction[] = [];
  if (local !== undefined) {
    for (const { tag } of here.filter(({ tag, digest }) => digest === local && tag !== wanted && tag !== "latest"))
      found.push(toTag(server, asked, image, tag));
    found.splice(mostTags);
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
    // What the registry says may be an image that has a better name here.
    const tags = here.filter(({ tag }) => tag !== "latest").map(({ tag, digest }) => [tag, digest]);
    const given = [document.uri, place.line, place.character, reference, tags];
    found.push({ title, kind: pinKind, command: { title, command: `${commandPrefix}.${lookUp}`, arguments: given } });
  }
  return found;
}

interface Tagged {
  readonly tag: string;
  readonly digest: string;
}

/** Tags of the same name that the engine has from a registry, those that say most first. */
function tagsHere({ digests = {} }: Lookup, reference: string): readonly Tagged[] {
  const name = familiarName(imageParts(reference));
  return Object.entries(digests)
    .flatMap(([other, digest]): readonly Tagged[] => {
      const parts = imageParts(other);
      return parts.tag !== undefined && familiarName(parts) === name ? [{ tag: parts.tag, digest }] : [];
    })
    .sort((one, other) => other.tag.length - one.tag.length || (one.tag < other.tag ? -1 : 1));
}

/** In place of the tag that stands there, if one does. */
function toTag(server: Server, { document }: Asked, { reference, end }: ImagePlace, tag: string): CodeAction {
  const written = imageParts(reference).tag;
  const start = { line: end.line, character: end.character - (written === undefined ? 0 : written.length + 1) };
  const edit = document.wire.edit({ range: { start, end }, text: `:${tag}` });
  return {
    title: t("Pin to the tag {0}, which is the same image here", plain(tag, 60)),
    kind: pinKind,
    edit: workspaceEdit(server, [[document.uri, [edit]]]),
  };
}
