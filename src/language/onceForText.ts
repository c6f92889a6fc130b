// Reading a text once: other files are looked at with every keystroke in the one that names them.

/** Texts whose reading is kept, newest last; more than one file ever names. */
const most = 16;

/** Reads each text once, as long as it is among the last that were new. */
export function onceForText<T>(read: (text: string) => T): (text: string) => T {
  const readings = new Map<string, T>();
  return (text) => {
    const before = readings.get(text);
    if (before !== undefined) return before;
    const made = read(text);
    readings.set(text, made);
    const [oldest] = readings.keys();
    if (readings.size > most && oldest !== undefined) readings.delete(oldest);
    return made;
  };
}
