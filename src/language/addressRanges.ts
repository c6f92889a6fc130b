// Which IPv4 ranges a network may have without taking addresses of the internet.

/** By RFC 1918, 6598 (shared), 1122 (this host), 3927 (link-local), 5737 and 2544 (documentation, benchmarks). */
const own: readonly RegExp[] = [
  /^10\./,
  /^172\.(?:1[6-9]|2\d|3[01])\./,
  /^192\.168\./,
  /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^(?:0|127)\./,
  /^169\.254\./,
  /^(?:192\.0\.[02]|198\.51\.100|203\.0\.113)\./,
  /^198\.1[89]\./,
];

/** The first number of an IPv4 range that is not private; undefined for all other texts. */
export function publicRange(range: string): string | undefined {
  const [, first] = /^(\d{1,3})(?:\.\d{1,3}){3}\/\d{1,2}$/.exec(range) ?? [];
  // Above 223 no network can be.
  if (first === undefined || Number(first) > 223) return undefined;
  return own.some((pattern) => pattern.test(range)) ? undefined : first;
}

/** The same range or address among the private ones: 182.18.0.0/16 → 10.18.0.0/16. */
export const privateRange = (address: string): string => address.replace(/^\d+/, "10");
