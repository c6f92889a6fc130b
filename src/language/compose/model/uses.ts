// Every place of a file that uses a name given elsewhere: dependencies, networks, volumes, configs, secrets, models.
import type { Family } from "../schema/shape.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import {
  asList,
  asMapping,
  asScalar,
  followed,
  isReset,
  type Mapping,
  type Node,
  type Scalar,
} from "../syntax/node.ts";
import { entriesOf, valueAt } from "../syntax/resolved.ts";
import { shortMount } from "./forms/shortMount.ts";
import { extending } from "./extending.ts";
import { isOverridden, type Project, type Service } from "./project.ts";

export type Role =
  | "depends_on"
  | "links"
  | "volumes_from"
  | "network_mode"
  | "ipc"
  | "pid"
  | "extends"
  | "context"
  | "networks"
  | "volumes"
  | "configs"
  | "secrets"
  | "buildSecrets"
  | "models"
  | "credential";

export interface Use {
  readonly family: Family;
  readonly name: string;
  readonly role: Role;
  /** Who uses it. */
  readonly service: Service;
  /** Of the name itself, within its scalar. */
  readonly start: number;
  readonly end: number;
  /** With extends: the file in which the name is given, as written. */
  readonly path?: string;
  /** With depends_on: may be missing from the active profiles. */
  readonly spare?: boolean;
}

const known = new WeakMap<Project, readonly Use[]>();

/** Uses in the document itself, each once: what several services share by an anchor counts for the first. */
export function usesIn(project: Project): readonly Use[] {
  const before = known.get(project);
  if (before !== undefined) return before;
  const found = [...project.services.values()].flatMap((service) => usesOf(project, service));
  known.set(project, found);
  return found;
}

/** The keys that lead to what a role is about. */
const ways: Readonly<Partial<Record<Role, readonly string[]>>> = {
  context: ["build", "additional_contexts"],
  buildSecrets: ["build", "secrets"],
  credential: ["credential_spec", "config"],
};

/** The keys of the service that lead to what is used. */
export const wayTo = ({ role, name }: Use): readonly string[] => [...(ways[role] ?? [role]), name];

/** Whether the override file beside this one leaves nothing of a use. */
export const isIdle = (project: Project, use: Use): boolean => isOverridden(project, use.service.name, wayTo(use));

/** Uses by one service, what it merges included. */
const usesOf = (project: Project, service: Service): readonly Use[] =>
  service.parts.flatMap((mapping) => usesBy(project, service, mapping));

/** Uses that a mapping of a service says. Their places are those of the project's own document, whatever the mapping's is. */
export function usesBy(project: Project, service: Service, mapping: Mapping): readonly Use[] {
  const collector = new Collector(project, service);
  collector.dependencies(valueAt(mapping, "depends_on"));
  for (const scalar of scalarsOf(valueAt(mapping, "links")))
    collector.part(scalar, "service", "links", /^([^:]*(?=:[^:]*$)|.*)/);
  for (const scalar of scalarsOf(valueAt(mapping, "volumes_from")))
    collector.part(scalar, "service", "volumes_from", /^(?!container:)([^:]*)/);
  for (const role of ["network_mode", "ipc", "pid"] as const) {
    const scalar = asScalar(valueAt(mapping, role));
    if (scalar !== undefined) collector.part(scalar, "service", role, /^service:(.*)$/);
  }
  collector.extension(mapping);
  collector.build(valueAt(mapping, "build"));
  collector.list(valueAt(mapping, "networks"), "network", "networks");
  collector.list(valueAt(mapping, "models"), "model", "models");
  collector.mounts(valueAt(mapping, "volumes"));
  collector.grants(valueAt(mapping, "configs"), "config", "configs");
  collector.grants(valueAt(mapping, "secrets"), "secret", "secrets");
  const spec = asScalar(valueAt(mapping, "credential_spec", "config"));
  if (spec !== undefined) collector.part(spec, "config", "credential", /^(.*)$/);
  return collector.found;
}

class Collector {
  readonly found: Use[] = [];
  readonly #project: Project;
  readonly #service: Service;

  constructor(project: Project, service: Service) {
    this.#project = project;
    this.#service = service;
  }

