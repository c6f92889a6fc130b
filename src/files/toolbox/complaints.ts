// What the tools of a helper complain of, as the system's errors. They speak English whatever the container's language,
// in the words of glibc or musl.
import { systemError } from "../faults.ts";

const words: readonly (readonly [RegExp, string])[] = [
  [/no such file or directory|nonexistent directory/i, "ENOENT"],
  [/not a directory/i, "ENOTDIR"],
  [/file exists/i, "EEXIST"],
  [/directory not empty/i, "ENOTEMPTY"],
  [/permission denied/i, "EACCES"],
  [/operation not permitted/i, "EPERM"],
  [/read-only file system/i, "EROFS"],
  // What busybox says of a file it could not write whole.
  [/standard output: i\/o error|short write|write error/i, "ENOSPC"],
  [/no space left on device|disk quota exceeded|quota exceeded/i, "ENOSPC"],
  [/is a directory/i, "EISDIR"],
  [/resource busy/i, "EBUSY"],
  [/too many levels of symbolic links|symbolic link loop/i, "ELOOP"],
  [/file ?name too long/i, "ENAMETOOLONG"],
  [/text file busy/i, "ETXTBSY"],
  [/file too large/i, "EFBIG"],
  [/invalid argument/i, "EINVAL"],
];

/** The error a complaint means; names in it are quoted by nobody, so the end of the last line counts first. */
export function failureIn(complaint: string): Error {
  const last = complaint.trim().split("\n").at(-1) ?? "";
  const reason = last.slice(last.lastIndexOf(": ") + 1);
  const code = [reason, complaint].flatMap((text) =>
    words.filter(([pattern]) => pattern.test(text)).map(([, found]) => found),
  )[0];
  return code === undefined ? new Error(last === "" ? "the toolbox gave no reason" : last) : systemError(code);
}
