/** Results are checked before they are timed. @module */

/** The largest difference, relative to the largest magnitude expected; Infinity where the lengths differ or a NaN appears. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Infinity;
  let difference = 0;
  let scale = 0;
  for (let i = 0; i < expected.length; i++) {
    const distance = Math.abs((actual[i] as number) - (expected[i] as number));
    if (Number.isNaN(distance)) return Infinity;
    difference = Math.max(difference, distance);
    scale = Math.max(scale, Math.abs(expected[i] as number));
  }
  return difference === 0 ? 0 : difference / scale;
}

export function assertClose(
  what: string,
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
): void {
  const error = relativeError(actual, expected);
  if (error <= tolerance) return;
  const head = (values: ArrayLike<number>): string =>
    Array.from({ length: Math.min(4, values.length) }, (_, i) => values[i]).join(", ");
  throw new Error(
    `${what}: wrong result, relative error ${error.toExponential(2)} above ${tolerance}; ` +
      `${actual.length} values (${head(actual)} ...), expected ${expected.length} (${head(expected)} ...)`,
  );
}
