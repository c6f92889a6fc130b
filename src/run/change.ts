// One change of a commit: a Dockerfile instruction of the nine that `docker commit --change` takes, checked while it is
// typed. Which they are: https://docs.docker.com/reference/cli/docker/container/commit/#change
import { t } from "../base/l10n.ts";
import { read, wrong, type Reading } from "./reading.ts";

export const changeInstructions = [
  "CMD",
  "ENTRYPOINT",
  "ENV",
  "EXPOSE",
  "LABEL",
  "ONBUILD",
  "USER",
  "VOLUME",
  "WORKDIR",
] as const;
type ChangeInstruction = (typeof changeInstructions)[number];

export interface CommitChange {
  readonly instruction: ChangeInstruction;
  readonly rest: string;
  /** What is worth knowing and not wrong. */
  readonly hint?: string;
}

/** Reads "ENV DEBUG=true". */
export function parseChange(text: string): Reading<CommitChange> {
  if (/[\r\n]/.test(text)) return wrong(t("One instruction has one line."));
  const [, word = "", rest = ""] = /^\s*(\S*)\s*([\s\S]*?)\s*$/.exec(text) ?? [];
  const instruction = word.toUpperCase();
  if (!isChange(instruction)) return wrong(refusal(instruction));
  if (rest === "") return wrong(t("{0} needs something after it, such as: {1}", instruction, examples[instruction]));
  const { fault, hint } = checks[instruction](rest);
  return fault === undefined ? read({ instruction, rest, hint }) : wrong(fault);
}

export const examples: Readonly<Record<ChangeInstruction, string>> = {
  CMD: 'CMD ["apachectl", "-DFOREGROUND"]',
  ENTRYPOINT: 'ENTRYPOINT ["/entrypoint.sh"]',
  ENV: "ENV DEBUG=true",
  EXPOSE: "EXPOSE 80",
  LABEL: 'LABEL version="1.0"',
  ONBUILD: "ONBUILD RUN make",
  USER: "USER app",
  VOLUME: 'VOLUME ["/data"]',
  WORKDIR: "WORKDIR /app",
};

const isChange = (word: string): word is ChangeInstruction => (changeInstructions as readonly string[]).includes(word);

function refusal(word: string): string {
  if (word === "RUN") return t("RUN belongs to a build. Run the command in the container first, then commit.");
  if (word === "COPY" || word === "ADD")
    return t("{0} belongs to a build. Copy the files into the container first, then commit.", word);
  if (word === "FROM") return t("A commit starts from its container, so there is no FROM.");
  if (word === "ARG") return t("ARG lives only during a build. ENV stays in the image.");
  return t("A commit can change only {0}.", changeInstructions.join(", "));
}

interface Finding {
  readonly fault?: string;
  readonly hint?: string;
}

const checks: Readonly<Record<ChangeInstruction, (rest: string) => Finding>> = {
  CMD: commandForm,
  ENTRYPOINT: commandForm,
  ENV: pairs,
  LABEL: pairs,
  EXPOSE: (rest) => {
    const bad = rest.split(/\s+/).find((port) => !isPort(port));
    return bad === undefined ? {} : { fault: t("“{0}” is no port: write 80, 53/udp or 8000-8010.", bad) };
  },
  ONBUILD: (rest) => {
    const word = (/^\S+/.exec(rest)?.[0] ?? "").toUpperCase();
    if (["ONBUILD", "FROM", "MAINTAINER"].includes(word))
      return { fault: t("ONBUILD cannot be followed by {0}.", word) };
    return triggers.has(word) ? {} : { fault: t("ONBUILD is followed by an instruction, such as RUN or COPY.") };
  },
  USER: (rest) =>
    /^[^\s:]+(:[^\s:]+)?$/.test(rest) ? {} : { fault: t("Write one user, or user:group, by name or number.") },
  VOLUME: (rest) => {
    if (rest.startsWith("[")) return { fault: listOf(rest) === undefined ? faultOfList() : undefined };
    const bad = rest.split(/\s+/).find((path) => !/^([/\\"'$]|[A-Za-z]:)/.test(path));
    return bad === undefined ? {} : { hint: t("“{0}” is taken from the root, as /{0}.", bad) };
  },
  WORKDIR: (rest) =>
    /^([/\\"'$]|[A-Za-z]:)/.test(rest) ? {} : { hint: t("A relative path counts from the working directory so far.") },
};

const triggers = new Set(
  [...changeInstructions, "ADD", "ARG", "COPY", "HEALTHCHECK", "RUN", "SHELL", "STOPSIGNAL"].filter(
    (word) => word !== "ONBUILD",
  ),
);

function commandForm(rest: string): Finding {
  if (rest.startsWith("[")) return { fault: listOf(rest) === undefined ? faultOfList() : undefined };
  return { hint: t("Without brackets it runs through a shell: /bin/sh -c.") };
}

const faultOfList = (): string => t('A list is written with brackets and double quotes: ["program", "argument"].');

function listOf(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((item) => typeof item === "string") ? value : undefined;
  } catch {
    return undefined;
  }
}

/** KEY=value pairs, quoted as a Dockerfile quotes; or the old form of one key and one value with a blank between. */
function pairs(rest: string): Finding {
  const words: readonly string[] = rest.match(/(?:\\[\s\S]|"(?:\\[\s\S]|[^"\\])*"|'[^']*'|[^\s"'\\])+|["']/g) ?? [];
  if (words.includes('"') || words.includes("'")) return { fault: t("A quote is not closed.") };
  const [first = "", ...others] = words;
  if (!first.includes("=")) {
    return others.length === 0
      ? { fault: t("The value is missing: write {0}=value.", first) }
      : {
          hint: t(
            "An old way to write it; {0}={1} is the clear one.",
            first,
            quotedValue(rest.slice(first.length).trim()),
          ),
        };
  }
  const bad = words.find((word) => !/^[^=]+=/.test(word));
  return bad === undefined ? {} : { fault: t("“{0}” is not of the form KEY=value; quote values with blanks.", bad) };
}

const quotedValue = (value: string): string => (/\s/.test(value) ? JSON.stringify(value) : value);

function isPort(text: string): boolean {
  if (/^\$/.test(text)) return true; // a variable of the image
  const [, first = "", last = first] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(?:tcp|udp|sctp))?$/i.exec(text) ?? [];
  return first !== "" && Number(first) >= 1 && Number(last) <= 65_535 && Number(first) <= Number(last);
}
