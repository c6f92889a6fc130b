// Hovers on CMD and ENTRYPOINT: the command line that comes of them, with the ENTRYPOINT that the base image brings; and what
// else it brings, on FROM. What the engine has counts; of an image that it has not, a list of official ones tells.
import { t } from "../../../../base/l10n.ts";
import { inCode, plain } from "../../../../base/plain.ts";
import type { ImageConfig, Lookup } from "../../../language.ts";
import { inCommand, inherited, inOneLine } from "../../commandLine.ts";
import { rootImage, rootReference } from "../../images.ts";
import type { Dockerfile, Stage } from "../../syntax/tree.ts";

const wrapper = "docker-entrypoint.sh";

/** Images on Docker Hub and their ENTRYPOINT; empty: none. As their Dockerfiles had them in 2025. */
const entrypoints: ReadonlyMap<string, string> = new Map([
  ...["cassandra", "ghost", "mariadb", "memcached", "mongo", "mysql", "node", "postgres", "rabbitmq", "redis"].map(
    (name) => [name, wrapper] as const,
  ),
  ["nginx", `/${wrapper}`],
  ["php", "docker-php-entrypoint"],
  ["haproxy", wrapper],
  ["wordpress", wrapper],
  ["maven", "/usr/local/bin/mvn-entrypoint.sh"],
  ["eclipse-temurin", "/__cacert_entrypoint.sh"],
  ["composer", `/${wrapper}`],
  ...[
    ["scratch", "alpine", "almalinux", "amazonlinux", "archlinux", "busybox", "centos", "debian", "fedora", "ubuntu"],
    [
      "rockylinux",
      "oraclelinux",
      "buildpack-deps",
      "gcc",
      "golang",
      "httpd",
      "openjdk",
      "perl",
      "python",
      "ruby",
      "rust",
    ],
  ]
    .flat()
    .map((name) => [name, ""] as const),
]);

/** Empty when the stage, and those below it, say nothing. The engine's own image counts before what is known of its name. */
export function aboutCommand(doc: Dockerfile, stage: Stage, lookup: Lookup): readonly string[] {
  if (inherited(stage, "ENTRYPOINT") === undefined && inherited(stage, "CMD") === undefined) return [];
  const reference = rootReference(doc, stage);
  const here = reference === undefined ? undefined : lookup.image?.(reference);
  const command = inCommand(stage, here) ?? "";
  const says = (line: string): string => t("The container will run: {0}", inCode(line));
  if (inherited(stage, "ENTRYPOINT") !== undefined) return [says(command)];
  if (here !== undefined) return [says(command), asTheEngineHasIt(reference ?? "", here)];
  const image = rootImage(doc, stage);
  const own = image && entrypoints.get(image.name);
  if (image === undefined || own === undefined)
    return [says(command), t("If the base image has an ENTRYPOINT, these are its arguments.")];
  if (image.name === "scratch") return [says(command)];
  const name = inCode(image.name);
  return own === ""
    ? [says(command), t("The official image {0} had no ENTRYPOINT when it was last looked at; it is not here.", name)]
    : [
        says(`${own} ${command}`),
        t("{0} is the ENTRYPOINT of the base image {1}.", inCode(own), name),
        t("That is from a list of official images: the image is not here."),
      ];
}

const asTheEngineHasIt = (reference: string, { entrypoint }: ImageConfig): string =>
  entrypoint.length === 0
    ? t("The base image {0} has no ENTRYPOINT, says the engine.", inCode(reference))
    : t(
        "{0} is the ENTRYPOINT of the base image {1}, says the engine.",
        inCode(inOneLine(entrypoint)),
        inCode(reference),
      );

/** What a base image brings, as the engine has it; empty where it is not here. */
export function aboutBaseImage(reference: string, { image }: Lookup): readonly string[] {
  const here = image?.(reference);
  if (here === undefined) return [];
  const { entrypoint, command, user, folder, ports } = here;
  const lines = [
    ["ENTRYPOINT", inOneLine(entrypoint)],
    ["CMD", inOneLine(command)],
    ["USER", plain(user)],
    ["WORKDIR", plain(folder)],
    ["EXPOSE", plain(ports.join(" "))],
  ].flatMap(([name = "", said = ""]) => (said === "" ? [] : [`${name} ${inCode(said)}`]));
  return lines.length === 0
    ? [t("The engine has {0}; it sets no command, user, folder or port.", inCode(reference))]
    : [`${t("The engine has {0}, which brings:", inCode(reference))} ${lines.join(" · ")}`];
}
