// Passwords and keys written into the file as environment variables.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { ownValue } from "../../model/project.ts";
import { scalarsOf } from "../../model/uses.ts";
import { asMapping, asScalar, type Entry, type Scalar } from "../../syntax/node.ts";
import { entriesOf } from "../../syntax/resolved.ts";
import { replace } from "../../syntax/edits.ts";
import { fix, rule, type Place } from "../rule.ts";

const telling =
  /(?:^|_)(?:PASS(?:WORD|WD|PHRASE)?|SECRET(?:_?KEY)?|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIALS?)$/i;
/**
 * Names that end alike and hold no secret: switches; names of files (Kafka's images); what tells one etcd cluster from another
 * and the kind of etcd's own tokens; an address (nginx); what is made to be read by everyone in a browser.
 */
const harmless = [
  /(?:^|_)(?:ALLOW_EMPTY|RANDOM(?:_ROOT)?|ONETIME|NO|HIDE|SHOW)_PASS(?:WORD)?$/i,
  /(?:^|_)SSL_(?:KEY(?:STORE)?|TRUSTSTORE)_CREDENTIALS$/i,
  /(?:^|_)(?:INITIAL_CLUSTER|ETCD_AUTH)_TOKEN$/i,
  /(?:^|_)PROXY_PASS$/i,
  /(?:^|_)PUBLIC_/i,
] as const;
/** What comes from outside or from a file, is a switch, or stands there to be filled in. */
const elsewhere = [
  /\$/,
  /^(?:true|false|yes|no|on|off|none|null|enabled?|disabled?|0|1)$/i,
  /^(?:file:|\.{0,2}\/|~\/|[A-Za-z]:\\)/,
  /^[\w./-]+\.(?:pem|key|crt|cer|p12|pfx|jks|json|ya?ml|txt|creds?|env|ini|conf|properties|token|secret|pass(?:word|wd)?)$/i,
  /^<[^<>]*>$/,
] as const;

const isHarmless = (name: string, value: string): boolean =>
  harmless.some((pattern) => pattern.test(name)) || elsewhere.some((pattern) => pattern.test(value));

interface Given {
  readonly name: string;
  readonly value: string;
  readonly place: Place;
  /** From behind the name to the end of the value. */
  readonly rest?: Place;
}

export const secretInEnvironment = rule("secretInEnvironment", "info", (project, tell) => {
  const seen = new Set<number>();
  for (const service of project.services.values()) {
    const environment = ownValue(service, "environment");
    const entries = entriesOf(asMapping(environment) ?? empty).values();
    for (const { name, value, place, rest } of [
      ...scalarsOf(environment).map(fromText),
      ...[...entries].map(fromEntry),
    ]) {
      if (!telling.test(name) || value === "" || isHarmless(name, value)) continue;
      if (seen.has(place.start)) continue;
      seen.add(place.start);
      tell(place, {
        message: t("{0} is written into the file. A secret, or a value from .env, keeps it out.", plain(name, 60)),
        fixes:
          rest === undefined
            ? []
            : fix(t("Take it from the variable {0}", plain(name, 60)), replace(project.doc, rest, ""), false),
      });
    }
  }
});

const empty = { kind: "mapping", entries: [], flow: false, start: 0, end: 0 } as const;

/** A name without a value takes it from where Compose runs, `.env` included. */
function fromEntry({ key, value }: Entry): Given {
  const scalar = asScalar(value);
  const own =
    value.kind === "scalar" && value.style !== "block" && value.anchor === undefined && value.tag === undefined;
  const place = scalar ?? key;
  return {
    name: key.text,
    value: scalar?.text ?? "",
    place,
    ...(own ? { rest: { start: key.end + 1, end: value.end } } : {}),
  };
}

function fromText(scalar: Scalar): Given {
  const at = scalar.text.indexOf("=");
  const name = at < 0 ? scalar.text : scalar.text.slice(0, at);
  const value = at < 0 ? "" : scalar.text.slice(at + 1);
  const quotes = scalar.style === "plain" ? 0 : 1;
  const start = scalar.start + quotes + at + 1;
  const end = start + value.length;
  const exact = scalar.end - scalar.start - 2 * quotes === scalar.text.length;
  return exact
    ? { name, value, place: { start, end }, rest: { start: start - 1, end } }
    : { name, value, place: scalar };
}
