/** Milliseconds of a call of each, or undefined where the clock does not move. */
export type Timings = readonly [number, number] | undefined;

const SHORTEST_MS = 0.05;
const MOST_CALLS = 1 << 12;
const ROUNDS = 4;

/**
 * The shortest time of each of two functions, called in turn so that both meet the same noise and the compiler has time to improve them: four
 * rounds, fewer once `budget` milliseconds are spent. Clocks that move in steps of up to a millisecond get more calls a round.
 */
export function timeInTurn(first: () => void, second: () => void, budget: number): Timings {
  if (typeof performance === "undefined") return undefined;
  const end = performance.now() + budget;
  timeOf(first, 1); // memory that was never touched
  timeOf(second, 1);
  let [calls, round] = [1, 0];
  let best: [number, number] = [Infinity, Infinity];
  while (round < ROUNDS && calls <= MOST_CALLS) {
    const times = [timeOf(first, calls), timeOf(second, calls)] as const;
    if (Math.min(...times) < SHORTEST_MS) {
      calls *= 4;
      best = [Infinity, Infinity];
      round = 0;
    } else {
      best = [Math.min(best[0], times[0] / calls), Math.min(best[1], times[1] / calls)];
      round++;
      if (performance.now() > end) break;
    }
  }
  return Number.isFinite(best[0]) ? best : undefined;
}

function timeOf(run: () => void, calls: number): number {
  const start = performance.now();
  for (let call = 0; call < calls; call++) run();
  return performance.now() - start;
}
