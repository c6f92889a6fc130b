// Waiting in the extension host for what comes about by itself.

/** What a check gives once it holds; what it threw last when it never does. */
export async function eventually<T>(check: () => T | Promise<T>, seconds = 40): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
