// The image a service names in this file.
import { asScalar, type Scalar } from "../syntax/node.ts";
import { referenceOf, type Reference } from "./images.ts";
import { ownValue, valueOf, type Project, type Service } from "./project.ts";

export interface ServiceImage {
  readonly scalar: Scalar;
  readonly text: string;
  readonly reference: Reference | undefined;
  /** The name is given to what is built. */
  readonly built: boolean;
}

export function imageOf(project: Project, service: Service): ServiceImage | undefined {
  const scalar = asScalar(ownValue(service, "image"));
  if (scalar?.type !== "string" || scalar.text === "") return undefined;
  const { text, certain } = project.text(scalar);
  if (!certain || text === "") return undefined;
  return { scalar, text, reference: referenceOf(text), built: valueOf(service, "build") !== undefined };
}
