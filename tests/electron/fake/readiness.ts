/** Electron refuses many things before it is ready, and some after. So does its double. */
export class Readiness {
  isReady = false;

  before(what: string): void {
    if (this.isReady) throw new Error(`${what} can only be called before app is ready`);
  }

  after(what: string): void {
    if (!this.isReady) throw new Error(`${what} cannot be used before app is ready`);
  }
}

/** An event that can be prevented, as Electron hands them out. */
export interface Preventable {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
}

export function preventable<T extends object>(facts: T): T & Preventable {
  let isPrevented = false;
  return Object.assign(Object.create({ preventDefault: () => void (isPrevented = true) }, { defaultPrevented: { get: () => isPrevented, enumerable: true } }) as Preventable, facts);
}