  /** The first group of the pattern is the name. */
  part(scalar: Scalar, family: Family, role: Role, pattern: RegExp, more: Pick<Use, "path" | "spare"> = {}): void {
    if (isReset(scalar) || scalar.type !== "string") return;
    const { text, certain } = this.#project.text(scalar);
    const name = certain ? pattern.exec(text)?.[1] : undefined;
    if (name === undefined) return;
    this.found.push({
      family,
      name,
      role,
      service: this.#service,
      ...within(this.#project.doc, scalar, name),
      ...more,
    });
  }

  dependencies(node: Node | undefined): void {
    const mapping = asMapping(node);
    if (mapping === undefined || isReset(node)) return this.list(node, "service", "depends_on");
    for (const { key, value } of entriesOf(mapping).values()) {
      const spare = asScalar(valueAt(value, "required"))?.text === "false";
      if (!isReset(value)) this.part({ ...key, type: "string" }, "service", "depends_on", /^(.*)$/, { spare });
    }
  }

  list(node: Node | undefined, family: Family, role: Role): void {
    if (isReset(node)) return;
    for (const scalar of scalarsOf(node)) this.part(scalar, family, role, /^(.*)$/);
    const mapping = asMapping(node);
    if (mapping === undefined) return;
    for (const { key, value } of entriesOf(mapping).values())
      if (!isReset(value)) this.part({ ...key, type: "string" }, family, role, /^(.*)$/);
  }

  extension(mapping: Mapping): void {
    const found = extending(mapping, this.#project.variables.get);
    if (found === undefined) return;
    this.part(
      found.service,
      "service",
      "extends",
      /^(.*)$/,
      found.file === undefined ? {} : { path: found.path ?? "" },
    );
  }

  build(node: Node | undefined): void {
    for (const item of asList(valueAt(node, "secrets"))?.items ?? []) this.#grant(item, "secret", "buildSecrets");
    const contexts = followed(valueAt(node, "additional_contexts"));
    for (const scalar of scalarsOf(contexts)) this.part(scalar, "service", "context", /^[^=]*=service:(.*)$/);
    if (contexts?.kind !== "mapping") return;
    for (const { value } of entriesOf(contexts).values()) {
      const scalar = asScalar(value);
      if (scalar !== undefined) this.part(scalar, "service", "context", /^service:(.*)$/);
    }
  }

  mounts(node: Node | undefined): void {
    if (isReset(node)) return;
    for (const item of asList(node)?.items ?? []) {
      const target = followed(item);
      if (target?.kind === "scalar") this.#shortMount(target);
      else if (asScalar(valueAt(target, "type"))?.text === "volume") {
        const source = asScalar(valueAt(target, "source"));
        if (source !== undefined && source.text !== "") this.part(source, "volume", "volumes", /^(.+)$/);
      }
    }
  }

  #shortMount(scalar: Scalar): void {
    const { text, certain } = this.#project.text(scalar);
    const mount = certain ? shortMount(text) : undefined;
    if (typeof mount !== "object" || mount.type !== "volume" || mount.source === undefined) return;
    const { source: name } = mount;
    this.found.push({
      family: "volume",
      name,
      role: "volumes",
      service: this.#service,
      ...within(this.#project.doc, scalar, name),
    });
  }

  grants(node: Node | undefined, family: Family, role: Role): void {
    if (isReset(node)) return;
    for (const item of asList(node)?.items ?? []) this.#grant(item, family, role);
  }

  #grant(item: Node, family: Family, role: Role): void {
    const target = followed(item);
    const scalar = target?.kind === "scalar" ? target : asScalar(valueAt(target, "source"));
    if (scalar !== undefined) this.part(scalar, family, role, /^(.*)$/);
  }
}

export const scalarsOf = (node: Node | undefined): readonly Scalar[] =>
  isReset(node) ? [] : (asList(node)?.items.flatMap((item) => asScalar(item) ?? []) ?? []);

/** Where a name stands in its scalar; all of it where escapes or variables hide it. */
function within({ lines }: ComposeDocument, { start, end }: Scalar, name: string): { start: number; end: number } {
  const at = name === "" ? -1 : lines.text.slice(start, end).indexOf(name);
  return at < 0 ? { start, end } : { start: start + at, end: start + at + name.length };
}
