import fc from 'fast-check';

/** One thing that can be wrong with an answer. `at` picks the place, 0 to 1. */
export interface Mutation {
  kind: 'drop' | 'null' | 'text' | 'number' | 'huge' | 'negative' | 'list' | 'object' | 'empty' | 'shorten' | 'repeat' | 'deep' | 'proto';
  at: number;
}

export const aMutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom<Mutation['kind']>('drop', 'null', 'text', 'number', 'huge', 'negative', 'list', 'object', 'empty', 'shorten', 'repeat', 'deep', 'proto'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
});

interface Place {
  holder: Record<string, unknown> | unknown[];
  key: string | number;
}

/** The same JSON with one thing wrong in it. */
export function mutate(json: unknown, { kind, at }: Mutation): unknown {
  const root = { json: structuredClone(json) };
  const places: Place[] = [];
  const visit = (holder: Place['holder'], key: string | number): void => {
    const value = (holder as Record<string | number, unknown>)[key];
    const fits = kind === 'empty' || kind === 'shorten' || kind === 'repeat' ? Array.isArray(value) && value.length > 0 : true;
    if (fits) places.push({ holder, key });
    if (Array.isArray(value)) value.forEach((_item, i) => visit(value, i));
    else if (typeof value === 'object' && value !== null) for (const name of Object.keys(value)) visit(value as Record<string, unknown>, name);
  };
  visit(root, 'json');
  const place = places[Math.floor(at * places.length)];
  if (!place) return root.json;
  const holder = place.holder as Record<string | number, unknown>;
  const value = holder[place.key];
  const wrong: Record<Mutation['kind'], () => unknown> = {
    drop: () => undefined,
    null: () => null,
    text: () => 'not what you think',
    number: () => 7.5,
    huge: () => 1e300,
    negative: () => -1,
    list: () => [[[]]],
    object: () => ({}),
    empty: () => [],
    shorten: () => (value as unknown[]).slice(0, Math.floor((value as unknown[]).length / 2)),
    repeat: () => [...(value as unknown[]), ...(value as unknown[])],
    deep: () => JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)) as unknown,
    proto: () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown,
  };
  if (kind === 'drop' && Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1);
  else if (kind === 'drop') delete holder[place.key];
  else holder[place.key] = wrong[kind]();
  return root.json;
}
