/** The functions that have named coefficients, in f64. @module */

/** By its series near 0 and its continued fraction beyond: 1e-15. */
function erf(x: number): number {
  const size = Math.abs(x);
  if (size < 2.5) {
    let term = size;
    let sum = size;
    for (let n = 1; n < 80; n++) {
      term *= (-size * size) / n;
      sum += term / (2 * n + 1);
    }
    return (Math.sign(x) * 2 * sum) / Math.sqrt(Math.PI);
  }
  let fraction = 0;
  for (let k = 60; k > 0; k--) fraction = k / 2 / (size + fraction);
  return Math.sign(x) * (1 - Math.exp(-size * size) / Math.sqrt(Math.PI) / (size + fraction));
}

export const NAMED_FUNCTIONS = {
  identity: (x: number): number => x,
  swish: (x: number): number => x / (1 + Math.exp(-x)),
  gelu: (x: number): number => (x * (1 + erf(x * Math.SQRT1_2))) / 2,
  relu: (x: number): number => Math.max(x, 0),
  leaky_relu: (x: number): number => Math.max(x, 0.01 * x),
  tanh: Math.tanh,
  sigmoid: (x: number): number => 1 / (1 + Math.exp(-x)),
} as const;
