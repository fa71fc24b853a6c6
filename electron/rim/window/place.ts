import { z } from 'zod';

/** The desk needs this much to show queue, question and composer side by side. In screen pixels of the platform (DIP). */
export const least = { width: 1024, height: 640 };
const usual = { width: 1440, height: 900 };

const number = z.number().int().min(-100_000).max(100_000);
export const windowPlace = z.object({ x: number, y: number, width: number, height: number, isMaximized: z.boolean() });
export type WindowPlace = z.infer<typeof windowPlace>;

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Where a window opens: where it was, if a screen still shows enough of it to take hold of, and otherwise in the middle.
 * `remembered` is whatever the file held; `screens` are the work areas there are now. Pure.
 */
export function placeFor(remembered: unknown, screens: readonly Area[]): { x?: number; y?: number; width: number; height: number; isMaximized: boolean } {
  const read = windowPlace.safeParse(remembered);
  const widest = Math.max(least.width, ...screens.map(({ width }) => width));
  const highest = Math.max(least.height, ...screens.map(({ height }) => height));
  const size = (place: { width: number; height: number }) => ({
    width: Math.min(widest, Math.max(least.width, place.width)),
    height: Math.min(highest, Math.max(least.height, place.height)),
  });
  if (!read.success) return { ...size(usual), isMaximized: false };
  const { x, y, isMaximized } = read.data;
  const { width, height } = size(read.data);
  const isReachable = screens.some((screen) => overlap(x, width, screen.x, screen.width) >= 200 && y >= screen.y - 10 && y <= screen.y + screen.height - 60);
  return isReachable ? { x, y, width, height, isMaximized } : { width, height, isMaximized };
}

const overlap = (a: number, aSize: number, b: number, bSize: number): number => Math.min(a + aSize, b + bSize) - Math.max(a, b);
