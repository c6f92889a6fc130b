import assert from "node:assert/strict";
import { Duplex } from "node:stream";
import { test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import { hasEnded, ownInstance } from "../../../../src/files/instance.ts";
import { textOf } from "../../../../src/files/path.ts";
import { failureIn } from "../../../../src/files/toolbox/complaints.ts";
import { createShell, quoted } from "../../../../src/files/toolbox/shell.ts";

test("complaints of tools as the system's errors; names in them do not count", () => {
  const table: readonly (readonly [string, string])[] = [
    ["stat: can't stat '/x': No such file or directory", "ENOENT"],
    ["sh: can't create /x/y: nonexistent directory", "ENOENT"],
    ["mkdir: can't create directory '/a: File exists/b': Permission denied", "EACCES"],
    ["rm: can't remove '/etc/hosts': Resource busy", "EBUSY"],
    ["rmdir: '/x': Directory not empty", "ENOTEMPTY"],
    ["cat: write error: No space left on device\n", "ENOSPC"],
  ];
  for (const [said, code] of table) assert.equal((failureIn(said) as { code?: string }).code, code, said);
  assert.equal(failureIn("tool: what is this").message, "tool: what is this");
});

test("words of the shell stand for what they are", () => {
  assert.equal(quoted("it's $HOME `x`"), `'it'\\''s $HOME \`x\`'`);
  assert.equal(quoted(textOf(Buffer.of(0x61, 0xff))), "$'\\141\\377'");
});

/** A shell that answers each command with what `answer` says, torn into bytes. */
function stream(answer: (script: string) => { out?: string; err?: string; code?: number } | undefined): Duplex {
  const frame = (which: number, text: string): Buffer => {
    const header = Buffer.alloc(8);
    header[0] = which;
    header.writeUInt32BE(Buffer.byteLength(text), 4);
    return Buffer.concat([header, Buffer.from(text)]);
  };
  return new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _encoding, done) {
      const mark = /printf '\\n([0-9a-f]+) %d/.exec(String(chunk))?.[1] ?? "";
      const said = answer(String(chunk));
      if (said === undefined) this.destroy();
      else {
        const { out = "", err = "", code = 0 } = said;
        const bytes = Buffer.concat([frame(1, `${out}\n${mark} ${code}\n`), frame(2, `${err}\n${mark} \n`)]);
        for (const byte of bytes) this.push(Buffer.of(byte));
      }
      done();
    },
  });
}

test("answers are told apart, one after the other, and by nothing that was written before", async () => {
  let count = 0;
  const shell = createShell(stream(() => ({ out: `\nwhat ${count++}\n0123 0\n`, err: "hm", code: count })));
  const answers = await Promise.all([shell.run("a"), shell.run("b"), shell.run("c", false)]);
  assert.deepEqual(
    answers.map(({ out }) => out.toString()),
    [0, 1, 2].map((number) => `\nwhat ${number}\n0123 0\n`),
  );
  assert.deepEqual(
    answers.map(({ code, err }) => `${code} ${err}`),
    ["1 hm", "2 hm", "3 hm"],
  );
  assert.ok(shell.alive);
  shell.dispose();
  assert.equal(shell.alive, false);
  await assert.rejects(shell.run("d"), (error) => problemOf(error).kind === "gone");
});

test("a shell that ends fails what it was asked", async () => {
  const shell = createShell(stream(() => undefined));
  await assert.rejects(shell.run("a"), (error) => problemOf(error).kind === "gone");
  assert.equal(shell.alive, false);
});

test("a shell that was led to wait for ever is given up, so that another may serve", async () => {
  const silent = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
  const shell = createShell(silent);
  const [stuck, next] = [shell.run("cat /pipe", true, 10), shell.run("stat /file")];
  await assert.rejects(stuck, (error) => problemOf(error).kind === "gone");
  await assert.rejects(next, (error) => problemOf(error).kind === "gone");
  assert.deepEqual([shell.alive, silent.destroyed], [false, true]);
});

test("only an instance of this machine whose process is gone has ended", () => {
  const own = ownInstance();
  assert.equal(hasEnded(own), false);
  const [machine = "", , start = ""] = own.split(":");
  assert.equal(hasEnded(`${machine}:4190000:1`), true);
  assert.equal(hasEnded(`${machine}:${process.pid}:${Number(start) + 1}`), true, "the pid is another process's");
  assert.equal(hasEnded("elsewhere:4190000:1"), false);
  for (const odd of ["", "image", `${machine}:x:1`, `${machine}:1:2:3`]) assert.equal(hasEnded(odd), false, odd);
});
