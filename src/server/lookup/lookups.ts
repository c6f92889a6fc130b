// Makes the Lookup of one document for one check or one answer: files beside it where the workspace is trusted, what the
// engine has, the environment. Remembers which files a document's last check asked for.
import { basename, dirname } from "node:path";
import type { Lookup } from "../../language/language.ts";
import type { DaemonFacts } from "../../protocol/language.ts";
import type { Documents, OpenDocument } from "../documents/documents.ts";
import type { Runtime } from "../runtime.ts";
import type { State } from "../state.ts";
import { nameOf } from "../uris.ts";
import { besides } from "./besides.ts";
import type { KnownEngine } from "./engineFacts.ts";

export interface Lookups {
  /** For an answer to the person. */
  of(document: OpenDocument): Lookup;
  /** Gets what an answer asked for in vain, of the engine's images; false when it need not be made again. */
  wanted(): Promise<boolean>;
  /** For a check: what it asks for is remembered until the document's next one. */
  ofCheck(document: OpenDocument): Lookup;
  /** Addresses of the documents whose last check asked for one of these paths, or a folder or file on the way to it. */
  concerned(paths: readonly string[]): readonly string[];
  forget(uri: string): void;
}

interface Parts {
  readonly runtime: Runtime;
  readonly state: State;
  readonly documents: Documents;
  readonly engine: KnownEngine;
}

export function createLookups({ runtime, state, documents, engine }: Parts): Lookups {
  const asked = new Map<string, Set<string>>();
  const make = ({ path, uri }: OpenDocument, touched?: (path: string) => void): Lookup => {
    const { images, digests, sizes, builder, daemon } = engine.facts;
    const about = { ...namesOf(uri, path), ...startOf(daemon, path) };
    const known = { ...about, images, digests, sizes, builder, environment: runtime.environment };
    if (path === undefined || !state.trusted) return known;
    const openText = (other: string): string | undefined => documents.at(other)?.lines.text;
    const folders = about.engine === undefined ? state.folders : [...state.folders, about.engine.file];
    return { ...known, ...besides(path, { disk: runtime.disk, folders, openText, touched }) };
  };
  return {
    of: (document) => {
      const { facts, images } = engine;
      const tells = state.options.knowsEngine && facts.images !== undefined;
      return { ...make(document), ...(tells ? { image: images.of } : {}) };
    },
    wanted: () => engine.images.fetch(),
    ofCheck: (document) => {
      const paths = new Set<string>();
      asked.set(document.uri, paths);
      return make(document, (path) => void paths.add(path));
    },
    concerned: (paths) =>
      [...asked].filter(([, seen]) => paths.some((path) => concerns(seen, path))).map(([uri]) => uri),
    forget: (uri) => void asked.delete(uri),
  };
}

/** The engine's unit, or what lies over it, where systemd looks for them. */
const isUnit = (path: string): boolean =>
  /^\/(?:etc|run|(?:usr\/(?:local\/)?)?lib)\/systemd\/(?:[^/]+\/)*docker\.service(?:\.d\/[^/]+\.conf)?$/.test(path);

/** Only of the files that concern the engine. */
function startOf(daemon: DaemonFacts | undefined, path: string | undefined): Pick<Lookup, "engine"> {
  if (daemon === undefined || path === undefined) return {};
  if (path !== daemon.file && path !== daemon.usual && !isUnit(path)) return {};
  return { engine: { reads: path === daemon.file, file: daemon.file, flags: daemon.flags } };
}

/** Of a text that is in no folder yet neither name means anything. */
const namesOf = (uri: string, path: string | undefined): Pick<Lookup, "name" | "folder"> =>
  /^untitled:/i.test(uri)
    ? {}
    : { name: nameOf(uri), ...(path === undefined ? {} : { folder: basename(dirname(path)) }) };

/** A file that comes or goes matters to who asked for it and to who listed a folder above it. */
function concerns(seen: ReadonlySet<string>, path: string): boolean {
  if (seen.has(path)) return true;
  const parts = path.split(/[\\/]/);
  return parts.some((_, index) => index > 0 && seen.has(path.slice(0, parts.slice(0, index).join("/").length)));
}
