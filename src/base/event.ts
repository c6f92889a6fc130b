// Events shaped like the editor's, so that rooms without an editor can offer them and the editor's own can be passed in.

/** Something that can be ended once; ending it again does nothing. */
export interface Disposable {
  dispose(): void;
}

/** Subscribes a listener; disposing what it returns unsubscribes. */
export type Event<T> = (listen: (value: T) => void) => Disposable;

/** The owning side of an event. */
export interface Emitter<T> extends Disposable {
  readonly event: Event<T>;
  fire(value: T): void;
}

/** Makes an emitter. A listener that throws does not keep the others from hearing; its error is thrown afterwards. */
export function createEmitter<T>(): Emitter<T> {
  const listeners = new Set<{ readonly call: (value: T) => void }>();
  return {
    event: (call) => {
      const entry = { call };
      listeners.add(entry);
      return { dispose: () => void listeners.delete(entry) };
    },
    fire: (value) => {
      const errors: unknown[] = [];
      for (const entry of [...listeners]) {
        try {
          entry.call(value);
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length > 0) throw errors.length === 1 ? errors[0] : new AggregateError(errors);
    },
    dispose: () => listeners.clear(),
  };
}
