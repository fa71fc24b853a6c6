/** Why the store cannot be opened. The message is for the person and says what to do. */
export class StoreTrouble extends Error {
  readonly kind: 'owned' | 'newer' | 'no-search' | 'old-sqlite' | 'damaged' | 'disk';
  constructor(kind: StoreTrouble['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreTrouble';
    this.kind = kind;
  }
}
