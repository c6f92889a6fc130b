// Answers as engines give them, and as they never should: torn at every byte, lying about their length, cut off.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readAnswer } from "../../../../src/engine/lent/answer.ts";
import type { Head } from "../../../../src/engine/lent/head.ts";
import type { Take } from "../../../../src/engine/lent/lent.ts";

interface Read {
  readonly head: Head;
  readonly body: string;
}

/** Pieces that end where said, all in the same memory. */
function lentAt(text: string, cuts: readonly number[]): Take {
  const bytes = Buffer.from(text, "latin1");
  const room = Buffer.alloc(bytes.length);
  const ends = [...cuts, bytes.length];
  let at = 0;
  return async () => {
    room.fill("~");
    const end = ends.shift();
    if (end === undefined) return await Promise.resolve(undefined);
    const length = bytes.copy(room, 0, at, end);
    at = end;
    return room.subarray(0, length);
  };
}

async function read(text: string, cuts: readonly number[] = []): Promise<Read> {
  const { head, take } = await readAnswer(lentAt(text, cuts));
  const parts: string[] = [];
  for (let piece = await take(); piece !== undefined; piece = await take())
    parts.push(Buffer.from(piece).toString("latin1"));
  return { head, body: parts.join("") };
}

const refusedAs = async (text: string, code: string): Promise<void> => {
  await assert.rejects(read(text), (error) => {
    assert.equal((error as { code?: unknown }).code, code, text.slice(0, 200));
    return true;
  });
};

const ok = "HTTP/1.1 200 OK\r\nServer: Docker/28.5.2 (linux)\r\n";
const inChunks = `${ok}Transfer-Encoding: chunked\r\n\r\n`;

const good: Readonly<Record<string, readonly [string, string]>> = {
  "in chunks": [`${inChunks}5\r\nhello\r\n1\r\n \r\n0a\r\n0123456789\r\n0\r\n\r\n`, "hello 0123456789"],
  "in chunks with words beside them and behind": [
    `${inChunks}5;name=value\r\nhello\r\n3 ; x="a;b"\r\nabc\r\n000;last\r\nDigest: x\r\nMore: y\r\n\r\n`,
    "helloabc",
  ],
  "of a length": [`${ok}Content-Length: 7\r\n\r\nabc\r\n12`, "abc\r\n12"],
  "of no length": [`${ok}Content-Length: 0\r\n\r\n`, ""],
  "until the connection ends": [`${ok}\r\nall there is\r\n\r\n`, "all there is\r\n\r\n"],
  "of HTTP/1.0": ["HTTP/1.0 200 OK\r\n\r\nold", "old"],
  "without words": ["HTTP/1.1 200\r\nContent-Length: 1\r\n\r\nx", "x"],
  "put off first": [
    `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\nA: b\r\n\r\n${inChunks}2\r\nab\r\n0\r\n\r\n`,
    "ab",
  ],
  "with more than it said, which is not its own": [`${ok}Content-Length: 3\r\n\r\nabcdef`, "abc"],
  "in chunks, and something behind": [`${inChunks}1\r\na\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n`, "a"],
  "that has no body": ["HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n", ""],
};

for (const [name, [text, body]] of Object.entries(good))
  test(`an answer ${name} is the same wherever it is torn`, async () => {
    assert.equal((await read(text)).body, body);
    for (let cut = 1; cut < text.length; cut += 1) assert.equal((await read(text, [cut])).body, body, String(cut));
    for (let cut = 1; cut + 2 < text.length; cut += 1)
      assert.equal((await read(text, [cut, cut + 1, cut + 2])).body, body, String(cut));
    const everywhere = Array.from({ length: text.length - 1 }, (_, index) => index + 1);
    assert.equal((await read(text, everywhere)).body, body);
  });

const cutOff: Readonly<Record<string, string>> = {
  "in chunks": `${inChunks}5\r\nhello\r\n3\r\nabc\r\n0\r\nDigest: x\r\n\r\n`,
  "of a length": `${ok}Content-Length: 10\r\n\r\n0123456789`,
};
for (const [name, text] of Object.entries(cutOff))
  test(`an answer ${name} that ends early, anywhere, is never taken for whole`, async () => {
    for (let end = 0; end < text.length; end += 1) await refusedAs(text.slice(0, end), "ECONNRESET");
    assert.ok(await read(text));
  });

test("what came before the end of the connection is told first", async () => {
  const { take } = await readAnswer(lentAt(`${inChunks}ff\r\nbeginning`, []));
  assert.equal(Buffer.from((await take()) ?? []).toString(), "beginning");
  await assert.rejects(take(), /in the middle/);
});

