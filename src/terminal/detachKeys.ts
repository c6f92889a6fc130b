// Ctrl+P Ctrl+Q in what is typed: leaves a container without ending it, as the docker command does.

export interface Typed {
  /** What goes to the container. */
  readonly send: string;
  /** The person wants to leave. */
  readonly detach: boolean;
}

const first = "\x10"; // Ctrl+P
const second = "\x11"; // Ctrl+Q

/** A first key is held back until the next one tells whether it was meant. */
export function createDetachKeys(): (data: string) => Typed {
  let held = false;
  return (data) => {
    const whole = held ? first + data : data;
    const at = whole.indexOf(first + second);
    held = at === -1 && whole.endsWith(first);
    if (at !== -1) return { send: whole.slice(0, at), detach: true };
    return { send: held ? whole.slice(0, -1) : whole, detach: false };
  };
}
