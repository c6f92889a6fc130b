import assert from "node:assert/strict";
import { test } from "node:test";
import { changeInstructions, examples, parseChange } from "../../../src/run/change.ts";

const good = [
  "ENV DEBUG=true",
  'CMD ["apachectl", "-DFOREGROUND"]',
  "EXPOSE 80",
  "env debug=true",
  'ENV A=1 B="x y" C=z\\ z',
  "EXPOSE 80/tcp 53/udp 8000-8010",
  "EXPOSE $PORT",
  'LABEL version="1.0" maintainer="Ada"',
  "ONBUILD RUN make",
  "USER app:app",
  'VOLUME ["/data", "/logs"]',
  "VOLUME /data /logs",
  "WORKDIR /app",
  "CMD []",
];
for (const text of good) test(`takes ${text}`, () => assert.equal(parseChange(text).fault, undefined));

test("every example is good and without a hint", () => {
  for (const instruction of changeInstructions) {
    const { value, fault } = parseChange(examples[instruction]);
    assert.equal(fault, undefined);
    assert.equal(value.hint, undefined);
    assert.equal(value.instruction, instruction);
  }
});

test("instructions of a build are refused with the reason and what to do", () => {
  assert.match(parseChange("RUN apt-get update").fault ?? "", /build.*in the container first/s);
  assert.match(parseChange("COPY . /app").fault ?? "", /^COPY.*copy/is);
  assert.match(parseChange("ADD x /").fault ?? "", /^ADD/);
  assert.match(parseChange("FROM scratch").fault ?? "", /FROM/);
  assert.match(parseChange("ARG X").fault ?? "", /ENV/);
  for (const text of ["HEALTHCHECK NONE", 'SHELL ["sh"]', "MAINTAINER me", "nonsense", ""])
    assert.match(
      parseChange(text).fault ?? "",
      /CMD, ENTRYPOINT, ENV, EXPOSE, LABEL, ONBUILD, USER, VOLUME, WORKDIR/,
      text,
    );
});

test("arguments are checked by their instruction", () => {
  for (const text of [
    "CMD",
    "CMD ['sh']",
    'CMD ["sh"',
    "CMD [1]",
    "ENV",
    "ENV DEBUG",
    'ENV A="x',
    "ENV A=1 B",
    "ENV =1",
    "EXPOSE eighty",
    "EXPOSE 70000",
    "EXPOSE 80/icmp",
    "EXPOSE 90-80",
    "ONBUILD",
    "ONBUILD FROM x",
    "ONBUILD ONBUILD RUN x",
    "ONBUILD make",
    "USER a b",
    'VOLUME ["/a"',
    "ENV A=1\nRUN rm -rf /",
  ])
    assert.ok(parseChange(text).fault, text);
});

test("what works but may surprise is told", () => {
  assert.match(parseChange("CMD nginx -g daemon").value?.hint ?? "", /\/bin\/sh -c/);
  assert.match(parseChange("ENV GREETING hello world").value?.hint ?? "", /GREETING="hello world"/);
  assert.ok(parseChange("WORKDIR app").value?.hint);
  assert.ok(parseChange("VOLUME data").value?.hint);
});
