import { checkChoice, checkInteger } from "../runtime/checks.js";
import type { RuntimeContext } from "../runtime/context.js";
import { outOfRange } from "../runtime/errors.js";
import { checkOptions } from "../runtime/options.js";
import { checkDirection } from "./directions.js";
import { MOST_ROWS } from "./rows.js";
import { keyOf, LARGEST_SEED } from "./seed.js";

/** Values of a result, as of a tensor: all engines have arrays as long. */
const MOST_VALUES = 0x7fffffff;
/** Bytes of samples in wasm memory at once. */
const BLOCK_BYTES = 64 * 1024;

export function sample(
  context: RuntimeContext,
  p: unknown,
  n: unknown,
  seed: unknown,
  options: unknown = {},
): Float64Array | Float32Array {
  const { mu, kappa } = checkDirection("p", p);
  const count = checkInteger("n", n, 0, MOST_ROWS);
  const { low, high } = keyOf(checkInteger("seed", seed, 0, LARGEST_SEED));
  const { dtype = "f64" } = checkOptions("options", options, ["dtype"]);
  const d = mu.length;
  const isFloat32 = checkChoice("options.dtype", dtype, ["f64", "f32"]) === "f32";
  if (count * d > MOST_VALUES) throw outOfRange("n", n, `at most ${MOST_VALUES} values of ${d} dimensions in all`);
  const samples = isFloat32 ? new Float32Array(count * d) : new Float64Array(count * d);
  if (kappa === Infinity) {
    for (let start = 0; start < samples.length; start += d) samples.set(mu, start);
    return samples;
  }
  const most = Math.max(1, Math.floor(BLOCK_BYTES / (8 * d)));
  const pointer = context.allocate(8 * d * (1 + Math.min(most, count)), "a block of samples");
  const block = pointer + 8 * d;
  try {
    context.f64(pointer, d).set(mu);
    for (let start = 0; start < count; start += most) {
      const rows = Math.min(most, count - start);
      context.kernels.direction_sample_f64(rows, d, pointer, kappa, low, high, start, block);
      samples.set(context.f64(block, rows * d), start * d);
    }
  } finally {
    context.free(pointer);
  }
  return samples;
}
