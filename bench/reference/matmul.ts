/** a [m, k] times b [k, n] in f64. @module */

export function referenceMatmul(
  m: number,
  n: number,
  k: number,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): Float64Array {
  const y = new Float64Array(m * n);
  for (let row = 0; row < m; row++) {
    for (let inner = 0; inner < k; inner++) {
      const scale = a[row * k + inner] as number;
      const from = inner * n;
      const to = row * n;
      for (let column = 0; column < n; column++)
        y[to + column] = (y[to + column] as number) + scale * (b[from + column] as number);
    }
  }
  return y;
}
