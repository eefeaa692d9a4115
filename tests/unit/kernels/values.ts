/** mulberry32: the same numbers from the same seed on every engine. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `n` numbers in [low, high). */
export function uniform(seed: number, n: number, low: number, high: number): Float32Array {
  const next = generator(seed);
  return Float32Array.from({ length: n }, () => low + (high - low) * next());
}

/** `n` numbers of both signs whose magnitudes spread over `decades` decades around 1. */
export function spread(seed: number, n: number, decades: number): Float32Array {
  const next = generator(seed);
  return Float32Array.from({ length: n }, () => (next() < 0.5 ? -1 : 1) * 10 ** (decades * (next() - 0.5)));
}

/** `n` whole numbers in [0, end). */
export function integers(seed: number, n: number, end: number): Int32Array {
  const next = generator(seed);
  return Int32Array.from({ length: n }, () => Math.floor(next() * end));
}

/** `n` multiples of 1/2 among few: ties and exact sums. */
export function halves(seed: number, n: number): Float32Array {
  return Float32Array.from(integers(seed, n, 9), (value) => (value - 4) / 2);
}

/** Every pair of the two lists, as two arrays. */
export function pairs(first: readonly number[], second: readonly number[]): readonly [Float32Array, Float32Array] {
  const left = first.flatMap((value) => second.map(() => value));
  const right = first.flatMap(() => second);
  return [Float32Array.from(left), Float32Array.from(right)];
}

/** An element that is known to be there. */
export function at<T>(values: ArrayLike<T>, index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError(`index ${String(index)} of ${String(values.length)}`);
  return value;
}

/** [batch, channels, pixels] as [batch, pixels, channels]. */
export function channelsLast(planes: Float32Array, batch: number, channels: number, pixels: number): Float32Array {
  const values = new Float32Array(planes.length);
  let from = 0;
  for (let image = 0; image < batch; image++) {
    for (let channel = 0; channel < channels; channel++) {
      for (let pixel = 0; pixel < pixels; pixel++) {
        values[(image * pixels + pixel) * channels + channel] = at(planes, from++);
      }
    }
  }
  return values;
}
