/** Where Bessel functions are timed. @module */

/** As many as one call of a fit's or a test's worth, and beyond the level-1 cache. */
export const ELEMENTS = 16384;

export interface Box {
  readonly name: string;
  /** An order and an argument from two uniform numbers in [0, 1). */
  readonly point: (first: number, second: number) => readonly [order: number, x: number];
}

const S_BORDER = 24;

export const BOXES: readonly Box[] = [
  { name: "[0,150]^2", point: (a, b) => [150 * a, 150 * b] },
  { name: "[150,10000]^2", point: (a, b) => [150 + 9850 * a, 150 + 9850 * b] },
  // Its part where ive does not underflow, which SciPy does not skip.
  {
    name: "[150,10000]^2, I_v(x) e^-x > 0",
    point: (a, b) => [150 + a * (Math.sqrt(1300 * (150 + 9850 * b)) - 150), 150 + 9850 * b],
  },
  { name: "log-uniform", point: (a, b) => [10 ** (6 * a - 3), 10 ** (6 * b - 2)] },
  // Uniform on the quarter of a disk.
  {
    name: "S < 24",
    point: (a, b) => [
      S_BORDER * Math.sqrt(a) * Math.sin((Math.PI / 2) * b),
      S_BORDER * Math.sqrt(a) * Math.cos((Math.PI / 2) * b) + 1e-3,
    ],
  },
  { name: "S >= 90", point: (a, b) => [90 + 60 * a, 150 * b] },
  { name: "order 1023", point: (a) => [1023, 200 + 2000 * a] },
  // Where the packages that know no logarithms and no real orders are right.
  { name: "integer order", point: (a, b) => [Math.floor(8 * a), 1 + 9 * b] },
  ...[0, 1, 10].map((order) => ({
    name: `order ${order}`,
    point: (a: number): readonly [number, number] => [order, 10 ** (3.5 * a - 2)],
  })),
];
