// The languages' cores: text in, findings and answers out. They know neither the wire (server) nor the editor; what only an
// engine or a disk can tell they ask a Lookup. A rule only reports: severity by settings, suppression comments and order
// are lint's business.
import type { Position, Range, TextEdit } from "../base/text.ts";

export type Severity = "error" | "warning" | "info" | "hint";

/** Puts a finding right, and nothing else: comments, continuation lines and heredocs stay as they were. */
export interface Fix {
  /** What it does, as a sentence to choose: "Pin to the version that is installed here". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** May be applied with all others of its kind unseen; a fix that needs a person's thought is not. */
  readonly safe: boolean;
}

export interface Finding {
  /** "pinBaseImage": the rule's file, its settings key and its page. */
  readonly rule: string;
  /** What people know it by: the builder's name where it has one, else the DL number, else the rule. */
  readonly code: string;
  readonly severity: Severity;
  readonly range: Range;
  readonly message: string;
  readonly fixes: readonly Fix[];
  /** Greyed out or struck through. */
  readonly tags?: readonly ("unnecessary" | "deprecated")[];
  /** Other places that explain it. */
  readonly related?: readonly { readonly range: Range; readonly message: string }[];
}

export interface Report {
  /** A finer name than the rule's, where the rule is a family of findings. */
  readonly code?: string;
  /** Milder than the rule's own, for a case of less weight. */
  readonly severity?: Severity;
  readonly range: Range;
  readonly message: string;
  readonly fixes?: readonly Fix[];
  readonly tags?: Finding["tags"];
  readonly related?: Finding["related"];
}

export interface Rule<Doc> {
  readonly id: string;
  /** The builder's name or the DL number first; all are accepted in suppression comments and settings. */
  readonly aliases: readonly string[];
  /** Unless settings say otherwise. "off": only where asked for. An error is only what the builder or loader refuses. */
  readonly severity: Severity | "off";
  readonly check: (doc: Doc, report: (finding: Report) => void, lookup: Lookup) => void;
}

/** What a document cannot tell of itself, known at once or not at all: rules never wait. */
export interface Lookup {
  /** Whether a file or folder stands beside the document (path relative to its folder); undefined: cannot be told. */
  exists?(path: string): "file" | "folder" | "none" | undefined;
  /** A text file beside the document, for `.dockerignore`, `.env`, included and extended files. */
  read?(path: string): string | undefined;
  /** Names in a folder beside the document; folders end with "/". */
  list?(path: string): readonly string[] | undefined;
  /** References of images that the engine has: "debian:12". */
  readonly images?: readonly string[];
  /** What those of them that came from a registry are there: "debian:12" → "sha256:…". */
  readonly digests?: Readonly<Record<string, string>>;
  /** How many bytes they take there. */
  readonly sizes?: Readonly<Record<string, number>>;
  /** What an image that the engine has brings, by the name it has there: "debian:12". Not for rules: it may be asked for first. */
  readonly image?: (reference: string) => ImageConfig | undefined;
  /** Which builder will run; undefined counts as today's. */
  readonly builder?: "buildkit" | "classic";
  /** Variables of the environment that Compose would see. */
  readonly environment?: Readonly<Record<string, string>>;
  /** A piece of a file, as in a Markdown fence: what it lacks may stand elsewhere. */
  readonly fragment?: boolean;
  /** Of a piece: the names of stages in the pieces above it. */
  readonly stages?: readonly string[];
  /** The document's own file name, where it has one. */
  readonly name?: string;
  /** The name of the folder that the document stands in. */
  readonly folder?: string;
  /** This machine's engine, where the document is its unit, or the file of settings that it reads, or would read untold. */
  readonly engine?: EngineStart;
  /** What the house asks of images. */
  readonly policy?: ImagePolicy;
  /** What is found in this version of the document; not for rules, which find it. */
  readonly found?: () => readonly Finding[];
  /** A rule's page in the person's language: Markdown of our own. */
  readonly page?: (language: string, rule: string) => string | undefined;
}

/** What containers of an image, and images built on it, start with. */
export interface ImageConfig {
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  /** What reads the shell form: "/bin/sh", "-c". */
  readonly shell: readonly string[];
  /** Empty: root. */
  readonly user: string;
  /** Empty: the root folder. */
  readonly folder: string;
  /** "80/tcp" */
  readonly ports: readonly string[];
}

/** How an engine was started. */
export interface EngineStart {
  /** Whether the document is the file that it reads. */
  readonly reads: boolean;
  /** The path of that file. */
  readonly file: string;
  /** Flags on its command line, without values: "--debug", "-H". */
  readonly flags: readonly string[];
}

/** From settings, or from a `.hadolint.yaml`. */
export interface ImagePolicy {
  /** Registries that base images may come from; `*` stands for any text. Undefined: all. */
  readonly trustedRegistries?: readonly string[];
  /** Labels that images must have, and what their values are. */
  readonly labels?: Readonly<Record<string, LabelKind>>;
  /** No other labels than these. */
  readonly strictLabels?: boolean;
}

export type LabelKind = "text" | "rfc3339" | "semver" | "hash" | "url" | "spdx" | "email";

export interface Completion {
  readonly label: string;
  readonly kind: "keyword" | "property" | "value" | "variable" | "file" | "folder" | "reference" | "snippet";
  readonly detail?: string;
  /** Markdown; never trusted. */
  readonly documentation?: string;
  readonly edit: TextEdit;
  /** Elsewhere in the text, and belonging to it; touches neither the edit nor its place. */
  readonly also?: readonly TextEdit[];
  /** The edit's text has LSP placeholders: `${1:name}`. */
  readonly snippet?: boolean;
  readonly sortText?: string;
  readonly deprecated?: boolean;
}