test("the head is told: status, words and headers", async () => {
  const text =
    "HTTP/1.1 404 Not \xe9 Found\r\nX-A:  b c \t\r\nx-a: d\r\nEmpty:\r\n__proto__: x\r\nContent-Length: 0\r\n\r\n";
  const { head } = await read(text);
  assert.deepEqual(head, {
    status: 404,
    words: "Not \xe9 Found",
    headers: Object.fromEntries([
      ["x-a", "b c, d"],
      ["empty", ""],
      ["__proto__", "x"],
      ["content-length", "0"],
    ]),
    body: 0,
  });
});

const noHeads: Readonly<Record<string, readonly string[]>> = {
  HPE_INVALID_STATUS: [
    "SSH-2.0-OpenSSH_9.2\r\n\r\n",
    "HTTP/2 200 OK\r\n\r\n",
    "HTTP/1.1 20 OK\r\n\r\n",
    "HTTP/1.1 0200 OK\r\n\r\n",
    "HTTP/1.1  200 OK\r\n\r\n",
    " HTTP/1.1 200 OK\r\n\r\n",
    "HTTP/1.1 200 O\x00K\r\n\r\n",
    "HTTP/1.1 200 OK\nA: b\r\n\r\n",
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: tcp\r\n\r\n",
    `${"HTTP/1.1 100 Continue\r\n\r\n".repeat(11)}${ok}\r\n`,
  ],
  HPE_INVALID_HEADER_TOKEN: [
    `${ok}no colon\r\n\r\n`,
    `${ok}Name : value\r\n\r\n`,
    `${ok}: value\r\n\r\n`,
    `${ok}A: b\r\n folded\r\n\r\n`,
    `${ok}A: b\rC: d\r\n\r\n`,
    `${ok}A: b\nC: d\r\n\r\n`,
    `${ok}A: \x00\r\n\r\n`,
    `${ok}N\xe4me: value\r\n\r\n`,
  ],
  HPE_INVALID_CONTENT_LENGTH: [
    `${ok}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n`,
    ...["-1", "+1", "1e3", "0x10", "1 0", "", "1, 1", "9".repeat(16)].map(
      (told) => `${ok}Content-Length: ${told}\r\n\r\n`,
    ),
    `${ok}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
  ],
  HPE_INVALID_TRANSFER_ENCODING: [
    ...["gzip, chunked", "identity", "chunked, chunked", "xchunked", ""].map(
      (told) => `${ok}Transfer-Encoding: ${told}\r\n\r\n0\r\n\r\n`,
    ),
    "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
  ],
  HPE_HEADER_OVERFLOW: [`${ok}A: ${"x".repeat(16 * 1024)}\r\n\r\n`, "x".repeat(20 * 1024)],
};
const noBodies: Readonly<Record<string, readonly string[]>> = {
  HPE_INVALID_CHUNK_SIZE: [
    "x\r\n",
    "\r\n",
    "-1\r\na\r\n",
    "1 1\r\na\r\n",
    " 1\r\na\r\n",
    "0x1\r\na\r\n",
    `${"f".repeat(14)}\r\n`,
  ].concat("1;\x00\r\na\r\n", "1 \r\na\r\n"),
  HPE_LF_EXPECTED: ["1\na\r\n0\r\n\r\n", "1\rxa\r\n", "1\r\r\na\r\n", "1\r\na\n0\r\n\r\n", "0\r\nA: b\n\r\n"],
  HPE_STRICT: ["1\r\nab\r\n0\r\n\r\n", "1\r\na \r\n0\r\n\r\n"],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [
    `1;${"x".repeat(5000)}\r\na\r\n`,
    `0\r\n${"A: b\r\n".repeat(4000)}\r\n`,
    "1".repeat(5000),
  ],
};

for (const [code, texts] of [
  ...Object.entries(noHeads),
  ...Object.entries(noBodies).map(([code, bodies]) => [code, bodies.map((body) => inChunks + body)] as const),
])
  test(`refused as ${code}: what is no HTTP/1.1`, async () => {
    for (const text of texts) await refusedAs(text, code);
  });

test("a head as long as may be is read, torn or not", async () => {
  const text = `${ok}A: ${"x".repeat(16 * 1024 - ok.length - 3)}\r\n\r\nbody`;
  for (const cuts of [[], [16 * 1024], [16 * 1024 + 1], [16 * 1024 + 3], [5, 16 * 1024 + 4]])
    assert.equal((await read(text, cuts)).body, "body");
});
