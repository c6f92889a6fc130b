import assert from "node:assert/strict";
import { test } from "node:test";
import { createDecoder, logFilter, sessionFilter, type Filter } from "../../../src/terminal/harmless.ts";

/** Whole, and cut at every place: the outcome must be the same. */
function passes(make: () => Filter, text: string, expected: string): void {
  assert.equal(make().pass(text), expected, JSON.stringify(text));
  for (let cut = 1; cut < text.length; cut += 1) {
    const filter = make();
    assert.equal(
      filter.pass(text.slice(0, cut)) + filter.pass(text.slice(cut)),
      expected,
      `${JSON.stringify(text)} cut at ${cut}`,
    );
  }
}
const inLog = (text: string, expected: string): void => passes(logFilter, text, expected);
const inSession = (text: string, expected = text): void => passes(sessionFilter, text, expected);

test("a log keeps its colours, tabs, and what writes over its own line", () => {
  const line = "\x1b[1;38;5;196mred\x1b[0m\t\x1b[38:2::1:2:3mrgb\x1b[m 10%\r20%\x1b[K\b!\r\n";
  inLog(line, line);
});

test("a log cannot move the cursor, clear, scroll, switch screens, paste or listen to the mouse", () => {
  for (const sequence of [
    "[2J",
    "[3J",
    "[H",
    "[10;10H",
    "[5A",
    "[2S",
    "[?1049h",
    "[?1000h",
    "[?2004h",
    "[?25l",
    "7",
    "8",
    "c",
    "(0",
    "#8",
    "=",
    "[!p",
    "[0 q",
  ])
    inLog(`a\x1b${sequence}b`, "ab");
});

test("a log cannot make the terminal answer", () => {
  for (const sequence of [
    "[c",
    "[>c",
    "[=c",
    "[5n",
    "[6n",
    "[?6n",
    "[18t",
    "[21t",
    "[>q",
    "[?1$p",
    "[?u",
    "Z",
    "]11;?\x07",
    "P$qm\x1b\\",
    "P+q544e\x1b\\",
  ])
    inLog(`a\x1b${sequence}b`, "ab");
  inLog("a\x05b", "ab");
});

test("titles, clipboard, links, notifications and shell integration of a log take no effect", () => {
  for (const content of [
    "0;title",
    "2;title",
    "52;c;aGk=",
    "8;;http://evil",
    "9;note",
    "777;notify;a;b",
    "99;;x",
    "633;E;rm -rf /",
    "133;A",
    "1337;File=:AA",
    "7;file:///etc",
    "4;1;red",
  ])
    for (const end of ["\x07", "\x1b\\", "\x9c"]) {
      inLog(`a\x1b]${content}${end}b`, "ab");
      inLog(`a\x9d${content}${end}b`, "ab");
    }
  inLog("a\x1b_Gf=100;AAAA\x1b\\b\x1b^pm\x1b\\c\x1bXsos\x1b\\d\x9fapc\x9ce", "abcde");
});

test("8-bit forms are read as what they are", () => {
  inLog("a\x9b31mred\x9b2Jb\x90q\x9cc\x84\x85", "a\x1b[31mredbc");
});

test("a sequence that a log never ends swallows no further line", () => {
  inLog("a\x1b]0;no end\nnext\n", "a\nnext\n");
  inLog("a\x1bPno end\nnext", "a\nnext");
  inLog("a\x1b[31\nnext", "a\nnext");
});

test("a sequence in a sequence does not come to life", () => {
  inLog("\x1b]0;\x1b]52;c;aGk=\x07b", "b");
  inLog("\x1b\x1b[2Jb", "b");
  inLog("\x1b[\x1b[31mb", "\x1b[31mb");
  inLog("\x1b[3\x1a1mb", "1mb");
  inLog("\x1b[3\x001mb", "\x1b[31mb");
});

test("bells, other controls and direction marks in a log are taken out or shown", () => {
  inLog("a\0\x07\x0b\x0c\x0e\x0f\x7fb", "ab");
  inLog("user\u202egnp\u2066x", "user\ufffdgnp\ufffdx");
});

