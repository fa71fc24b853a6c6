import { invalidParameters } from './refusal.ts';

/** What a caller sent, from the address and the body together, however it was wrapped. Names like `post[raw]` and `tags[]` are unfolded. */
export interface Params {
  raw(name: string): unknown;
  has(name: string): boolean;
  names(): string[];
  /** Absent and non-text become null. */
  text(name: string): string | null;
  int(name: string): number | null;
  bool(name: string): boolean;
  list(name: string): unknown[];
  within(name: string): Params;
  file(name: string): File | null;
}

type Tree = Map<string, unknown>;

export function paramsFrom(query: URLSearchParams, body: unknown): Params {
  const tree: Tree = new Map();
  for (const [name, value] of query) plant(tree, name, value);
  if (body instanceof FormData || body instanceof URLSearchParams) for (const [name, value] of body) plant(tree, name, value);
  else if (isRecord(body)) for (const [name, value] of Object.entries(body)) tree.set(name, value);
  return paramsOf(tree);
}

function paramsOf(tree: Tree): Params {
  const text = (name: string): string | null => {
    const value = tree.get(name);
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
  };
  return {
    raw: (name) => tree.get(name),
    has: (name) => tree.has(name),
    names: () => [...tree.keys()],
    text,
    int(name) {
      const value = text(name);
      if (value === null || value === '') return null;
      if (!/^-?\d{1,15}$/.test(value)) throw invalidParameters(`You supplied invalid parameters to the request: ${name}`);
      return Number(value);
    },
    bool: (name) => ['true', 't', '1', 'yes'].includes(text(name) ?? ''),
    list(name) {
      const value = tree.get(name);
      if (Array.isArray(value)) return value;
      if (value instanceof Map) return [...(value as Tree).values()].map(plain);
      return typeof value === 'string' && value !== '' ? [value] : [];
    },
    within(name) {
      const value = tree.get(name);
      if (value instanceof Map) return paramsOf(value as Tree);
      return paramsOf(isRecord(value) ? new Map(Object.entries(value)) : new Map());
    },
    file(name) {
      const value = tree.get(name);
      return value instanceof File ? value : null;
    },
  };
}

/** `a[b][]=x` becomes a → b → [x]. Maps, so that a name like __proto__ is only a name. */
function plant(tree: Tree, name: string, value: unknown): void {
  const steps = [...name.matchAll(/^[^[\]]+|\[([^[\]]*)\]/g)].map((match) => match[1] ?? match[0]).slice(0, 6);
  let at = tree;
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1];
    const known = at.get(step);
    if (next === undefined) {
      at.set(step, value);
    } else if (next === '') {
      at.set(step, Array.isArray(known) ? [...(known as unknown[]), value] : [value]);
      return;
    } else {
      const child: Tree = known instanceof Map ? (known as Tree) : new Map();
      at.set(step, child);
      at = child;
    }
  }
}

const plain = (value: unknown): unknown => (value instanceof Map ? Object.fromEntries([...(value as Tree)].map(([name, inner]) => [name, plain(inner)])) : value);

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof File);
