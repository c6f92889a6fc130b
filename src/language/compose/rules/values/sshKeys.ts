// SSH keys of a build: default, or an id with a path.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { ownValue } from "../../model/project.ts";
import { scalarsOf } from "../../model/uses.ts";
import { rule } from "../rule.ts";

export const sshKeys = rule("sshKeys", "error", (project, tell) => {
  for (const service of project.services.values()) {
    for (const scalar of scalarsOf(ownValue(service, "build", "ssh"))) {
      const { text, certain } = project.text(scalar);
      if (!certain || text === "default" || text.includes("=")) continue;
      tell(scalar, { message: t('"{0}" is no SSH key: write default or ID=PATH.', plain(text, 60)) });
    }
  }
});
