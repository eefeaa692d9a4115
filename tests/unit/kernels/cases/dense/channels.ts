import { COUNTS, rounded, type Cases, type Trial } from "../../case.js";
import { at, spread } from "../../values.js";

/** [batch, channels, size] */
const SHAPES: readonly (readonly [number, number, number])[] = [
  ...COUNTS.map((size) => [3, 2, size] as const),
  ...COUNTS.map((channels) => [5, channels, 1] as const),
  [0, 3, 4],
  [0, 3, 1],
  [1, 1, 1],
  [16, 3, 49],
];

function* trials(): Iterable<Trial> {
  for (const [batch, channels, size] of SHAPES) {
    const x = spread(batch * size + channels, batch * channels * size, 6);
    const sums = new Float64Array(channels);
    const absolute = new Float64Array(channels);
    for (const [index, value] of x.entries()) {
      const channel = Math.floor(index / size) % channels;
      sums[channel] = at(sums, channel) + value;
      absolute[channel] = at(absolute, channel) + Math.abs(value);
    }
    yield {
      name: [batch, channels, size].join("x"),
      run(memory) {
        const y = memory.output(channels);
        memory.call("channel_sum_f32", batch, channels, size, memory.input(x), y);
        // Summed in f64: one f32 rounding of the result, and 2^-53 of the absolute sum for each term.
        const tolerance = sums.map((sum, channel) => rounded(sum) + batch * size * 2 ** -53 * at(absolute, channel));
        return [{ name: "y", actual: memory.floats(y, channels), reference: sums, tolerance }];
      },
    };
  }
  yield {
    name: "a sum beyond f32 and a NaN",
    run(memory) {
      const x = Float32Array.of(3e38, 3e38, 1, NaN, 1, -1);
      const y = memory.output(3);
      memory.call("channel_sum_f32", 1, 3, 2, memory.input(x), y);
      return [{ name: "y", actual: memory.floats(y, 3), reference: [Infinity, NaN, 0], tolerance: 0 }];
    },
  };
}

export const CASES: Cases = { channel_sum_f32: trials };