export interface Hover {
  /** Markdown; never trusted. */
  readonly markdown: string;
  readonly range: Range;
}

export interface InlayHint {
  readonly position: Position;
  readonly label: string;
  readonly tooltip?: string;
}

/** A place in this document or, with `path` (relative to the document's folder), in another. */
export interface Location {
  readonly path?: string;
  readonly range: Range;
}

export interface Symbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: "stage" | "instruction" | "section" | "service" | "resource" | "key";
  readonly range: Range;
  readonly nameRange: Range;
  readonly children: readonly Symbol[];
}

export interface Link {
  readonly range: Range;
  /** A web address, or a path relative to the document's folder. */
  readonly target: string;
  readonly tooltip?: string;
}

/** Something to do above a line. */
export interface Lens {
  readonly range: Range;
  readonly title: string;
  /** Without the extension's prefix: "compose.up". */
  readonly command: string;
  readonly arguments: readonly string[];
}

/** One token; types are named in server/semanticTokens.ts. */
export interface Token {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly type: TokenType;
}

export type TokenType =
  | "keyword"
  | "comment"
  | "string"
  | "variable"
  | "parameter"
  | "property"
  | "function"
  | "operator"
  | "namespace"
  | "macro"
  | "number";

/** One language. */
export interface Language<Doc> {
  readonly id: "dockerfile" | "compose" | "dockerignore" | "daemonJson" | "dockerUnit" | "commandLine";
  /**
   * Never throws, whatever the bytes: what is wrong is part of the document. `before` is an older version, of which parts may
   * be taken over; the result is the same without, and the older one stays as it is.
   */
  readonly parse: (text: string, before?: Doc) => Doc;
  readonly rules: readonly Rule<Doc>[];
  readonly features: Features<Doc>;
  /** What comments of a document silence. */
  readonly suppressions?: (doc: Doc, without?: CommentFamily) => Suppressions;
}

/** Whose comments they are: a project may forbid those of a family. */
export type CommentFamily = "hadolint" | "check";

export interface Suppressions {
  /** Whether a finding with any of these names may not be shown there. Names are compared in any case. */
  silences(names: readonly string[], range: Range, severity: Severity): boolean;
  /** A document may ask that warnings fail the build: what becomes of a finding's severity then. */
  severity?(names: readonly string[], severity: Severity): Severity;
  /** Whether a document asks for a rule that is off by default. */
  wakes?(names: readonly string[]): boolean;
}

/** What a language can answer; each in time linear in the document. */
export interface Features<Doc> {
  readonly complete?: (doc: Doc, at: Position, lookup: Lookup) => readonly Completion[];
  readonly hover?: (doc: Doc, at: Position, lookup: Lookup) => Hover | undefined;
  readonly definition?: (doc: Doc, at: Position, lookup: Lookup) => readonly Location[];
  readonly references?: (doc: Doc, at: Position, lookup: Lookup) => readonly Location[];
  readonly rename?: (doc: Doc, at: Position, name: string, lookup: Lookup) => Renaming | undefined;
  readonly symbols?: (doc: Doc) => readonly Symbol[];
  readonly folding?: (doc: Doc) => readonly { readonly start: number; readonly end: number }[];
  /** Pieces of the text round a place, each within the next. */
  readonly selection?: (doc: Doc, at: Position) => readonly Range[];
  readonly links?: (doc: Doc, lookup: Lookup) => readonly Link[];
  readonly inlayHints?: (doc: Doc, lookup: Lookup) => readonly InlayHint[];
  readonly lenses?: (doc: Doc, lookup: Lookup) => readonly Lens[];
  readonly tokens?: (doc: Doc) => readonly Token[];
  readonly format?: (doc: Doc, how: { readonly tabSize: number }) => readonly TextEdit[];
  readonly stageGraph?: (doc: Doc) => StageGraph;
  /** Other ways to write what stands at a place. */
  readonly rewrites?: (doc: Doc, at: Position, lookup: Lookup) => readonly Fix[];
  /** An image that could be pinned, at a place. */
  readonly imageAt?: (doc: Doc, at: Position, lookup: Lookup) => ImagePlace | undefined;
}

/** The reference of an image as it stands in a text. */
export interface ImagePlace {
  readonly reference: string;
  /** Right behind it: where a digest goes. */
  readonly end: Position;
}

/** How the stages of a build hang together: what each is built on, and what it takes from others. */
export interface StageGraph {
  readonly nodes: readonly StageNode[];
  readonly edges: readonly StageEdge[];
}

export interface StageNode {
  readonly id: string;
  readonly kind: "stage" | "image";
  /** Of a stage without a name its number. */
  readonly name: string;
  /** Of a stage: what FROM says, with the defaults of variables. */
  readonly image?: string;
  readonly platform?: string;
  /** Of a stage its FROM, of an image where it is first named. */
  readonly range: Range;
  /** Instructions behind FROM. */
  readonly instructions: number;
  /** What is built unless another is asked for. */
  readonly last: boolean;
  /** The last stage does without it: it is built when it is asked for. */
  readonly aside: boolean;
}

export interface StageEdge {
  /** Ids: `to` is built on, or takes files from, `from`. */
  readonly from: string;
  readonly to: string;
  readonly kind: "base" | "copy" | "mount";
  /** How many instructions say so. */
  readonly count: number;
  /** Where the first of them stands. */
  readonly range: Range;
}

export interface Renaming {
  /** The name as it stands, for the editor to select. */
  readonly range: Range;
  readonly placeholder: string;
  /** Edits of this document and, by path, of others. */
  readonly edits: readonly TextEdit[];
  readonly elsewhere?: Readonly<Record<string, readonly TextEdit[]>>;
}
