import type { Step } from "./probe.js";

const FLOAT_BYTES = 4;

/** A block of uniform numbers in [-1, 1). */
function uniform(name: string, count: number, seed: number): readonly Step[] {
  return [
    { allocate: name, bytes: count * FLOAT_BYTES },
    { call: "uniform_f32", with: [count, seed, 0, 0, -1, 1, name] },
  ];
}

/** The sum and the sum of squares of a block, whose bits no other values are likely to share. */
function results(name: string, count: number): readonly Step[] {
  return [
    { result: "sum_f32", with: [count, name] },
    { result: "sum_squares_f32", with: [count, name] },
  ];
}

const [M, N, K] = [17, 23, 19];
const MATMUL: readonly Step[] = [
  ...uniform("a", M * K, 1),
  ...uniform("b", N * K, 2),
  ...uniform("bias", N, 3),
  { allocate: "y", bytes: M * N * FLOAT_BYTES },
  { allocate: "matmulScratch", bytes: 1 << 20 },
  { call: "matmul_f32", with: [M, N, K, "a", "b", "y", 0, 1, "bias", -2, 2, "matmulScratch"] },
  ...results("y", M * N),
];

// A 3x3 convolution with stride 2 over odd planes, padded by one on every side.
const [BATCH, CHANNELS, HEIGHT, WIDTH, FILTERS, KERNEL, STRIDE, OUTPUT_HEIGHT, OUTPUT_WIDTH] = [
  2, 3, 9, 11, 5, 3, 2, 5, 6,
];
const CONVOLUTION: readonly Step[] = [
  { allocate: "shape", bytes: 14 * FLOAT_BYTES },
  {
    store: "shape",
    integers: [BATCH, CHANNELS, HEIGHT, WIDTH, FILTERS, KERNEL, KERNEL, STRIDE, 1, 1, OUTPUT_HEIGHT, OUTPUT_WIDTH],
    floats: [0, Infinity],
  },
  ...uniform("x", BATCH * CHANNELS * HEIGHT * WIDTH, 4),
  ...uniform("weight", FILTERS * CHANNELS * KERNEL * KERNEL, 5),
  { allocate: "packed", bytes: 1 << 16 },
  { allocate: "scratch", bytes: 1 << 20 },
  { allocate: "planes", bytes: BATCH * FILTERS * OUTPUT_HEIGHT * OUTPUT_WIDTH * FLOAT_BYTES },
  { call: "conv2d_pack_f32", with: ["shape", "weight", "packed"] },
  { call: "conv2d_forward_f32", with: ["shape", "x", "packed", 0, "planes", "scratch"] },
  ...results("planes", BATCH * FILTERS * OUTPUT_HEIGHT * OUTPUT_WIDTH),
  { allocate: "dWeight", bytes: FILTERS * CHANNELS * KERNEL * KERNEL * FLOAT_BYTES },
  { call: "conv2d_backward_weight_f32", with: ["shape", "planes", "x", "dWeight", "scratch"] },
  ...results("dWeight", FILTERS * CHANNELS * KERNEL * KERNEL),
];

const [ROWS, COLUMNS] = [7, 13];
const ELEMENTARY: readonly Step[] = [
  ...uniform("logits", ROWS * COLUMNS, 6),
  { call: "exp_f32", with: [ROWS * COLUMNS, "logits", "logits"] },
  ...results("logits", ROWS * COLUMNS),
  { call: "log_f32", with: [ROWS * COLUMNS, "logits", "logits"] },
  ...results("logits", ROWS * COLUMNS),
  { allocate: "chances", bytes: ROWS * COLUMNS * FLOAT_BYTES },
  { call: "softmax_f32", with: [ROWS, COLUMNS, "logits", "chances"] },
  { result: "sum_squares_f32", with: [ROWS * COLUMNS, "chances"] },
];

/** A walk through the kernels of every kind, small enough for an interpreter. */
export const SCRIPT: readonly Step[] = [...MATMUL, ...CONVOLUTION, ...ELEMENTARY];
