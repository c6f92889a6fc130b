// Which language a block of code in Markdown is in: by the word behind its mark where that says it, and where it may be
// anything (YAML, JSON, settings, no word at all) by what stands in it, only when that leaves no doubt.
import { isDaemonJson } from "../../language/daemonJson/tell.ts";
import type { Language } from "../../language/language.ts";

type Id = Language<never>["id"];

export interface Block {
  /** What stands behind the mark that opens it. */
  readonly info: string;
  /** The nearest line of text above it. */
  readonly above: string;
  /** Without the indentation of the block itself. */
  readonly code: string;
}

const byWord: Readonly<Record<string, Id>> = {
  docker: "dockerfile",
  dockerfile: "dockerfile",
  containerfile: "dockerfile",
  dockerignore: "dockerignore",
  sh: "commandLine",
  bash: "commandLine",
  zsh: "commandLine",
  shell: "commandLine",
  shellscript: "commandLine",
  console: "commandLine",
  "shell-session": "commandLine",
  terminal: "commandLine",
};

/** Words of blocks that may be ours, each with what asks their code. */
const perhaps: readonly { readonly words: ReadonlySet<string>; readonly is: (block: Block) => Id | undefined }[] = [
  {
    words: new Set(["yaml", "yml", "compose", "dockercompose", "docker-compose"]),
    is: compose,
  },
  { words: new Set(["json", "jsonc"]), is: settings },
  { words: new Set(["ini", "systemd", "unit", "service", "conf", "properties"]), is: unit },
  { words: new Set([""]), is: (block) => settings(block) ?? unit(block) ?? nameless(block) },
];

export function fenceLanguage(block: Block): Id | undefined {
  const word = (/^[^\s{,:]*/.exec(block.info)?.[0] ?? "").toLowerCase();
  const known = Object.hasOwn(byWord, word) ? byWord[word] : undefined;
  // Many a note calls everything that is typed "bash".
  if (known === "commandLine" && isWholeDockerfile(block.code)) return "dockerfile";
  return known ?? perhaps.find(({ words }) => words.has(word))?.is(block);
}

function settings({ info, above, code }: Block): Id | undefined {
  return isDaemonJson(code, /\bdaemon\.json\b/.test(`${info} ${above}`)) ? "daemonJson" : undefined;
}

function unit({ code }: Block): Id | undefined {
  return /^\s*ExecStart\s*=\s*\S*\bdockerd\b/m.test(code) ? "dockerUnit" : undefined;
}

/** YAML may be anything: what has services is a Compose file, and what has nothing but networks or volumes by name. */
function compose({ code }: Block): Id | undefined {
  if (/^services\s*:/m.test(code)) return "compose";
  const sections = [...code.matchAll(/^([^\s#-][^\s:]*)\s*:/gm)].map(([, key = ""]) => key);
  const named = /^(?:networks|volumes)\s*:\s*(?:#.*)?\r?\n(?:\s*(?:#.*)?\r?\n)*\s+[\w.-]+\s*:/m.test(code);
  return named && sections.every((key) => sectionKey.test(key)) ? "compose" : undefined;
}

const sectionKey = /^(?:networks|volumes|configs|secrets|name|version|x-.*)$/;

const instruction =
  /^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\s+\S/;
/** In small letters and indented as well, where it is plain that it is one. */
const anyInstruction = new RegExp(`^\\s*${instruction.source.slice(1)}`, "i");
const telling = /^(?:(?:COPY|ENTRYPOINT|RUN)\s+\S|FROM\s+(?:\S+[:$@]\S+|\S+\s+(?:AS|as)\s))/;
const command = /^\s*(?:[\w.-]+@[\w.-]+:\S*)?(?:\$ )?(?:sudo )?docker(?:-compose|d)? [a-z-]/m;

/** In notes most blocks say nothing of their language. */
function nameless({ code }: Block): Id | undefined {
  if (/^services\s*:\s*(?:#.*)?$/m.test(code) && /^\s+(?:image|build)\s*:/m.test(code)) return "compose";
  return isDockerfile(code) ? "dockerfile" : command.test(code) ? "commandLine" : undefined;
}

/** Instructions only, of which the first says what it is built on: no shell has such a command. */
function isWholeDockerfile(code: string): boolean {
  const lines = code.split(/\r?\n/).filter((line) => /^\s*[^#\s]/.test(line));
  if (!/^\s*FROM\s+[\w$./{-][^\s;|&]*(?:\s+(?:AS|as)\s+[\w.-]+)?\s*$/.test(lines[0] ?? "")) return false;
  return lines.every((line, index) => /\\\s*$/.test(lines[index - 1] ?? "") || anyInstruction.test(line));
}

/** Every line that is neither indented nor continued begins with an instruction, and one of them is nobody else's. */
function isDockerfile(code: string): boolean {
  const lines = code.split(/\r?\n/).filter((line) => /^\s*[^#\s]/.test(line));
  if (/^\s*--mount=type=/.test(lines[0] ?? "")) return true;
  // "RUN <command>" tells how it is written, and is nothing to build.
  if (/(?:^|[\s"'=[])<[A-Za-z][\w -]*>/m.test(code)) return false;
  const begun = lines.filter((line, index) => /^\S/.test(line) && !/\\\s*$/.test(lines[index - 1] ?? ""));
  return (
    begun.some((line) => telling.test(line)) && begun.every((line) => instruction.test(line) || line.trim() === "...")
  );
}
