// Whatever is typed so far: no rule and no feature throws, and nothing takes long.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compose } from "../../../../src/language/compose/compose.ts";
import { lint } from "../../../../src/language/lint.ts";

const text = `name: shop # c
x-common: &common
  restart: unless-stopped
include:
  - path: [a.yaml, b.yaml]
services:
  web:
    <<: [*common]
    image: "nginx:\${TAG:-1.27}"
    ports: ["8080:80", { target: 443, published: "8443" }]
    environment:
      - NODE_ENV=production
    volumes:
      - static:/x:ro
    depends_on:
      db: { condition: service_healthy }
    command: >-
      echo $$HOME
    networks: !override
      front:
  db:
    extends: { service: web, file: other.yaml }
networks:
  front:
volumes:
  static: !reset null
`;

function everything(part: string): void {
  const doc = compose.parse(part);
  const at = doc.lines.position(part.length);
  const { features } = compose;
  lint(compose, doc, {});
  features.complete?.(doc, at, {});
  features.hover?.(doc, at, {});
  features.definition?.(doc, at, {});
  features.references?.(doc, at, {});
  features.rename?.(doc, at, "other", {});
  features.symbols?.(doc);
  features.folding?.(doc);
  features.links?.(doc, {});
  features.inlayHints?.(doc, {});
  features.lenses?.(doc, {});
  features.format?.(doc, { tabSize: 2 });
}

test("every prefix", () => {
  for (let end = 0; end <= text.length; end += 1) everything(text.slice(0, end));
});

test("lines and characters missing, doubled and moved", () => {
  const rows = text.split("\n");
  for (let at = 0; at < rows.length; at += 1) {
    everything(rows.toSpliced(at, 1).join("\n"));
    everything(rows.toSpliced(at, 0, rows[at] ?? "").join("\n"));
    everything(rows.toSpliced(at, 1, `   ${rows[at] ?? ""}`).join("\n"));
    everything(rows.toSpliced(at, 1, `\t${rows[at] ?? ""}`).join("\r\n"));
  }
});

test("the file itself has no error but for what it leans on", () => {
  const errors = lint(compose, compose.parse(text), { environment: {} }).filter(({ severity }) => severity === "error");
  assert.deepEqual(errors, []);
});
