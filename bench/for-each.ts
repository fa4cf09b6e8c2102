/** Requests that are under way at once. */
const AT_ONCE = 32;

/** Does one thing to each, a few at a time. */
export async function forEach<T>(items: readonly T[], act: (item: T) => Promise<unknown>) {
  const left = items.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of left) await act(item);
    }),
  );
}
