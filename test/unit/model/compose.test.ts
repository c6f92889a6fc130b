// What Compose wrote on containers, seen in labels.
import assert from "node:assert/strict";
import { test } from "node:test";
import { composeOf } from "../../../src/model/compose.ts";
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
