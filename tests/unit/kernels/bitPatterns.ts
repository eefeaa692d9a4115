import type { Trial } from "./case.js";
import { at } from "./values.js";

/** A prime, so that the steps meet every exponent, both signs and all low bits: 1.4 million patterns of the 2^32. */
const STRIDE = 3079;
const CHUNK = 1 << 16;

/** y = f(x) over a dense stride of all f32 bit patterns, NaN, infinities and subnormals among them. */
export function* denseBitPatterns(
  kernel: string,
  f: (x: number) => number,
  allowed: (reference: number, x: number) => number,
): Iterable<Trial> {
  const span = CHUNK * STRIDE;
  for (let start = 0; start < 2 ** 32; start += span) {
    const length = Math.min(CHUNK, Math.ceil((2 ** 32 - start) / STRIDE));
    const words = Uint32Array.from({ length }, (_, index) => start + index * STRIDE);
    const x = new Float32Array(words.buffer);
    const reference = Float64Array.from(x, f);
    const tolerance = reference.map((value, index) => allowed(value, at(x, index)));
    yield {
      name: `bit patterns from ${start.toString(16)}`,
      bytes: 2 * 4 * CHUNK + 1024,
      run(memory) {
        const y = memory.output(length);
        memory.call(kernel, length, memory.input(x), y);
        return [{ name: "y", actual: memory.floats(y, length), reference, tolerance }];
      },
    };
  }
}