test("endless sequences hold no memory and pass nothing", () => {
  const filter = logFilter();
  for (let round = 0; round < 100; round += 1) assert.equal(filter.pass(`\x1b[${"1;".repeat(5_000)}`), "");
  assert.equal(filter.pass("mtext"), "text");
});

test("in a session full-screen programs work", () => {
  for (const sequence of [
    "[?1049h",
    "[2J",
    "[H",
    "[?2004h",
    "[?1006h",
    "[6n",
    "[c",
    "[>c",
    "[?25l",
    "[1;24r",
    "(0",
    "7",
    "=",
    "M",
    "c",
    "[4 q",
    "[?u",
    "[>4;2m",
    "[18t",
    "[22;0t",
  ])
    inSession(`a\x1b${sequence}b`);
  inSession("\x07bell \x0elqk\x0f \r\n");
});

test("a session may set and ask for colours", () => {
  inSession("\x1b]11;?\x07x", "\x1b]11;?\x1b\\x");
  inSession("\x1b]104\x1b\\x", "\x1b]104\x1b\\x");
  inSession("\x1b]4;1;#ff0000\x1b[1mx", "\x1b]4;1;#ff0000\x1b\\\x1b[1mx");
});

test("a session sets neither clipboard nor title, links nothing, notifies nobody and speaks for no shell of ours", () => {
  for (const content of [
    "0;t",
    "1;t",
    "2;t",
    "52;c;aGk=",
    "52;c;?",
    "8;;http://evil",
    "9;4;1",
    "99;;x",
    "777;notify",
    "633;E;rm",
    "133;A",
    "1337;x",
    "7;file:///",
    "697;x",
    "50;x",
    "111x",
    "",
  ])
    for (const end of ["\x07", "\x1b\\", "\x9c"]) inSession(`a\x1b]${content}${end}b`, "ab");
  inSession("a\x1bP$qm\x1b\\b\x1bPq#0\x1b\\c\x1b_G\x1b\\d\x05e\x1b[21tf\x1b[i", "abcdef");
});

test("text of our own may only go where no sequence is half read", () => {
  const filter = sessionFilter();
  for (const [text, between] of [
    ["abc", true],
    ["\x1b", false],
    ["[3", false],
    ["1m", true],
    ["\x1b]0;t", false],
    ["\x07", true],
  ] as const) {
    filter.pass(text);
    assert.equal(filter.between, between, JSON.stringify(text));
  }
});

test("characters of several bytes survive any cut", () => {
  const bytes = Buffer.from("\ufeffnaïve 日本 🦀");
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const decode = createDecoder();
    assert.equal(decode(bytes.subarray(0, cut)) + decode(bytes.subarray(cut)), "\ufeffnaïve 日本 🦀");
  }
});

test("property: what passes does not depend on how the text is cut, or on which of two ways it was read", () => {
  let seed = 11;
  const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const parts =
    "\x1b|\x1b[|\x1b]|\x1bP|31|;|:|?|m|K|J|H|i|t|h|l|(|0|\x07|\x18|\x1b\\|\n|\r|a|ò|\x9b|\x9d|\x9c|\u202e|\x05|\x7f".split(
      "|",
    );
  for (const filter of [logFilter, sessionFilter])
    for (let round = 0; round < 3000; round += 1) {
      const text = Array.from({ length: 1 + random(12) }, () => parts[random(parts.length)]).join("");
      const [whole, cut] = [filter(), filter()];
      const once = whole.pass(text);
      const singly = Array.from(text, (character) => cut.pass(character)).join("");
      assert.equal(once, singly, JSON.stringify(text));
      assert.equal(whole.between, cut.between, JSON.stringify(text));
    }
});

test("many colours in a row pass as they are, and one that is too long does not", () => {
  const many = "\x1b[31mred\x1b[0m\n".repeat(20_000);
  assert.equal(logFilter().pass(many), many);
  assert.equal(logFilter().pass(`a\x1b[${"1;".repeat(2000)}mb`), "ab");
});
