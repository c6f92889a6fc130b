// Signals by number, as Linux has them on x86 and ARM: signal(7).

/** Without "SIG"; the first is number 1. */
export const signalNames = [
  ...[
    "HUP",
    "INT",
    "QUIT",
    "ILL",
    "TRAP",
    "ABRT",
    "BUS",
    "FPE",
    "KILL",
    "USR1",
    "SEGV",
    "USR2",
    "PIPE",
    "ALRM",
    "TERM",
  ],
  ...["STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO"],
  ...["PWR", "SYS"],
] as const;

/** "SIGHUP" for 1; undefined for numbers without a name. */
export function signalName(number: number): string | undefined {
  const name = signalNames[number - 1];
  return name === undefined ? undefined : `SIG${name}`;
}
