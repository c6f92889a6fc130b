// What is made with the first need of it, for everybody who needs it.

/** Makes it once and hands it to all who ask. What could not be made is forgotten: the next need tries again. */
export function late<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}
