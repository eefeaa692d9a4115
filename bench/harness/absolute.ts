/** The absolute time of one subject, by benchmark.js. @module */
import Benchmark from "benchmark";
import type { Prepared } from "./subject.js";

const MAXIMUM_SECONDS = 0.6;
const FEWEST_SAMPLES = 7;
/** In a page benchmark.js counts milliseconds: a sample this long is read to a hundredth. */
const SAMPLE_SECONDS = 0.1;

interface Deferred {
  resolve(): void;
}

/** Seconds per run, one number per sample. */
export function sampleSeconds(name: string, prepared: Prepared, asynchronous: boolean): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const body = asynchronous
      ? (deferred: Deferred) => {
          Promise.resolve(prepared.run()).then(() => deferred.resolve(), reject);
        }
      : () => {
          void prepared.run();
        };
    const benchmark = new Benchmark(name, body, {
      defer: asynchronous,
      async: true,
      minSamples: FEWEST_SAMPLES,
      minTime: SAMPLE_SECONDS,
      maxTime: MAXIMUM_SECONDS,
      onComplete: () => {
        const { error, stats } = benchmark as unknown as { error?: Error; stats: { sample: number[] } };
        if (error) reject(error);
        else resolve([...stats.sample]);
      },
    });
    benchmark.run({ async: true });
  });
}
