// Hovers on CMD and ENTRYPOINT: the command line that comes of them, with the ENTRYPOINT that the base image brings.
import { t } from "../../../../base/l10n.ts";
import { inCode } from "../../../../base/plain.ts";
import { inCommand, inherited } from "../../commandLine.ts";
import { rootImage } from "../../images.ts";
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

/** Empty when the stage, and those below it, say nothing. */
export function aboutCommand(doc: Dockerfile, stage: Stage): readonly string[] {
  const command = inCommand(stage);
  if (command === undefined) return [];
  if (inherited(stage, "ENTRYPOINT") !== undefined) return [t("The container will run: {0}", inCode(command))];
  const image = rootImage(doc, stage);
  const own = image && entrypoints.get(image.name);
  if (image === undefined || own === undefined)
    return [
      t("The container will run: {0}", inCode(command)),
      t("If the base image has an ENTRYPOINT, these are its arguments."),
    ];
  if (own === "") return [t("The container will run: {0}", inCode(command))];
  return [
    t("The container will run: {0}", inCode(`${own} ${command}`)),
    t("{0} is the ENTRYPOINT of the base image {1}.", inCode(own), inCode(image.name)),
  ];
}
