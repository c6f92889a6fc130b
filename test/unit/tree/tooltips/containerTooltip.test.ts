import assert from "node:assert/strict";
import { test } from "node:test";
import { containerTooltip } from "../../../../src/tree/tooltips/containerTooltip.ts";
import { aContainer, aDetail, aMount, anAttachment, aPort, idOf, madeAt } from "../../../support/resources.ts";

const minute = 60_000;
const now = madeAt + 90 * minute;

test("a running container: state, restarts, what it uses now, where it comes from and what it is tied to", () => {
  const container = aContainer({
    health: "healthy",
    ports: [aPort(), aPort({ inside: 9000, outside: undefined, hosts: [] })],
    mounts: [aMount({ writable: false })],
    networks: [anAttachment({ ipv6: "fd00::2" })],
    detail: aDetail({
      restartPolicy: "on-failure",
      restartMaximum: 5,
      restartCount: 3,
      startedAt: now - 10 * minute,
    }),
  });
  const reading = {
    cpuPercent: 1.25,
    memory: 12_300_000,
    memoryLimit: 256_000_000,
    received: 1500,
    sent: 15,
    read: 4096,
    written: 0,
    processes: 3,
  };
  assert.equal(
    containerTooltip(container, now, reading),
    `**web&#45;1**

**State:** Up 10 minutes (healthy)  
**Restart policy:** \`on-failure:5\`, restarted 3 times, last 10 minutes ago  
**Now:** CPU 1.3 % · memory 12.3 MB of 256 MB · network 1.5 kB in, 15 B out · disk 4.1 kB read, 0 B written · 3 processes

**Image:** \`nginx:1.25\`  
**Command:** \`/docker-entrypoint.sh nginx\`  
**Created:** 2 hours ago  
**Id:** \`${idOf("web-1").slice(0, 12)}\`

**Ports:** \`8080→80\`, \`9000/tcp (not published)\`  
**Networks:** \`bridge\` \`172.17.0.2\` \`fd00::2\`  
**Mounts:** \`/data\` (volume data, read-only)`,
  );
});

test("an exit code is explained, with the engine's own error", () => {
  const ended = (exitCode: number, over: Parameters<typeof aDetail>[0] = {}): string =>
    containerTooltip(
      aContainer({ state: "exited", exitCode, detail: aDetail({ finishedAt: madeAt, ...over }) }),
      madeAt + 2 * minute,
    );
  assert.match(ended(143), /\*\*State:\*\* Exited \(143\) 2 minutes ago — 128 \+ 15, SIGTERM/);
  assert.match(ended(137, { oomKilled: true }), /Exited \(137, out of memory\).* — .*more memory/);
  assert.match(ended(127, { error: "exec: *no*" }), /not found — exec&#58; &#42;no&#42;/);
  assert.match(ended(42), /\*\*State:\*\* Exited \(42\) 2 minutes ago  $/m);
});

test("one that was stopped says that nothing of it is lost, and what would lose it", () => {
  assert.match(containerTooltip(aContainer({ state: "exited" }), now), /keeps all.*Start goes on.*Only Remove deletes/);
  assert.doesNotMatch(containerTooltip(aContainer(), now), /Only Remove deletes/);
});

test("what makes it as strong as the host is explained in words", () => {
  const socket = aMount({ type: "bind", source: "/var/run/docker.sock", target: "/var/run/docker.sock" });
  const text = containerTooltip(aContainer({ mounts: [socket], detail: aDetail({ privileged: true }) }), now);
  assert.match(text, /⚠ Privileged: .*isolates less than a virtual machine/);
  assert.match(text, /⚠ Mounts the engine's socket: .*as strong as root/);
  assert.doesNotMatch(containerTooltip(aContainer(), now), /⚠/);
});

test("nothing from outside is Markdown, HTML or a link in a hover", () => {
  const evil = "[x](command:a) <img src=x> `code` **b** $(bug)\u001b]8;;http://x\u0007\n# head | cell";
  const text = containerTooltip(
    aContainer({
      name: evil,
      image: evil,
      command: evil,
      mounts: [aMount({ source: evil, target: evil })],
      networks: [anAttachment({ network: evil, ipv4: evil })],
      detail: aDetail({ restartPolicy: evil, error: evil }),
      state: "exited",
    }),
    now,
  );
  const outsideCode = text.replace(/`[^`]*`/g, "");
  assert.doesNotMatch(outsideCode, /\]\(|<|\$\(|^#/m);
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f]/);
});

test("a long list is counted, not told", () => {
  const mounts = Array.from({ length: 30 }, (_, index) => aMount({ target: `/m/${index}` }));
  assert.match(containerTooltip(aContainer({ mounts }), now), /`\/m\/7` \(volume data\) \+22/);
});
