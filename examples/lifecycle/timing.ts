import type { Network } from "lanewise";
import { CLASSES, PIXELS, type Digits } from "./digits.js";

/** Images of a batch that is timed: short enough for the scheduler to leave alone. */
export const TIMED_BATCH = 20;

/**
 * Milliseconds per image of each network, in the fastest of `rounds` predictions that take turns: other programs only ever add to a time.
 *
 * @param batch - images of one prediction, fewer where there are not so many
 */
export function timePredict(networks: readonly Network[], digits: Digits, batch: number, rounds: number): number[] {
  const count = Math.min(batch, digits.count);
  const images = digits.images.subarray(0, count * PIXELS);
  const out = new Float32Array(count * CLASSES);
  const fastest = networks.map(() => Infinity);
  for (let round = 0; round < rounds; round++) {
    for (const [index, network] of networks.entries()) {
      const start = performance.now();
      network.predict(images, out);
      fastest[index] = Math.min(fastest[index]!, performance.now() - start);
    }
  }
  return fastest.map((time) => time / count);
}

export function microseconds(milliseconds: number): string {
  return `${(1000 * milliseconds).toFixed(1)} µs`;
}
