// Promise.withResolvers for the runtimes that have none: an extension host on Node 20, as VS Code's server of 2025 has it.

export interface Resolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T | PromiseLike<T>) => void;
  readonly reject: (reason?: unknown) => void;
}

/** A promise with what settles it. */
export function withResolvers<T>(): Resolvers<T> {
  let settle: Omit<Resolvers<T>, "promise"> | undefined;
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
  // The executor has run by now, which the compiler cannot know.
  return { promise, ...(settle as unknown as Omit<Resolvers<T>, "promise">) };
}
