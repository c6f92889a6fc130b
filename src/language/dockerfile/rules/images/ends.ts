// When official images' versions stopped getting fixes: published ends of life, by the version that begins the tag.

/** Year and month of the end; "gone" for images that are no longer made at all. */
type End = string;

const gone: ReadonlySet<string> = new Set([
  "centos",
  "openjdk",
  "java",
  "nodejs",
  "adoptopenjdk",
  "jenkins",
  "clearlinux",
]);

const ends: Readonly<Record<string, Readonly<Record<string, End>>>> = {
  ubuntu: {
    "10.04": "2015-04",
    "12.04": "2017-04",
    "14.04": "2019-04",
    "16.04": "2021-04",
    "18.04": "2023-05",
    "20.04": "2025-05",
    precise: "2017-04",
    trusty: "2019-04",
    xenial: "2021-04",
    bionic: "2023-05",
    focal: "2025-05",
    "22.10": "2023-07",
    "23.04": "2024-01",
    "23.10": "2024-07",
    "24.10": "2025-07",
  },
  debian: {
    "6": "2016-02",
    "7": "2018-05",
    "8": "2020-06",
    "9": "2022-06",
    "10": "2024-06",
    "11": "2026-08",
    squeeze: "2016-02",
    wheezy: "2018-05",
    jessie: "2020-06",
    stretch: "2022-06",
    buster: "2024-06",
    bullseye: "2026-08",
  },
  alpine: {
    "2": "2017-11",
    ...Object.fromEntries(
      [
        "2020-11",
        "2021-05",
        "2021-11",
        "2022-05",
        "2022-11",
        "2023-05",
        "2023-11",
        "2024-05",
        "2024-11",
        "2025-05",
        "2025-11",
        "2026-04",
      ].map((end, index) => [`3.${index + 9}`, end]),
    ),
    ...Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`3.${index}`, "2019-05"])),
  },
  node: {
    ...Object.fromEntries(["0", "4", "5", "6", "7", "8", "9"].map((major) => [major, "2019-12"])),
    "10": "2021-04",
    "11": "2019-06",
    "12": "2022-04",
    "13": "2020-06",
    "14": "2023-04",
    "15": "2021-06",
    "16": "2023-09",
    "17": "2022-06",
    "18": "2025-04",
    "19": "2023-06",
    "20": "2026-04",
    "21": "2024-06",
    "23": "2025-06",
  },
  python: {
    "2": "2020-01",
    "3.4": "2019-03",
    "3.5": "2020-09",
    "3.6": "2021-12",
    "3.7": "2023-06",
    "3.8": "2024-10",
    "3.9": "2025-10",
    "3.10": "2026-10",
  },
  ruby: { "2": "2023-03", "3.0": "2024-04", "3.1": "2025-03", "3.2": "2026-03" },
  php: { "5": "2018-12", "7": "2022-11", "8.0": "2023-11", "8.1": "2025-12" },
  golang: Object.fromEntries(
    Array.from({ length: 24 }, (_, minor) => [
      `1.${minor}`,
      minor < 22 ? "2024-08" : minor === 22 ? "2025-02" : "2025-08",
    ]),
  ),
  postgres: { "9": "2021-11", "10": "2022-11", "11": "2023-11", "12": "2024-11", "13": "2025-11" },
  mysql: { "5": "2023-10", "8.0": "2026-04" },
  mongo: { "3": "2021-04", "4": "2024-02", "5": "2024-10", "6": "2025-07" },
  fedora: Object.fromEntries(
    Array.from({ length: 21 }, (_, index) => [String(20 + index), index < 19 ? "2024-11" : "2025-05"]),
  ),
};

/** Undefined while it lives, or where it is not known. */
export function endOf(name: string, tag: string): End | undefined {
  if (gone.has(name)) return "gone";
  const table = ends[name];
  if (table === undefined) return undefined;
  // "3.8-slim-buster": the version is what counts, longest first; a name such as "bullseye" stands alone.
  const version = /^[a-z]*\d+(?:\.\d+)*|^[a-z]+/.exec(tag)?.[0] ?? "";
  const parts = version.split(".");
  for (let length = parts.length; length > 0; length -= 1) {
    const key = parts.slice(0, length).join(".");
    if (Object.hasOwn(table, key)) return table[key];
  }
  return undefined;
}
