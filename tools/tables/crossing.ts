import { divide, logarithm, multiply, ONE, ratio, squareRoot } from "./fixedPoint.js";

/**
 * t(w) = sqrt(1 + w^2) - ln((1 + sqrt(1 + w^2)) / w), of which S - v ln((v + S) / x) is v t(x / v): its zero, and
 * (t(w) - t(zero)) / (w - zero) in powers of w - zero.
 */

function valueAt(w: bigint): bigint {
  const root = squareRoot(ONE + multiply(w, w));
  return root - logarithm(divide(ONE + root, w));
}

/** By Newton's iteration with t' = sqrt(1 + w^2) / w; its last step is below the last digit. */
export function zeroOfT(): bigint {
  let w = ratio(2n, 3n);
  for (let round = 0; round < 8; round += 1) {
    w -= divide(multiply(valueAt(w), w), squareRoot(ONE + multiply(w, w)));
  }
  return w;
}

/** Coefficients of (w - zero)^0, ... of t / (w - zero), from those of sqrt(1 + w^2) and of its quotient by w, t'. */
export function slopesAtZero(count: number): readonly bigint[] {
  const zero = zeroOfT();
  const square = [ONE + multiply(zero, zero), 2n * zero, ONE];
  const root = [squareRoot(square[0]!)];
  for (let n = 1; n < count; n += 1) {
    let rest = square[n] ?? 0n;
    for (let i = 1; i < n; i += 1) rest -= multiply(root[i]!, root[n - i]!);
    root.push(divide(rest, 2n * root[0]!));
  }
  let before = 0n;
  return root.map((coefficient, n) => {
    before = divide(coefficient - before, zero);
    return before / BigInt(n + 1);
  });
}
