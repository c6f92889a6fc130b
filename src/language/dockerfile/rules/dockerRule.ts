// The shape of this language's rules.
import type { Rule } from "../../language.ts";
import type { Dockerfile } from "../syntax/tree.ts";

export type DockerRule = Rule<Dockerfile>;
