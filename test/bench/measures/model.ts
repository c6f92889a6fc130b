// What our own code costs without an editor: from the engine's answer to rows, in this process. The reference is what no client
// can do without: reading the same text as JSON.
import { defaultSettings } from "../../../src/manifest/settings.ts";
import { containersOf } from "../../../src/model/normalize/containers.ts";
import { createStore } from "../../../src/model/store.ts";
import { changedBetween, forestOf } from "../../../src/tree/forest.ts";
import { containersSource } from "../../../src/tree/sources/containers.ts";
import { fakeSession, fakeSessions } from "../../support/fakeSession.ts";
import type { Measure } from "../bench.ts";
import { atMostTimes, type Figure } from "../figures.ts";

const count = 1000;

export const model: Measure = {
  name: "model",
  how: `Plain Node, no editor: the engine's list of ${count} containers made into records, put into a snapshot, made into rows. Processor time, so that other work on the machine does not count; each value is the mean of many runs. The reference is JSON.parse of the same list.`,
  run: ({ options: { repeat } }) => {
    const text = listText();
    const wire: unknown = JSON.parse(text);
    const parsing = { of: "JSON.parse", values: times(repeat, () => void JSON.parse(text)) };
    const figure = (name: string, ours: readonly number[], aim = atMostTimes(2)): Figure => ({
      name,
      unit: "ms",
      ours,
      reference: parsing,
      aim,
    });
    const { writer } = createStore();
    writer.replace("containers", containersOf(wire));
    const sessions = fakeSessions({ open: [fakeSession({ containers: containersOf(wire) })] });
    const rows = () =>
      forestOf(containersSource.roots(sessions, { settings: defaultSettings, filter: "", now: Date.now() }));
    return Promise.resolve([
      figure(
        "list → records",
        times(repeat, () => void containersOf(wire)),
      ),
      figure(
        "first list → records → snapshot",
        times(repeat, () => createStore().writer.replace("containers", containersOf(wire))),
      ),
      figure(
        "a list without a change → the same snapshot",
        times(repeat, () => writer.replace("containers", containersOf(wire))),
      ),
      figure(
        "snapshot → rows",
        times(repeat, () => void rows()),
        atMostTimes(3),
      ),
      figure(
        "rows compared with equal rows",
        timesOf(
          repeat,
          () => [rows(), rows()] as const,
          ([one, other]) => void changedBetween(one, other),
        ),
      ),
    ]);
  },
};

/** Milliseconds of processor time of this thread, of the work alone: each value the mean of a run long enough to be told. */
const times = (repeat: number, work: () => void): readonly number[] => timesOf(repeat, () => undefined, work);

/** Milliseconds: some kernels count processor time in ticks of four. */
const longEnough = 120;

function timesOf<T>(repeat: number, prepare: () => T, work: (prepared: T) => void): readonly number[] {
  const spent = (runs: number): number => {
    const prepared = Array.from({ length: runs }, prepare);
    const before = process.threadCpuUsage();
    for (const one of prepared) work(one);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  };
  let runs = 20; // so that compiled code is measured from the first value on
  while (spent(runs) < longEnough) runs *= 2;
  return Array.from({ length: repeat }, () => spent(runs) / runs);
}

/** As the engine writes it: the fields of a list entry of Docker Engine API 1.51, one in ten running with a port. */
function listText(): string {
  const hex = (index: number): string => index.toString(16).padStart(4, "0").repeat(16);
  const entries = Array.from({ length: count }, (_, index) => ({
    Id: hex(index),
    Names: [`/service-${index}`],
    Image: "registry.example/team/service:1.2.3",
    ImageID: `sha256:${hex(index % 40)}`,
    Command: "/docker-entrypoint.sh serve --port 8080",
    Created: 1_760_000_000 + index,
    Ports:
      index % 10 === 0
        ? ["0.0.0.0", "::"].map((IP) => ({ IP, PrivatePort: 8080, PublicPort: 20_000 + index, Type: "tcp" }))
        : [],
    Labels: {
      "com.docker.compose.project": `project-${index % 50}`,
      "com.docker.compose.service": `service-${index}`,
      "com.docker.compose.container-number": "1",
      maintainer: "someone@example.org",
    },
    State: index % 10 === 0 ? "running" : "exited",
    Status: index % 10 === 0 ? "Up 3 hours (healthy)" : "Exited (0) 2 days ago",
    HostConfig: { NetworkMode: `project-${index % 50}_default` },
    NetworkSettings: {
      Networks: {
        [`project-${index % 50}_default`]: {
          NetworkID: hex(index % 50),
          IPAddress: "10.1.2.3",
          MacAddress: "02:42:0a:01:02:03",
          Aliases: ["service"],
        },
      },
    },
    Mounts: [
      {
        Type: "volume",
        Name: `data-${index}`,
        Source: `/var/lib/docker/volumes/data-${index}/_data`,
        Destination: "/data",
        Mode: "z",
        RW: true,
      },
    ],
  }));
  return JSON.stringify(entries);
}
