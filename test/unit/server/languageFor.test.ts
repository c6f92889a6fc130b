// Which documents are in a language of ours.
import assert from "node:assert/strict";
import { test } from "node:test";
import { languageFor } from "../../../src/server/languageFor.ts";
import { anyLanguage } from "../../../src/server/documents/reading.ts";
import { wordsLanguage } from "../../support/languageStage.ts";

const languages = [
  ...(["dockerfile", "compose", "dockerignore", "daemonJson", "dockerUnit", "commandLine"] as const),
  ...(["packageScripts", "workflowScripts", "jenkinsScripts"] as const),
].map((id) => anyLanguage(wordsLanguage, id));
const told = (languageId: string, name: string): string | undefined =>
  languageFor(languages, languageId, `file:///w/some%20where/${name}`)?.id;

test("the editor's language decides, whatever the name", () => {
  assert.equal(told("dockerfile", "anything.txt"), "dockerfile");
  assert.equal(told("dockercompose", "stack.yml"), "compose");
  assert.equal(told("dockerignore", "x"), "dockerignore");
  assert.equal(told("c", "Dockerfile"), undefined);
});

test("where the editor's language says little, the name does", () => {
  for (const name of [
    "compose.yaml",
    "compose.prod.yml",
    "docker-compose.yml",
    "docker-compose-test.yaml",
    "compose_a.yml",
  ])
    assert.equal(told("yaml", name), "compose", name);
  for (const name of ["decompose.yaml", "values.yaml", "compose.yaml.bak", "composed.yml"])
    assert.equal(told("yaml", name), undefined, name);
  assert.equal(told("plaintext", "Dockerfile.dev"), "dockerfile");
  assert.equal(told("plaintext", "web.dockerfile"), "dockerfile");
  assert.equal(told("ignore", ".dockerignore"), "dockerignore");
  assert.equal(told("plaintext", "Dockerfile.dockerignore"), "dockerignore");
  assert.equal(told("ignore", ".gitignore"), undefined);
  assert.equal(told("json", "daemon.json"), "daemonJson");
  assert.equal(told("json", "settings.json"), undefined);
  assert.equal(told("properties", "docker.service.d/override.conf"), "dockerUnit");
  assert.equal(told("systemd-unit-file", "docker.service"), "dockerUnit");
  assert.equal(told("properties", "nginx.service.d/override.conf"), undefined);
});

test("docker commands are looked for in scripts, in package.json and in workflows", () => {
  assert.equal(told("shellscript", "build"), "commandLine");
  assert.equal(told("json", "package.json"), "packageScripts");
  assert.equal(told("yaml", ".github/workflows/ci.yml"), "workflowScripts");
  assert.equal(told("dockercompose", ".github/workflows/compose.yml"), "workflowScripts");
  assert.equal(told("github-actions-workflow", ".github/workflows/ci.yaml"), "workflowScripts");
  assert.equal(told("yaml", ".gitlab-ci.yml"), "workflowScripts");
  assert.equal(told("yaml", "workflows/ci.yml"), undefined);
  assert.equal(told("yaml", ".circleci/config.yml"), "workflowScripts");
  for (const name of ["azure-pipelines.yml", "azure-pipelines.release.yaml", ".azure-pipelines/steps/build.yml"])
    for (const language of ["yaml", "azure-pipelines"]) assert.equal(told(language, name), "workflowScripts", name);
  for (const name of ["Jenkinsfile", "Jenkinsfile.release", "ci.jenkinsfile"])
    assert.equal(told("groovy", name), "jenkinsScripts", name);
  assert.equal(told("jenkinsfile", "deploy"), "jenkinsScripts");
  assert.equal(told("groovy", "build.gradle"), undefined);
});
