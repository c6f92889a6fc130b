// What the helper's `stat` and `find` tell, as records. Names and links are bytes; what ends a record cannot stand in a name.
import type { FileInfo, FileKind } from "../backend.ts";
import { codeOf, systemError } from "../faults.ts";
import { joinPath, nameOf, shownName, textOf } from "../path.ts";
import { readNames } from "../owners.ts";
import { failureIn } from "./complaints.ts";
import { openPatience, quoted, type Answer, type Shell } from "./shell.ts";

/** The file's type as the system keeps it in the mode: inode(7). */
const kinds: Readonly<Record<number, FileKind>> = {
  0o10: "file",
  0o04: "folder",
  0o12: "link",
  0o01: "fifo",
  0o14: "socket",
  0o06: "blockDevice",
  0o02: "characterDevice",
};

const kindOfMode = (mode: number): FileKind => kinds[mode >> 12] ?? "unknown";

interface Numbers {
  readonly mode: number;
  readonly size: number;
  readonly uid: number;
  readonly gid: number;
  readonly modified: number;
}

/** "81a0 6 1000 1000 1580706246", as `stat -c '%f %s %u %g %Y'` writes it. */
function numbersIn(text: string): Numbers {
  const [mode = "", size, uid, gid, modified] = text.split(" ");
  return {
    mode: parseInt(mode, 16),
    size: Number(size),
    uid: Number(uid),
    gid: Number(gid),
    modified: Number(modified) * 1000,
  };
}

export interface Owners {
  readonly users: ReadonlyMap<number, string>;
  readonly groups: ReadonlyMap<number, string>;
}

function infoOf(path: string, { mode, ...numbers }: Numbers, { users, groups }: Owners): FileInfo {
  return {
    ...numbers,
    name: shownName(nameOf(path)),
    path,
    kind: kindOfMode(mode),
    mode: mode & 0o7777,
    owner: users.get(numbers.uid),
    group: groups.get(numbers.gid),
  };
}

/** @throws an error with the system's code when the command failed */
export function good(answer: Answer): Answer {
  if (answer.code !== 0) throw failureIn(answer.err);
  return answer;
}

const format = "%f %s %u %g %Y";

/** A path's own entry. */
export async function look(shell: Shell, path: string, owners: Owners): Promise<FileInfo> {
  if (path.includes("\0")) throw systemError("ENOENT");
  const script = `p=${quoted(ofMain(path))}; $B stat -c '${format}' "$p" || exit 1
if [ -h "$p" ]; then $B readlink -n "$p"; printf '//\\n'; $B stat -L -c %f "$p"; fi; exit 0`;
  const { out } = good(await shell.run(script));
  const end = out.indexOf("\n");
  const info = infoOf(path, numbersIn(out.toString("latin1", 0, end)), owners);
  if (info.kind !== "link") return info;
  const rest = out.subarray(end + 1);
  const targetEnd = rest.lastIndexOf("//\n");
  const mode = parseInt(rest.toString("latin1", targetEnd + 3), 16);
  return {
    ...info,
    target: textOf(rest.subarray(0, Math.max(targetEnd, 0))),
    leadsTo: Number.isNaN(mode) ? undefined : kindOfMode(mode),
  };
}

interface End {
  readonly kind: FileKind;
  readonly size: number;
  /** The same as the helper must ask for it. */
  readonly at: string;
}

