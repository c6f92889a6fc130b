// Compose projects seen in labels.
import assert from "node:assert/strict";
import { test } from "node:test";
import { composeOf, projectsOf } from "../../../src/model/compose.ts";
import { aComposeContainer, aContainer } from "../../support/resources.ts";

test("what Compose wrote on a container", () => {
  assert.deepEqual(composeOf(aComposeContainer("shop", "web")), {
    project: "shop",
    service: "web",
    number: 1,
    oneOff: false,
    workingDirectory: "/home/ada/shop",
    configFiles: ["/home/ada/shop/compose.yaml"],
  });
  assert.equal(composeOf(aContainer()), undefined);
});

test("labels that are missing or odd cost only themselves", () => {
  const labels = { "com.docker.compose.project": "shop", "com.docker.compose.container-number": "many" };
  assert.deepEqual(composeOf(aContainer({ labels })), {
    project: "shop",
    service: "",
    number: 0,
    oneOff: false,
    workingDirectory: undefined,
    configFiles: [],
  });
  assert.equal(composeOf(aContainer({ labels: { "com.docker.compose.project": "" } })), undefined);
});

test("projects, services and containers stand in order, one-off runs last", () => {
  const container = (project: string, service: string, number: string, oneoff = "False") =>
    aComposeContainer(project, service, {
      name: `${project}-${service}-${number}`,
      labels: { "com.docker.compose.container-number": number, "com.docker.compose.oneoff": oneoff },
    });
  const projects = projectsOf([
    container("shop", "web", "10"),
    container("shop", "web", "2"),
    container("shop", "web", "1", "True"),
    container("blog", "app", "1"),
    aContainer({ name: "alone" }),
    container("shop", "db", "1"),
  ]);
  assert.deepEqual(
    projects.map(({ name, services }) => [
      name,
      services.map((service) => [service.name, service.containers.map((one) => one.name)]),
    ]),
    [
      ["blog", [["app", ["blog-app-1"]]]],
      [
        "shop",
        [
          ["db", ["shop-db-1"]],
          ["web", ["shop-web-2", "shop-web-10", "shop-web-1"]],
        ],
      ],
    ],
  );
});

test("a project's files are those of the first container that tells them", () => {
  const silent = aContainer({ name: "a", labels: { "com.docker.compose.project": "shop" } });
  const telling = aComposeContainer("shop", "web", {
    labels: { "com.docker.compose.project.config_files": "/a.yaml,/b.yaml" },
  });
  const [project] = projectsOf([silent, telling]);
  assert.deepEqual([project?.workingDirectory, project?.configFiles], ["/home/ada/shop", ["/a.yaml", "/b.yaml"]]);
});
