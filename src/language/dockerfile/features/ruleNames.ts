// The rules of Dockerfiles by the names that comments know them by, for answers about such comments.
import type { Finding } from "../../language.ts";
import type { DockerRule } from "../rules/dockerRule.ts";
import { dockerfileRules } from "../rules/index.ts";

let byName: ReadonlyMap<string, DockerRule> | undefined;

const namesOf = ({ id, aliases }: DockerRule): readonly string[] => [id, ...aliases];

/** By any of its names, in any case. Of rules that share a name, the first. */
export function ruleNamed(name: string): DockerRule | undefined {
  byName ??= new Map(
    dockerfileRules.toReversed().flatMap((rule) => namesOf(rule).map((each) => [each.toLowerCase(), rule] as const)),
  );
  return byName.get(name.toLowerCase());
}

const ofHadolint = /^(?:DL|SC)\d{4}$/;
const ofBuilder = /^[A-Z][A-Za-z]+$/;

let ofComments: ReadonlyMap<string, DockerRule> | undefined;

/** What a comment of hadolint's kind may name, with the rule: its own codes, and the ids of rules that only we have. */
export function hadolintNames(): ReadonlyMap<string, DockerRule> {
  return (ofComments ??= readHadolintNames());
}

function readHadolintNames(): ReadonlyMap<string, DockerRule> {
  const named = dockerfileRules
    .filter(({ severity }) => severity !== "error")
    .flatMap((rule) => {
      const codes = rule.aliases.filter((name) => ofHadolint.test(name));
      const own = codes.length > 0 || rule.aliases.some((name) => ofBuilder.test(name)) ? codes : [rule.id];
      return own.map((name) => [name, rule] as const);
    });
  return new Map(named.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** All names that silence a finding. */
export function namesOfFinding({ code, rule }: Finding): readonly string[] {
  const found = ruleNamed(rule);
  // A family's single code is not silenced along with all others of it.
  return found !== undefined && namesOf(found).includes(code) ? namesOf(found) : [code];
}