/** These lead to whoever looks, a helper with mounts and a network of its own: the container's main process stands for it. */
const ofMain = (path: string): string =>
  path.replace(/^\/proc\/self\//, "/proc/1/").replace(/^\/proc\/thread-self\//, "/proc/1/task/1/");

/** Of what stands on the device `$D` of /proc: the number of a process that resolves it, and the path that it comes to. */
const onProc = `case "$s" in *" $D") $B sh -c 'echo $$; exec "$0" readlink -f "$1"' $B "$p";; esac; exit 0`;

/** What stands at the end of all links. */
export async function endOf(shell: Shell, path: string): Promise<End | undefined> {
  if (path.includes("\0")) return undefined;
  const at = ofMain(path);
  const answer = await shell.run(
    `p=${quoted(at)}; s=$($B stat -L -c '%f %s %u %g %Y %d' "$p") || exit 1; echo "$s"; ${onProc}`,
  );
  if (answer.code !== 0) {
    const error = failureIn(answer.err);
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
  const [first = "", own = "", ...resolved] = textOf(answer.out).split("\n");
  const { mode, size } = numbersIn(first);
  const names = resolved.join("\n").trimEnd().split("/");
  const isOwn = own !== "" && names[1] === "proc" && names[2] === own;
  return {
    kind: kindOfMode(mode),
    size,
    at: isOwn ? names.map((name) => (name === own ? "1" : name)).join("/") : at,
  };
}

/** The entries of what certainly is a folder. */
export async function entriesOf(shell: Shell, path: string, owners: Owners, at = path): Promise<readonly FileInfo[]> {
  const script = `cd ${quoted(at)} || exit 1
$B find . -mindepth 1 -maxdepth 1 -print0 | $B xargs -0 -r $B stat -c '${format} %N//'
printf '\\0'
$B find . -mindepth 1 -maxdepth 1 -type l -print0 | $B xargs -0 -r $B stat -L -c '%f %n//'
exit 0`;
  const { out } = good(await shell.run(script));
  const half = out.indexOf(0);
  const ends = endsIn(out.subarray(half + 1));
  return recordsIn(out.subarray(0, half)).flatMap((record) => {
    const entry = entryIn(record);
    if (entry === undefined) return [];
    const info = infoOf(joinPath(path, entry.name), entry.numbers, owners);
    return [info.kind === "link" ? { ...info, target: entry.target, leadsTo: ends.get(entry.name) } : info];
  });
}

const mark = Buffer.from("//\n");

/** No name has a slash, so two of them and the end of a line end a record; a link's target might, and is then cut. */
function recordsIn(bytes: Buffer): Buffer[] {
  const records: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    let end = bytes.indexOf(mark, at);
    if (end === -1) end = bytes.length;
    records.push(bytes.subarray(at, end));
    at = end + mark.length;
  }
  return records;
}

const arrow = Buffer.from("' -> '");

function entryIn(record: Buffer): { name: string; numbers: Numbers; target?: string } | undefined {
  const start = record.indexOf("./");
  if (start === -1) return undefined;
  const numbers = numbersIn(record.toString("latin1", 0, start).replace(/'$/, "").trim());
  if (Number.isNaN(numbers.mode) || Number.isNaN(numbers.size)) return undefined;
  if (kindOfMode(numbers.mode) !== "link") return { name: textOf(record.subarray(start + 2)), numbers };
  // The size of a link is the length of its target; some file systems say nothing.
  const bySize = record.length - 1 - numbers.size - arrow.length;
  const sure = numbers.size > 0 && record.subarray(bySize, bySize + arrow.length).equals(arrow);
  const at = sure ? bySize : record.indexOf(arrow, start);
  if (at === -1) return undefined;
  return {
    name: textOf(record.subarray(start + 2, at)),
    numbers,
    target: textOf(record.subarray(at + arrow.length, -1)),
  };
}

function endsIn(bytes: Buffer): ReadonlyMap<string, FileKind> {
  return new Map(
    recordsIn(bytes).flatMap((record) => {
      const start = record.indexOf(" ./");
      const mode = parseInt(record.toString("latin1", 0, start), 16);
      return start === -1 || Number.isNaN(mode)
        ? []
        : [[textOf(record.subarray(start + 3)), kindOfMode(mode)] as const];
    }),
  );
}

/** Bytes of passwd that are read at most. */
const mostNames = 1024 * 1024;

export async function ownersIn(shell: Shell): Promise<Owners> {
  const read = async (path: string): Promise<ReadonlyMap<number, string>> => {
    const { out } = await shell.run(`[ -f ${path} ] && $B head -c ${mostNames} ${path}`, true, openPatience);
    return readNames(out.toString("utf8"));
  };
  return { users: await read("/etc/passwd"), groups: await read("/etc/group") };
}
