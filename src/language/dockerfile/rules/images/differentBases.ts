// Programs built on one family of distributions and run on another: the C libraries differ.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf } from "../../edits.ts";
import { fromsOf } from "../../froms.ts";
import { rootImage } from "../../images.ts";
import { sourcesOf } from "../../sources.ts";
import { stageMeant } from "../../syntax/scope.ts";
import type { Dockerfile, Stage } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

export const differentBases: DockerRule = {
  id: "differentBases",
  aliases: [],
  severity: "hint",
  check: (doc, report) => {
    for (const { instruction, kind, name, span } of fromsOf(doc)) {
      const from = stageMeant(doc, name);
      const { stage } = instruction;
      if (kind !== "copy" || from === undefined || stage === undefined || from === stage) continue;
      const [there, here] = [family(doc, from), family(doc, stage)];
      if (there === undefined || here === undefined || there === here) continue;
      if (sourcesOf(instruction).every(({ path }) => isData(path))) continue;
      report({
        range: rangeOf(doc, span),
        message: t(
          "{0} is built on {1} and copied into {2}: a program that is not static may miss its libraries.",
          plain(name),
          there,
          here,
        ),
      });
    }
  },
};

const families: ReadonlyMap<string, string> = new Map([
  ["alpine", "Alpine"],
  ["debian", "Debian"],
  ["ubuntu", "Ubuntu"],
  ["centos", "CentOS"],
  ["fedora", "Fedora"],
  ["rockylinux", "Rocky Linux"],
  ["almalinux", "AlmaLinux"],
  ["amazonlinux", "Amazon Linux"],
  ["archlinux", "Arch Linux"],
]);

function family(doc: Dockerfile, stage: Stage): string | undefined {
  const image = rootImage(doc, stage);
  return image && families.get(image.name);
}

/** Texts, settings, pictures, and what runs in a machine of its own: no C library matters to them. */
const isData = (path: string): boolean =>
  /^\/(?:etc|srv|var|usr\/share|usr\/include)(?:\/|$)|(?:^|\/)(?:dist|public|static|html|www|assets|docs?|certs?|node_modules|site-packages|config)(?:\/|$)/.test(
    path,
  ) ||
  /\.(?:[cm]?js|tsx?|html?|s?css|json5?|txt|md|conf|cfg|ini|ya?ml|toml|xml|sql|csv|pem|crt|key|jar|war|py|rb|php|pl|sh|map|png|svg|ico|whl|gem|zip|tar|tgz|gz|lock)$/.test(
    path,
  );
