import assert from "node:assert/strict";
import { test } from "node:test";
import { readingOf, type StatsAnswer } from "../../../src/model/reading.ts";

/** 40 ms of processor time in 200 ms of all four processors' time: four fifths of one processor. */
const cgroup2: StatsAnswer = {
  cpu_stats: { cpu_usage: { total_usage: 1_040_000_000 }, system_cpu_usage: 90_200_000_000, online_cpus: 4 },
  precpu_stats: { cpu_usage: { total_usage: 1_000_000_000 }, system_cpu_usage: 90_000_000_000, online_cpus: 4 },
  memory_stats: { usage: 50_000_000, limit: 256_000_000, stats: { inactive_file: 20_000_000 } },
  networks: { eth0: { rx_bytes: 1000, tx_bytes: 10 }, eth1: { rx_bytes: 500, tx_bytes: 5 } },
  blkio_stats: {
    io_service_bytes_recursive: [
      { op: "read", value: 4096 },
      { op: "write", value: 8192 },
      { op: "read", value: 4096 },
    ],
  },
  pids_stats: { current: 7 },
};

test("a cgroup v2 answer gives processor, memory without cache, network, disk and processes", () => {
  assert.deepEqual(readingOf(cgroup2), {
    cpuPercent: 80,
    memory: 30_000_000,
    memoryLimit: 256_000_000,
    received: 1500,
    sent: 15,
    read: 8192,
    written: 8192,
    processes: 7,
  });
});

test("a cgroup v1 answer names its cache and its disk operations differently and counts processors by hand", () => {
  const reading = readingOf({
    cpu_stats: { cpu_usage: { total_usage: 30, percpu_usage: [10, 20] }, system_cpu_usage: 200 },
    precpu_stats: { cpu_usage: { total_usage: 10, percpu_usage: [5, 5] }, system_cpu_usage: 100 },
    memory_stats: { usage: 100, limit: 0, stats: { total_inactive_file: 40, inactive_file: 1 } },
    blkio_stats: {
      io_service_bytes_recursive: [
        { op: "Read", value: 1 },
        { op: "Write", value: 2 },
        { op: "Total", value: 3 },
      ],
    },
  });
  assert.equal(reading.cpuPercent, 40);
  assert.equal(reading.memory, 60);
  assert.equal(reading.memoryLimit, undefined);
  assert.deepEqual([reading.read, reading.written], [1, 2]);
});

test("an earlier answer serves where the engine gave only one reading", () => {
  const single = { ...cgroup2, precpu_stats: { cpu_usage: { total_usage: 0 }, system_cpu_usage: 0 } };
  assert.equal(readingOf(single).cpuPercent, undefined);
  assert.equal(readingOf(single, { cpu_stats: cgroup2.precpu_stats }).cpuPercent, 80);
});

test("counters that run backwards or stand still tell nothing", () => {
  assert.equal(readingOf({ ...cgroup2, precpu_stats: cgroup2.cpu_stats }).cpuPercent, undefined);
  const restarted = { cpu_usage: { total_usage: 2_000_000_000 }, system_cpu_usage: 90_000_000_000 };
  assert.equal(readingOf({ ...cgroup2, precpu_stats: restarted }).cpuPercent, undefined);
});

test("cache that is more than all that is used is not taken off", () => {
  assert.equal(readingOf({ memory_stats: { usage: 10, stats: { inactive_file: 11 } } }).memory, 10);
});

test("a container that has just ended gives an empty reading", () => {
  const ended = readingOf({
    cpu_stats: {},
    precpu_stats: {},
    memory_stats: {},
    blkio_stats: { io_service_bytes_recursive: null },
  });
  assert.deepEqual(new Set(Object.values(ended)), new Set([undefined]));
});

test("what an engine leaves out or answers with null is left out", () => {
  const nothing = { cpu_stats: null, precpu_stats: null, networks: null, blkio_stats: null, pids_stats: null };
  const reading = readingOf({ ...nothing, memory_stats: { usage: 10, limit: 2 ** 63, stats: null } });
  assert.deepEqual(
    Object.entries(reading).filter(([, value]) => value !== undefined),
    [["memory", 10]],
  );
});
