/** Numbers in the order of a score, as a sorted set keeps them. Adding at the end is cheap; everything else costs a search and a shift. */
export class Ordered {
  readonly #ids: number[] = [];
  readonly #scores: number[] = [];

  get size(): number {
    return this.#ids.length;
  }

  add(id: number, score: number): void {
    const at = this.#place(id, score);
    this.#ids.splice(at, 0, id);
    this.#scores.splice(at, 0, score);
  }

  /** Nothing happens when it is not there with this score. */
  remove(id: number, score: number): void {
    const at = this.#place(id, score);
    if (this.#ids[at] !== id || this.#scores[at] !== score) return;
    this.#ids.splice(at, 1);
    this.#scores.splice(at, 1);
  }

  /** Highest score first, `count` of them after leaving out `start`. */
  newest(start: number, count: number): number[] {
    const end = this.#ids.length - Math.max(0, start);
    return end <= 0 || count <= 0 ? [] : this.#ids.slice(Math.max(0, end - count), end).reverse();
  }

  /** How many score at least this much. */
  countFrom(score: number): number {
    return this.#ids.length - this.#place(Number.NEGATIVE_INFINITY, score);
  }

  #place(id: number, score: number): number {
    let low = 0;
    let high = this.#ids.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = this.#scores[middle] ?? 0;
      if (there < score || (there === score && (this.#ids[middle] ?? 0) < id)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
