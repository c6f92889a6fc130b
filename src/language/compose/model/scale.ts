// How many containers a service asks for.
import { asScalar } from "../syntax/node.ts";
import { valueOf, type Project, type Service } from "./project.ts";

/** One where nothing is said or it cannot be told. */
export function scaleOf(project: Project, service: Service): number {
  for (const path of [["scale"], ["deploy", "replicas"]]) {
    const scalar = asScalar(valueOf(service, ...path)?.node);
    if (scalar === undefined) continue;
    const { text, certain } = project.text(scalar);
    if (certain && /^\+?\d+$/.test(text)) return Number(text);
  }
  return 1;
}
