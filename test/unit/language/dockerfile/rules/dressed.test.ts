// The same mistake in other dress: with comments, over several lines, in a heredoc, behind ONBUILD, with other line ends, with a
// backtick as the escape, in small letters. Every fix must take its finding away and bring no other, whatever it wears.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../../src/base/text.ts";
import type { Lookup } from "../../../../../src/language/language.ts";
import { countsOf, findings } from "./cases.ts";

const lookup: Lookup = { images: ["debian:12", "alpine:3.22"] };

/** One or more lines below a FROM, each with something to fix. */
const lines: readonly string[] = [
  "ADD a /b",
  "ADD --chown=1 a b /c/",
  "CMD nginx -g daemon",
  "COPY --form=debian:12 a /b",
  "COPY --chown= a /b",
  "COPY a b /c",
  "COPY https://example.org/a /b",
  "ENTRYPOINT top -b",
  "ENV A b",
  "ENV A=1 B=$A",
  "EXPOSE 80:8080/tcp",
  "EXPOSE 80/TCP",
  "HEALTHCHECK --interval=30 CMD a",
  "HEALTHCHECK curl x",
  "LABEL A=b",
  "LABEL com.example.a b",
  "MAINTAINER me <me@example.org>",
  "STOPSIGNAL SIGTREM",
  "WORKDIR app",
  "RUN --mount=type=chache,target=/x a",
  "RUN --mount=type=cache,traget=/x a",
  "RUN apk add a=1",
  "RUN apt install -y a",
  "RUN apt-get install --no-install-recommends a=1",
  "RUN apt-get install -y a=1",
  "RUN apt-get update && apt-get install -y --no-install-recommends a=1",
  "RUN apt-get update\nRUN apt-get install -y --no-install-recommends a=1",
  "RUN apt-get update && apt-get upgrade -y && apt-get install -y a=1 && rm -rf /var/lib/apt/lists/*",
  "RUN cd /opt && make",
  "RUN dnf install a-1",
  "RUN dnf install -y a-1",
  "RUN echo -n a",
  "RUN echo `a`",
  "RUN export A=$(b)",
  "RUN if [[ -f x ]]; then y; fi",
  "RUN [ a == b ] && c",
  "RUN ln -s /x /etc/localtime",
  "RUN ln -sf /bin/bash /bin/sh",
  "RUN make $(cat x)",
  "RUN a | b",
  "RUN pip install -r r.txt",
  'RUN rm -rf "$x/bin"',
  "RUN source /x",
  "RUN sudo make",
  "RUN true\nRUN false",
  "RUN useradd -u 1234567 x",
  "RUN wget https://example.org/a",
  "RUN yarn install",
  "RUN yum install a-1",
  "RUN zypper in a=1",
  "RUN cat a | grep b",
  "RUN cat $files | sort",
  "RUN go build -o /a ./a && go build -o /a ./b",
  "RUN X=y",
  "RUN x=; echo $x",
  "RUN echo $lower",
  "RUN a\ngo build x",
];

type Dress = (text: string) => string | undefined;

const dresses: Readonly<Record<string, Dress>> = {
  plain: (text) => text,
  "Windows line ends": (text) => text.replaceAll("\n", "\r\n"),
  "no end of line": (text) => text.trimEnd(),
  "comments above": (text) => text.replace(/^(?=[A-Z]+ )/gm, "# note\n"),
  "over several lines": (text) =>
    /`|"|\bgo build x/.test(text)
      ? undefined
      : text.replace(/^((?!FROM)[A-Z]+(?: --\S+)*) (\S+) (?=\S)/gm, "$1 $2 \\\n    # inside\n    "),
  "chained over lines": (text) => text.replaceAll(" && ", " \\\n # c\n && "),
  "in a heredoc": (text) =>
    /^RUN (?!--)/m.test(text) ? text.replace(/^RUN (.*)$/gm, "RUN <<EOF\n$1\nEOF") : undefined,
  "behind ONBUILD": (text) => text.replace(/^(?!FROM|MAINTAINER)([A-Z]+) /gm, "ONBUILD $1 "),
  "with a backtick as escape": (text) =>
    text.includes("`") ? undefined : `# escape=\`\n${text.replaceAll("\\", "`")}`,
  indented: (text) => text.replace(/^(?=RUN |COPY |ENV |CMD )/gm, "  "),
  "in small letters": (text) => text.replace(/^[A-Z]+(?= )/gm, (keyword) => keyword.toLowerCase()),
  twice: (text) => `${text}${text.slice(text.indexOf("\n") + 1)}`,
};

/** What an unreadable name hid. */
const reveals: ReadonlySet<string> = new Set(["DL3022"]);

for (const [name, dress] of Object.entries(dresses))
  test(`fixes hold: ${name}`, { timeout: 60_000 }, () => {
    let applied = 0;
    for (const line of lines) {
      const text = dress(`FROM debian:12\n${line}\n`);
      if (text === undefined) continue;
      const before = countsOf(findings(text, lookup));
      for (const { code, fixes } of findings(text, lookup))
        for (const { title, edits } of fixes) {
          applied += 1;
          const after = applyEdits(text, edits);
          const left = countsOf(findings(after, lookup));
          const story = `${title} (${code}):\n${text}\n→\n${after}`;
          assert.ok((left.get(code) ?? 0) < (before.get(code) ?? 0), `still there after ${story}`);
          for (const [other, count] of left)
            if (!reveals.has(other)) assert.ok(count <= (before.get(other) ?? 0), `${other} added by ${story}`);
        }
    }
    assert.ok(applied > 20, `${applied} fixes`);
  });
