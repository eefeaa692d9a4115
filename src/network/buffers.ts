import type { Lifetime } from "./arena.js";

export const NO_BUFFER = -1;

/** The buffers of one schedule: bytes, and the steps from which to which they are in use. */
export class Buffers {
  readonly #lifetimes: { bytes: number; first: number; last: number }[] = [];

  get lifetimes(): readonly Lifetime[] {
    return this.#lifetimes;
  }

  add(bytes: number, first: number, last: number = first): number {
    this.#lifetimes.push({ bytes, first, last: Math.max(first, last) });
    return this.#lifetimes.length - 1;
  }

  extend(buffer: number, step: number): void {
    const lifetime = this.#lifetimes[buffer];
    if (lifetime !== undefined) lifetime.last = Math.max(lifetime.last, step);
  }
}
