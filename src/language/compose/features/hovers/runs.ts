// What a service's containers will run: its own entrypoint and command, and what the image brings where it says nothing.
import { t } from "../../../../base/l10n.ts";
import { inCode, plain } from "../../../../base/plain.ts";
import { inOneLine } from "../../../dockerfile/commandLine.ts";
import { aboutBaseImage } from "../../../dockerfile/features/hovers/hoverCommand.ts";
import { engineReference, imageParts, isReference } from "../../../dockerfile/syntax/reference.ts";
import { valueOf, type Project, type Service } from "../../model/project.ts";
import { imageOf } from "../../model/serviceImage.ts";
import { asScalar, followed, isNull } from "../../syntax/node.ts";

/** Paragraphs for the hover on image, entrypoint or command of a service, from what the engine tells of its image. */
export function saidOfImage(project: Project, path: readonly string[]): readonly string[] {
  const [section, name = "", key = "", ...below] = path;
  const service = section === "services" && below.length === 0 ? project.services.get(name) : undefined;
  if (service === undefined || !["image", "entrypoint", "command"].includes(key)) return [];
  const image = imageOf(project, service);
  // What is built from a Dockerfile may bring anything.
  if (image === undefined || image.built || !isReference(image.text)) return [];
  const reference = engineReference(imageParts(image.text));
  if (key === "image") return aboutBaseImage(reference, project.lookup);
  const here = project.lookup.image?.(reference);
  if (here === undefined) return [];
  const entrypoint = lineOf(project, service, "entrypoint");
  const command = lineOf(project, service, "command");
  // As the specification has it, an entrypoint of one's own takes back the image's command.
  const line = [
    entrypoint ?? inOneLine(here.entrypoint),
    command ?? (entrypoint === undefined ? inOneLine(here.command) : ""),
  ];
  const whole = line.filter((part) => part !== "").join(" ");
  return whole === "" ? [] : [t("The container will run: {0}", inCode(whole))];
}

/** Undefined where the service says nothing, or null, which is the same. */
function lineOf(project: Project, service: Service, key: "entrypoint" | "command"): string | undefined {
  const node = followed(valueOf(service, key)?.node);
  if (node === undefined || isNull(node)) return undefined;
  if (node.kind === "scalar") return plain(project.text(node).text);
  if (node.kind !== "list") return undefined;
  return inOneLine(
    node.items.map((item) => {
      const scalar = asScalar(item);
      return scalar === undefined ? "" : project.text(scalar).text;
    }),
  );
}
