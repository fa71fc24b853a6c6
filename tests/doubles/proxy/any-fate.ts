import type { Chance } from './chance.ts';
import { fault500, garbage, gateway, page, portal, slowDown, type Fate, type When } from './fate.ts';

/** Whatever may go wrong with one request, but for what delivers twice. `isWrite`: the forum changes by it, so there is a before and an after. */
export function anyFate(chance: Chance, isWrite: boolean): Fate {
  const when: When = isWrite && chance.isSo(0.5) ? 'after' : 'before';
  return chance.pick<() => Fate>([
    () => ({ kind: 'drop', when }),
    () => ({ kind: 'reset', when }),
    () => ({ kind: 'hang', when }),
    () => gateway(chance.pick([502, 503, 504]), when),
    () => fault500(when),
    () => garbage(when),
    () => page(when),
    () => ({ kind: 'cut-short' }),
    () => ({ kind: 'trickle', everyMs: 9_000 }),
    () => ({ kind: 'flood', bytes: 8_000_000 }),
    () => portal,
    () => slowDown(chance.pick(['1', '20', '90', null, 'soon', '-3']), chance.pick(['account', 'posts', 'page'])),
  ])();
}
