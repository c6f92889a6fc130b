// The ports of the host that services take.
import { asList, asScalar, followed, type Node } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/resolved.ts";
import { ownValue, type Project, type Service } from "../project.ts";
import { shortPort, spanOf, type Span } from "./shortPort.ts";

export interface Published {
  readonly service: Service;
  readonly node: Node;
  /** Of the host. */
  readonly span: Span;
  /** Of the container. */
  readonly target: Span;
  /** Empty: every address. */
  readonly ip: string;
  readonly protocol: string;
}

/** Those with fixed numbers; a range for a single container port is Compose's choice and left out. */
export function publishedBy(project: Project, service: Service): readonly Published[] {
  return (asList(ownValue(service, "ports"))?.items ?? []).flatMap((node) => {
    const item = followed(node);
    const found = item?.kind === "scalar" ? short(project, item) : long(project, item);
    if (found === undefined || found.span.first === 0) return [];
    const single = found.target.first === found.target.last && found.span.first !== found.span.last;
    return single ? [] : [{ service, node, ...found }];
  });
}

type Found = Omit<Published, "service" | "node">;

function short(project: Project, scalar: { readonly text: string }): Found | undefined {
  const { text, certain } = project.text(scalar);
  const port = certain ? shortPort(text) : undefined;
  if (typeof port !== "object" || port.host === undefined) return undefined;
  return { span: port.host, target: port.container, ip: anyAddress(port.ip), protocol: port.protocol };
}

function long(project: Project, item: Node | undefined): Found | undefined {
  const read = (key: string): string | undefined => {
    const scalar = asScalar(valueAt(item, key));
    const settled = scalar && project.text(scalar);
    return settled?.certain === true ? settled.text : undefined;
  };
  const span = spanOf(read("published") ?? "");
  const target = spanOf(read("target") ?? "");
  if (span === undefined || target === undefined) return undefined;
  return { span, target, ip: anyAddress(read("host_ip") ?? ""), protocol: (read("protocol") ?? "tcp").toLowerCase() };
}

const anyAddress = (ip: string): string => (ip === "0.0.0.0" || ip === "::" ? "" : ip);

/** Whether two of them cannot be published at the same time. */
export const collide = (one: Published, other: Published): boolean =>
  one.protocol === other.protocol &&
  (one.ip === "" || other.ip === "" || one.ip === other.ip) &&
  one.span.first <= other.span.last &&
  other.span.first <= one.span.last;
