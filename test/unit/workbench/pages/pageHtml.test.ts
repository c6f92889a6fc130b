import assert from "node:assert/strict";
import { test } from "node:test";
import { pageHtml } from "../../../../src/workbench/pages/pageHtml.ts";

test("a page allows its own script and style and nothing else", () => {
  const html = pageHtml({
    title: `<img src=x onerror="alert(1)">`,
    language: "vi",
    script: "https://host/form.js",
    style: "https://host/form.css",
    source: "https://host",
    nonce: "n0nce",
  });
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll("&#39;", "'");
  assert.equal(
    policy,
    "default-src 'none'; style-src https://host; script-src 'nonce-n0nce'; form-action 'none'; base-uri 'none'",
  );
  assert.ok(!html.includes("<img"));
  assert.equal(html.match(/<script/g)?.length, 1);
  assert.ok(!/ on\w+=/.test(html.replace(/<title>.*<\/title>/, "")));
});
