// Names of ARG and ENV that promise a secret: their values stay in the image or its history for all to read.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf } from "../../edits.ts";
import { named } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

const secret = /(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const harmless = /(?:_|^)(?:public|file|version)(?:_|$)/i;
/** What hadolint suspects beyond that, wherever it stands in the name; but counts of tokens, and what splits texts into them. */
const suspicious =
  /passw(?:or)?d(?!less)|passphrase|secret|token(?!s|i[sz])|credential|api_?key|access_?key|private_?key/i;
/** Half of a login: by itself most often the name of the user that RUN makes. */
const userName = /user_?name/i;

export const secretsUsedInArgOrEnv: DockerRule = {
  id: "secretsUsedInArgOrEnv",
  aliases: ["SecretsUsedInArgOrEnv", "DL3064"],
  severity: "warning",
  check: (doc, report) => {
    for (const instruction of named(doc, "ARG", "ENV")) {
      for (const { key } of instruction.pairs) {
        const sure = secret.test(key.value);
        if (harmless.test(key.value) || !(sure || isSuspicious(key.value))) continue;
        report({
          ...(sure || suspicious.test(key.value) ? {} : { severity: "hint" }),
          // The builder looks into stages only.
          ...(sure && instruction.stage !== undefined ? {} : { code: "DL3064" }),
          range: rangeOf(doc, key),
          message: t(
            "{0} sounds like a secret, and the value stays readable in the image. Use RUN --mount=type=secret.",
            plain(key.value),
          ),
        });
      }
    }
  },
};

const isSuspicious = (name: string): boolean =>
  (suspicious.test(name) || userName.test(name)) && !/(?:_PATH|_DIR|_URL)$/i.test(name);
