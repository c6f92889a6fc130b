// Changes through a helper, as scripts for its shell. The root they run in is the target's, so no path leads out of it.
import { randomBytes } from "node:crypto";
import type { WriteTerms } from "../backend.ts";
import { sourceOf, type Content } from "../content.ts";
import { refuseUnlessFile, systemError } from "../faults.ts";
import { joinPath, nameOf, parentOf } from "../path.ts";
import type { Engine } from "../../engine/engine.ts";
import type { Helper } from "./start.ts";
import { endOf, good } from "./look.ts";
import { feed } from "./run.ts";
import { quoted, type Shell } from "./shell.ts";

export interface ChangeIn {
  readonly engine: Engine;
  readonly helper: Helper;
}

/**
 * A file that exists is written in place once all has arrived beside it: what grows first, so that a full disk leaves the
 * old content. A new one gets its name when it is whole.
 */
export async function writeFile(
  { engine, helper }: ChangeIn,
  path: string,
  data: Content,
  how: WriteTerms,
  signal: AbortSignal,
): Promise<void> {
  refuseOddPath(path);
  const existing = await endOf(helper.shell, path);
  if (existing === undefined && !how.create) throw systemError("ENOENT");
  if (existing !== undefined) {
    if (!how.overwrite) throw systemError("EEXIST");
    refuseUnlessFile(existing.kind, "files.write", path);
  } else if ((await endOf(helper.shell, parentOf(path))) === undefined) throw systemError("ENOENT"); // before all is sent
  const source = await sourceOf(data, signal);
  try {
    const script = existing === undefined ? newFile(path, source.size, how.mode) : inPlace(path, source.size);
    await feed(engine, helper.container, script, source, signal);
  } finally {
    await source.close();
  }
}

function refuseOddPath(path: string): void {
  if (path.includes("\0")) throw systemError("ENOENT");
  if (nameOf(path) === "" || nameOf(path) === "..") throw systemError("EISDIR");
}

/**
 * Takes so many bytes from the input into a file with a name nobody knows, and fails when fewer came. From then on it is
 * meant by its descriptor: who may write in its folder could put a link in its place, or a pipe, which keeps one waiting.
 */
const received = (size: number): string => `umask 077
exec 8<>"$t" || exit 1
T=/proc/self/fd/8
$B head -c ${size} >&8 || exit 1
[ "$($B stat -L -c %s $T)" = ${size} ] || { echo "x: No space left on device" >&2; exit 1; }`;

const temporary = (): string => `.porthole-${randomBytes(8).toString("hex")}`;

const newFile = (path: string, size: number, mode = 0o644): string => `p=${quoted(path)}; d=${quoted(parentOf(path))}
t=${quoted(joinPath(parentOf(path), temporary()))}
trap '$B rm -f "$t"' EXIT
${received(size)}
$B chown "$($B stat -L -c %u:%g "$d")" $T
$B chmod ${(mode & 0o777).toString(8)} $T
[ -h "$p" ] && { echo "x: File exists" >&2; exit 1; }
$B ln "$t" "$p" || exit 1
[ "$($B stat -c %d:%i "$p")" = "$($B stat -L -c %d:%i $T)" ] || { echo "x: Resource busy" >&2; exit 1; }`;

/** Opened for reading as well, a pipe that stands there by now keeps nobody waiting; what was opened is looked at again. */
const inPlace = (path: string, size: number): string => `p=${quoted(path)}
r=$($B readlink -f "$p"; echo x); r=\${r%?x}
t="\${r%/*}/${temporary()}"
trap '$B rm -f "$t"' EXIT
${received(size)}
exec 9<>"$p" || exit 1
P=/proc/self/fd/9
[ -f $P ] || { echo "x: Resource busy" >&2; exit 1; }
o=$($B stat -L -c %s $P) || exit 1
if [ ${size} -gt "$o" ]; then
  m=$($B dd if=$T of=$P bs=65536 conv=notrunc iflag=skip_bytes oflag=seek_bytes skip="$o" seek="$o" 2>&1) ||
    { $B truncate -s "$o" $P; echo "x: No space left on device" >&2; exit 1; }
fi
m=$($B dd if=$T of=$P bs=65536 conv=notrunc 2>&1) || { echo "x: No space left on device" >&2; exit 1; }
[ ${size} -ge "$o" ] || $B truncate -s ${size} $P`;

export async function makeFolder(shell: Shell, path: string): Promise<void> {
  refuseOddPath(path);
  // Only what stands there itself is given away: who may write in the folder above may put a link in its place at once.
  good(
    await shell.run(`p=${quoted(path)}; $B mkdir "$p" || exit 1
cd "$p" && [ "$($B stat -c %d:%i "$p")" = "$($B stat -c %d:%i .)" ] &&
$B chown "$($B stat -L -c %u:%g ${quoted(parentOf(path))})" .; exit 0`),
  );
}

/** From outside the target's mounts the kernel lets names go that something is mounted over: so they are looked up before. */
async function refuseMounts(shell: Shell, path: string, below: boolean): Promise<void> {
  const { out } = await shell.run(
    `r=$($B readlink -f ${quoted(parentOf(path))}; echo x); printf '%s\\0' "\${r%?x}"; $B cat /proc/1/mountinfo`,
  );
  const end = out.indexOf(0);
  const real = joinPath(out.toString("latin1", 0, end), Buffer.from(nameOf(path)).toString("latin1"));
  const mounts = out
    .toString("latin1", end + 1)
    .split("\n")
    .map((line) =>
      (line.split(" ")[4] ?? "").replace(/\\([0-7]{3})/g, (_, digits: string) =>
        String.fromCharCode(parseInt(digits, 8)),
      ),
    );
  if (mounts.some((mount) => mount === real || (below && mount.startsWith(`${real}/`)))) throw systemError("EBUSY");
}

export async function removePath(shell: Shell, path: string, recursive: boolean): Promise<void> {
  refuseOddPath(path);
  await refuseMounts(shell, path, true);
  const script = `p=${quoted(path)}; m=$($B stat -c %f "$p") || exit 1
case "$m" in 4???) ${recursive ? '$B rm -rf "$p"' : '$B rmdir "$p"'};; *) $B rm -f "$p";; esac`;
  good(await shell.run(script));
}

export async function renamePath(shell: Shell, from: string, to: string, overwrite: boolean): Promise<void> {
  refuseOddPath(from);
  refuseOddPath(to);
  await refuseMounts(shell, from, true);
  await refuseMounts(shell, to, false);
  const script = `f=${quoted(from)}; t=${quoted(to)}; [ -e "$f" ] || [ -h "$f" ] || { echo "x: No such file or directory" >&2; exit 1; }
if [ -e "$t" ] || [ -h "$t" ]; then
  ${overwrite ? '[ ! -d "$t" ] || [ -h "$t" ] || $B rmdir "$t" || exit 1' : 'echo "x: File exists" >&2; exit 1'}
fi
$B mv -f "$f" "$t"`;
  good(await shell.run(script));
}
