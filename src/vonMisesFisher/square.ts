const SPLITTER = 2 ** 27 + 1;

/** The sum of squares in two doubles (Dekker's products, Neumaier's sum): 1 less it is good to its last bits. */
export function squareOf(values: Float64Array): readonly [high: number, low: number] {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const square = value * value;
    const scaled = SPLITTER * value;
    const high = scaled - (scaled - value);
    const low = value - high;
    const next = sum + square;
    lost +=
      (sum >= square ? sum - next + square : square - next + sum) + (high * high - square + 2 * high * low + low * low);
    sum = next;
  }
  return [sum, lost];
}
