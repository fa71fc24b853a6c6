import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { least, placeFor } from '#electron/rim/window/place.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };

describe('a window opens', () => {
  it('where it was', () => {
    const place = { x: 100, y: 50, width: 1300, height: 800, isMaximized: true };
    expect(placeFor(place, [screen])).toEqual(place);
    expect(placeFor({ ...place, x: 2000, width: 1100 }, [screen, second])).toMatchObject({ x: 2000, width: 1100 });
  });

  it('in the middle when its screen has gone', () => {
    const place = placeFor({ x: 2000, y: 50, width: 1100, height: 800, isMaximized: false }, [screen]);
    expect(place).toEqual({ width: 1100, height: 800, isMaximized: false });
  });

  it('with its usual size when nothing useful was remembered', () => {
    for (const nothing of [undefined, null, {}, 'x', { x: 0 }, { x: 0, y: 0, width: 'wide', height: 1, isMaximized: 1 }, { x: 1e9, y: 0, width: 1, height: 1, isMaximized: false }]) {
      expect(placeFor(nothing, [screen])).toEqual({ width: 1440, height: 900, isMaximized: false });
    }
  });

  it('never smaller than the desk needs nor larger than the largest screen, and always within reach', () => {
    const number = fc.integer({ min: -5_000, max: 5_000 });
    fc.assert(
      fc.property(fc.record({ x: number, y: number, width: number, height: number, isMaximized: fc.boolean() }), fc.boolean(), (remembered, hasSecond) => {
        const screens = hasSecond ? [screen, second] : [screen];
        const { x, y, width, height } = placeFor(remembered, screens);
        expect(width).toBeGreaterThanOrEqual(least.width);
        expect(height).toBeGreaterThanOrEqual(least.height);
        expect(width).toBeLessThanOrEqual(1920);
        expect(height).toBeLessThanOrEqual(1080);
        if (x === undefined || y === undefined) return;
        expect(screens.some((each) => x + width > each.x && x < each.x + each.width && y >= each.y - 10 && y < each.y + each.height)).toBe(true);
      }),
    );
  });
});
