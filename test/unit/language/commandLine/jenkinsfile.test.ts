// Docker commands in the files of other builders: the steps of a Jenkinsfile, and workflows of CircleCI and Azure.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits, linesOf } from "../../../../src/base/text.ts";
import { jenkinsScripts, workflowScripts } from "../../../../src/language/commandLine/commandLine.ts";
import { lint } from "../../../../src/language/lint.ts";

function told(text: string, language = jenkinsScripts): readonly string[] {
  const lines = linesOf(text);
  return lint(language, language.parse(text), {}).map(
    ({ rule, range }) => `${rule} ${text.slice(lines.offset(range.start), lines.offset(range.end))}`,
  );
}

test("sh steps of a Jenkinsfile in all their forms", () => {
  const text = [
    "pipeline {",
    "  stages { stage('docker ls') { steps {",
    "    sh 'docker run -rm a:1'",
    '    sh "docker build -t web:${env.BUILD_ID}"',
    "    sh '''",
    "      docker tags a b",
    "      docker run --rm \\\\",
    "        --nme x web:1",
    "    '''",
    '    sh(returnStdout: true, script: "docker psuh a")',
    "    sh label: 'docker ls', script: '''docker imges'''",
    '    sh "docker run -e \\"A=b c\\" -rm x:1"',
    "    // sh 'docker ls'",
    "    echo 'docker ls'",
    "    bash 'docker ls'",
    '    sh """docker compose --profiles x up"""',
    "  } } }",
    "}",
  ].join("\n");
  assert.deepEqual(told(text), [
    "unknownFlag -rm",
    "wordCount build",
    "unknownCommand tags",
    "unknownFlag --nme",
    "unknownCommand psuh",
    "unknownCommand imges",
    'unknownFlag docker run -e \\"A=b c\\" -rm x:1',
    "unknownFlag --profiles",
  ]);
});

test("what Groovy fills in is not taken apart, and a fix writes what Groovy can read", () => {
  assert.deepEqual(told("sh \"docker build -t ${image}:${env.TAG ?: 'x'} ${context}\""), []);
  const text = 'sh "docker run -v \\$(pwd):/app web:1"\n';
  assert.deepEqual(told(text), ["unquotedFolder docker run -v \\$(pwd):/app web:1"]);
  const moved = 'sh "docker run ubuntu --name ${env.NAME}"\n';
  const found = lint(jenkinsScripts, jenkinsScripts.parse(moved), {});
  assert.deepEqual(
    found.map(({ rule, fixes }) => [rule, fixes.length]),
    [["flagBehindImage", 0]],
  );
});

test("a fix between quotes keeps them whole", () => {
  const text = 'steps:\n  - run: "docker run -v `pwd`:/app web:1"\n';
  const [finding] = lint(workflowScripts, workflowScripts.parse(text), {});
  assert.equal(
    applyEdits(text, finding?.fixes[0]?.edits ?? []),
    'steps:\n  - run: "docker run -v \\"$(pwd)\\":/app web:1"\n',
  );
});

test("CircleCI: run in one line and with a command, and what it fills in", () => {
  const text = [
    "version: 2.1",
    "jobs:",
    "  build:",
    "    docker:",
    "      - image: cimg/base:2024.01",
    "    steps:",
    "      - setup_remote_docker",
    "      - run: docker run -rm x:1",
    "      - run:",
    "          name: docker ls",
    "          command: |",
    "            docker build -t a:<< pipeline.number >> << parameters.context >>",
    "            docker tags a b",
  ].join("\n");
  assert.deepEqual(told(text, workflowScripts), ["unknownFlag -rm", "unknownCommand tags"]);
});

test("Azure: script, bash and inline scripts", () => {
  const text = [
    "steps:",
    "- script: docker run -rm x:1",
    "  displayName: docker ls",
    "- bash: |",
    "    docker build -t $(imageName):$(Build.BuildId)",
    "- task: AzureCLI@2",
    "  inputs:",
    "    inlineScript: |",
    "      docker tags a b",
  ].join("\n");
  assert.deepEqual(told(text, workflowScripts), ["unknownFlag -rm", "wordCount build", "unknownCommand tags"]);
});
