/** Calls back when the window has nothing better to do, at the latest after two seconds. Returns a way to call it off. */
export function whenIdle(call: () => void): () => void {
  const handle = requestIdleCallback(call, { timeout: 2_000 });
  return () => cancelIdleCallback(handle);
}
