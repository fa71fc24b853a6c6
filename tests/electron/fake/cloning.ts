/** Throws as Electron does when a value cannot cross to another process; otherwise its copy. */
export function cloned<T>(value: T): T {
  try {
    return structuredClone(value);
  } catch {
    throw new TypeError('An object could not be cloned.');
  }
}

type Bytes = { $bytes: string; $kind: 'ArrayBuffer' | 'Uint8Array' };

/** Text for the debugger's wire, which carries nothing else. Bytes survive; what neither JSON nor we know is refused. */
export function toText(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => {
    if (each instanceof ArrayBuffer) return { $bytes: Buffer.from(each).toString('base64'), $kind: 'ArrayBuffer' } satisfies Bytes;
    if (each instanceof Uint8Array) return { $bytes: Buffer.from(each).toString('base64'), $kind: 'Uint8Array' } satisfies Bytes;
    if (typeof each === 'object' && each !== null && !Array.isArray(each) && Object.getPrototypeOf(each) !== Object.prototype && Object.getPrototypeOf(each) !== null) {
      throw new TypeError(`the pretended Electron cannot carry a ${each.constructor.name} to a page`);
    }
    return each;
  }) ?? 'null';
}

export function fromText(text: string): unknown {
  return JSON.parse(text, (_key, each: unknown) => {
    if (typeof each !== 'object' || each === null || !('$bytes' in each)) return each;
    const { $bytes, $kind } = each as Bytes;
    const bytes = new Uint8Array(Buffer.from($bytes, 'base64'));
    return $kind === 'ArrayBuffer' ? bytes.buffer : bytes;
  });
}
