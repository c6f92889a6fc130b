// The command line on CMD and ENTRYPOINT: with what the engine's image brings, or else what is known of official ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerfile } from "../../../../../../src/language/dockerfile/dockerfile.ts";
import type { ImageConfig } from "../../../../../../src/language/language.ts";
import { withCursor } from "../../../../../support/markedText.ts";

const config = (over: Partial<ImageConfig>): ImageConfig => ({
  ...{ entrypoint: [], command: [], shell: ["/bin/sh", "-c"], user: "", folder: "", ports: [] },
  ...over,
});

/** The hover at ‸, and the images that were asked for. */
function hoverAt(
  text: string,
  here: Readonly<Record<string, ImageConfig>> = {},
): { readonly said: string; readonly asked: readonly string[] } {
  const { text: plain, at } = withCursor(text);
  const asked: string[] = [];
  const image = (reference: string): ImageConfig | undefined => {
    asked.push(reference);
    return here[reference];
  };
  return { said: dockerfile.features.hover?.(dockerfile.parse(plain), at, { image })?.markdown ?? "", asked };
}

test("S146 what the engine's image has counts before the list of official images", () => {
  const here = { "node:24": config({ entrypoint: ["/init", "--with blank"], command: ["node"] }) };
  const { said } = hoverAt('FROM node:24\nC‸MD ["a.js"]', here);
  assert.match(said, /The container will run: `\/init '--with blank' a\.js`/);
  assert.match(said, /`\/init '--with blank'` is the ENTRYPOINT of the base image `node:24`, says the engine\./);
  assert.doesNotMatch(said, /docker-entrypoint|official/);
  const none = hoverAt('FROM node:24\nC‸MD ["a.js"]', { "node:24": config({}) }).said;
  assert.match(none, /The container will run: `a\.js`/);
  assert.match(none, /The base image `node:24` has no ENTRYPOINT, says the engine\./);
});

test("S146 without the image the list of official ones tells, and says so", () => {
  const node = hoverAt('FROM node:24\nC‸MD ["a.js"]').said;
  assert.match(node, /The container will run: `docker-entrypoint\.sh a\.js`/);
  assert.match(node, /from a list of official images: the image is not here/);
  const debian = hoverAt('FROM debian:12\nC‸MD ["a"]').said;
  assert.match(debian, /The official image `debian` had no ENTRYPOINT when it was last looked at; it is not here\./);
  const own = hoverAt('FROM team/app:1\nC‸MD ["a"]').said;
  assert.match(own, /If the base image has an ENTRYPOINT/);
  assert.doesNotMatch(own, /says the engine|official/);
  assert.doesNotMatch(hoverAt('FROM scratch\nC‸MD ["a"]').said, /official|ENTRYPOINT, these/);
});

test("an ENTRYPOINT of one's own takes back what the image brings", () => {
  const here = { "node:24": config({ entrypoint: ["/init"], command: ["node"] }) };
  const { said } = hoverAt('FROM node:24\nE‸NTRYPOINT ["a"]', here);
  assert.match(said, /The container will run: `a`/);
  assert.doesNotMatch(said, /init|base image/);
});

test("the shell form is read by the image's shell", () => {
  const here = { "mcr.example/tool:1": config({ shell: ["pwsh", "-Command"] }) };
  assert.match(
    hoverAt("FROM mcr.example/tool:1\nC‸MD a b", here).said,
    /The container will run: `pwsh -Command 'a b'`/,
  );
  assert.match(
    hoverAt('FROM mcr.example/tool:1\nSHELL ["/bin/ash", "-c"]\nC‸MD a', here).said,
    /will run: `\/bin\/ash -c a`/,
  );
});

test("the image is asked for by the name that the engine has for it, and by no other", () => {
  const digest = `sha256:${"ab".repeat(32)}`;
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["FROM debian", ["debian:latest"]],
    ["FROM docker.io/library/debian:12", ["debian:12"]],
    [`FROM debian:12@${digest}`, [`debian@${digest}`]],
    ["ARG V=3.20\nFROM alpine:$V", ["alpine:3.20"]],
    ["FROM localhost:5000/team/app:1 AS one\nFROM one", ["localhost:5000/team/app:1"]],
    ["FROM --platform=linux/arm64 debian:$UNKNOWN", []],
    ["FROM scratch", []],
    ["FROM UPPER:1", []],
    [`FROM ${"ab".repeat(32)}`, []],
  ];
  for (const [head, wanted] of cases) assert.deepEqual(hoverAt(`${head}\nC‸MD ["a"]`).asked, wanted, head);
});

test("FROM tells what the image brings", () => {
  const here = {
    "debian:12": config({
      entrypoint: ["/e"],
      command: ["c d", "`x`"],
      user: "app\u202e",
      folder: "/srv",
      ports: ["80/tcp", "9/udp"],
    }),
    "empty:1": config({}),
  };
  const { said } = hoverAt("FROM debi‸an:12", here);
  assert.match(said, /The engine has `debian:12`, which brings: ENTRYPOINT `\/e` · CMD `'c d' 'ˋxˋ'`/);
  assert.match(said, /USER `app�` · WORKDIR `\/srv` · EXPOSE `80\/tcp 9\/udp`$/);
  assert.match(hoverAt("ARG V=12\nFROM debi‸an:$V", here).said, /With the defaults: `debian:12`\n\nThe engine has/);
  assert.match(hoverAt("FROM emp‸ty:1", here).said, /sets no command, user, folder or port/);
  assert.equal(hoverAt("FROM nowh‸ere:1", here).said, "");
});
