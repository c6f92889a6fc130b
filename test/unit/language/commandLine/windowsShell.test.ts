// Docker commands that PowerShell or cmd reads: in steps of a Jenkinsfile and in workflows; only what is simple there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits, linesOf } from "../../../../src/base/text.ts";
import { jenkinsScripts, workflowScripts } from "../../../../src/language/commandLine/commandLine.ts";
import type { Finding } from "../../../../src/language/language.ts";
import { lint } from "../../../../src/language/lint.ts";
import { windowsShell } from "../../../../src/language/commandLine/syntax/windowsShell.ts";

const find = (text: string, language = jenkinsScripts): readonly Finding[] => lint(language, language.parse(text), {});

function told(text: string, language = jenkinsScripts): readonly string[] {
  const lines = linesOf(text);
  return find(text, language).map(
    ({ rule, range }) => `${rule} ${text.slice(lines.offset(range.start), lines.offset(range.end))}`,
  );
}

test("bat and PowerShell steps of a Jenkinsfile", () => {
  const text = [
    "    bat 'docker run -rm a:1'",
    "    bat '''",
    "      @echo off",
    "      @docker tags a b",
    "      docker run --rm ^",
    "        --nme %NAME% web:%TAG%",
    "    '''",
    '    bat(returnStdout: true, script: "docker psuh ${image}")',
    "    powershell 'docker imges'",
    "    pwsh '''",
    "      docker run --rm `",
    "        --nmae $env:NAME web:1",
    "      docker ps --fromat '{{.ID}}'; docker pss",
    "    '''",
    "    bat 'docker build -f src\\\\Dockerfile --pul .'",
  ].join("\n");
  assert.deepEqual(told(text), [
    "unknownFlag -rm",
    "unknownCommand tags",
    "unknownFlag --nme",
    "unknownCommand psuh",
    "unknownCommand imges",
    "unknownFlag --nmae",
    "unknownFlag --fromat",
    "unknownCommand pss",
    "unknownFlag docker build -f src\\\\Dockerfile --pul .",
  ]);
});

test("what these shells have of their own is left alone", () => {
  const odd = [
    "bat 'for %%i in (1 2) do docker ls %%i'",
    "bat 'docker ls ^& echo'",
    "bat 'docker run -v C:/x:/y --nme x & docker ls'",
    "bat 'docker ls %~dp0'",
    "bat 'if exist x docker ls'",
    'bat "docker ls \'a"',
    "bat 'rem docker ls'",
    "powershell '$x = docker ls'",
    "powershell 'docker ls @args'",
    "powershell 'docker ls a,b'",
    "powershell 'docker ls (Get-Date)'",
    "powershell 'docker ls \"$(Get-Date)\"'",
    "powershell 'docker ls --% x'",
    "powershell '& docker ls'",
    "powershell 'docker run -v C:\\\\x:/y --nme x a:1'",
    "powershell 'docker ls `$x'",
  ];
  for (const line of odd) assert.deepEqual(told(line), [], line);
});

test("a fix writes what the step can read, and none where a backslash was read as a slash", () => {
  const fixed = (text: string, language = jenkinsScripts): readonly string[] =>
    find(text, language).flatMap(({ fixes }) => fixes.map(({ edits }) => applyEdits(text, edits)));
  assert.deepEqual(fixed("bat 'docker run -rm a:1'"), ["bat 'docker run --rm a:1'"]);
  assert.deepEqual(fixed('bat "docker run --nmae ${x} a:1"'), ['bat "docker run --name ${x} a:1"']);
  assert.deepEqual(fixed("steps:\n  - pwsh: docker build --pul -f a\\b .\n", workflowScripts), []);
  assert.deepEqual(fixed("steps:\n  - pwsh: docker build --pul -f a/b .\n", workflowScripts), [
    "steps:\n  - pwsh: docker build --pull -f a/b .\n",
  ]);
});

/** Two lines of a block: PowerShell's continuation, which to a POSIX shell would begin another command. */
const block = (indent: string): readonly string[] => [`${indent}docker run --rm \``, `${indent}  --nme x web:1`];

const workflow = (...lines: readonly string[]): string => lines.join("\n");

test("a workflow's shell is its step's, its job's, the file's or the runner's", () => {
  const step = ["    steps:", "      - name: x", "        run: |", ...block("          ")];
  const cases: readonly (readonly [string, string])[] = [
    ["step", workflow("jobs:", "  a:", ...step, "        shell: pwsh")],
    [
      "step, above",
      workflow("jobs:", "  a:", "    steps:", "      - shell: pwsh", "        run: |", ...block("          ")),
    ],
    ["job", workflow("jobs:", "  a:", "    defaults:", "      run:", "        shell: powershell", ...step)],
    ["job, below", workflow("jobs:", "  a:", ...step, "    defaults: { run: { shell: pwsh } }")],
    ["file", workflow("defaults:", "  run:", "    shell: pwsh", "jobs:", "  a:", ...step)],
    ["runner", workflow("jobs:", "  a:", "    runs-on: windows-2022", ...step)],
    ["azure", workflow("steps:", "  - powershell: |", ...block("      "))],
  ];
  for (const [what, text] of cases) assert.deepEqual(told(text, workflowScripts), ["unknownFlag --nme"], what);
});

test("the nearest word on the shell counts", () => {
  const posix = (...lines: readonly string[]): readonly string[] =>
    told(
      workflow(...lines, "        run: |", "          docker run --rm \\", "            --nme x web:1"),
      workflowScripts,
    );
  const head = [
    "jobs:",
    "  b:",
    "    runs-on: ubuntu-24.04",
    "    steps:",
    "      - shell: pwsh",
    "        run: docker ls",
    "  a:",
  ];
  const found = ["unknownCommand ls", "unknownFlag --nme"];
  assert.deepEqual(posix(...head, "    runs-on: ubuntu-24.04", "    steps:", "      - name: x"), found);
  assert.deepEqual(posix(...head, "    runs-on: windows-2022", "    steps:", "      - shell: bash"), found);
  assert.deepEqual(
    posix(
      ...head,
      "    runs-on: windows-2022",
      "    defaults: { run: { shell: bash } }",
      "    steps:",
      "      - name: x",
    ),
    found,
  );
  assert.equal(windowsShell("pwsh -command . '{0}'"), "powershell");
  assert.equal(windowsShell("cmd.exe"), "cmd");
  assert.equal(windowsShell("bash"), undefined);
});
