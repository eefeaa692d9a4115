import { decodeHalf, encodeHalf, F16 } from "../../../../../src/runtime/half.js";
import { rounding, type Cases, type Output, type Trial } from "../../case.js";
import type { KernelMemory } from "../../memory.js";
import { packSparse, type Block, type SparseCase, type Storage } from "../../sparse.js";
import { at, integers, spread, uniform } from "../../values.js";

const TRIAL_BYTES = 2 ** 20;
const halfBits = (value: number): number => encodeHalf(F16, value);
const asHalf = (value: number): number => decodeHalf(F16, halfBits(value));

const STORAGES: readonly Storage[] = [
  { values: "f32", columns: "numbers" },
  { values: "f16", columns: "numbers" },
  { values: "f16", columns: "gaps" },
];

/** Around a vector, the widths of strips (2, 4, 6 and 12 vectors), what divides into several, and the planes of networks. */
const PIXELS: readonly number[] = [0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 16, 17, 20, 24, 25, 28, 29, 31, 32, 33, 36, 37];
const WIDE: readonly number[] = [40, 41, 44, 45, 48, 49, 51, 52, 53, 56, 57, 97, 104, 105, 107, 196, 211];

/** Batches of single pixels around what is turned (4 or more) and the tiles of 48. */
const SAMPLES: readonly number[] = [2, 3, 4, 5, 8, 13, 47, 48, 49, 95, 97, 101];

/** Blocks of the given numbers of rows over all outputs in an order that is no order, some of them empty. */
function blocksOf(seed: number, heights: readonly number[], inputs: number, density: number): readonly Block[] {
  const outputs = heights.reduce((sum, height) => sum + height, 0);
  const order = [...integers(seed, outputs, 1000)].map((key, row) => ({ key, row }));
  order.sort((a, b) => a.key - b.key || a.row - b.row);
  let next = 0;
  return heights.map((height, index) => {
    const rows = order.slice(next, next + height).map(({ row }) => row);
    next += height;
    const kept = uniform(seed + index, inputs, 0, 1);
    const isEmpty = index % 5 === 3;
    return { rows, columns: isEmpty ? [] : [...kept.keys()].filter((column) => at(kept, column) < density) };
  });
}

interface Matrix {
  readonly name: string;
  readonly heights: readonly number[];
  readonly inputs: number;
  readonly density: number;
}

const MIXED: Matrix = { name: "mixed blocks", heights: [4, 4, 2, 2, 2, 1, 1, 1, 1, 1], inputs: 23, density: 0.3 };
const MATRICES: readonly Matrix[] = [
  MIXED,
  { name: "no rows", heights: [], inputs: 5, density: 1 },
  { name: "no columns", heights: [4, 2, 1], inputs: 0, density: 1 },
  { name: "one weight", heights: [1], inputs: 1, density: 1 },
  { name: "all empty", heights: [4, 2, 1, 1], inputs: 9, density: 0 },
  { name: "full", heights: [4, 4, 4, 2, 1], inputs: 19, density: 1 },
  { name: "only singles", heights: Array.from({ length: 19 }, () => 1), inputs: 31, density: 0.2 },
  { name: "only pairs", heights: Array.from({ length: 11 }, () => 2), inputs: 17, density: 0.4 },
  { name: "planes read often", heights: [4, 4, 2, 2, ...Array.from({ length: 20 }, () => 1)], inputs: 7, density: 0.8 },
  { name: "only fours", heights: Array.from({ length: 6 }, () => 4), inputs: 13, density: 0.5 },
];

/** More than one chunk of widened columns (4096), in blocks that end before and at its edge. */
const CHUNKED: readonly Matrix[] = [
  { name: "chunks of singles", heights: Array.from({ length: 20 }, () => 1), inputs: 512, density: 1 },
  { name: "chunks of fours", heights: [4, 4, 4, 4, 4, 2, 2, 1], inputs: 901, density: 0.97 },
  { name: "a block larger than a chunk", heights: [2, 1], inputs: 5003, density: 1 },
];

function sparseCase(seed: number, matrix: Matrix, storage: Storage): SparseCase {
  const { heights, inputs, density, name } = matrix;
  const blocks = blocksOf(seed, heights, inputs, density);
  const outputs = heights.reduce((sum, height) => sum + height, 0);
  const weights = spread(seed + 1, outputs * inputs, 2);
  // Every sixth weight inside a block is a stored zero, of either sign.
  const weight = (row: number, column: number): number => {
    const index = row * inputs + column;
    const value = index % 6 === 1 ? (index % 12 === 1 ? 0 : -0) : at(weights, index);
    return storage.values === "f16" ? asHalf(value) : value;
  };
  const title = `${name}, ${storage.values} with ${storage.columns}`;
  return { name: title, outputs, inputs, blocks, storage, weight, bias: spread(seed + 2, outputs, 1) };
}

interface Run {
  readonly test: SparseCase;
  readonly batch: number;
  readonly pixels: number;
  readonly x: Float32Array;
  readonly minimum: number;
  readonly maximum: number;
  /** Weights and x are small whole numbers, whose sums are exact: among thousands of terms a lost one hides in roundings. */
  readonly isExact?: boolean;
}

/** By the definition, in f64: stored columns only, each with every row of its block. */
function reference({
  test,
  batch,
  pixels,
  x,
  minimum,
  maximum,
  isExact = false,
}: Run): Pick<Output, "reference" | "tolerance"> {
  const values = new Float64Array(batch * test.outputs * pixels);
  const tolerance = new Float64Array(values.length);
  for (let image = 0; image < batch; image++) {
    for (const { rows, columns } of test.blocks) {
      for (const row of rows) {
        for (let pixel = 0; pixel < pixels; pixel++) {
          let sum = at(test.bias, row);
          let absolute = Math.abs(sum);
          for (const column of columns) {
            const term = test.weight(row, column) * at(x, (image * test.inputs + column) * pixels + pixel);
            sum += term;
            absolute += Math.abs(term);
          }
          const index = (image * test.outputs + row) * pixels + pixel;
          values[index] = sum < minimum ? minimum : sum > maximum ? maximum : sum;
          tolerance[index] = isExact ? 0 : rounding(columns.length + 1, absolute);
        }
      }
    }
  }
  return { reference: values, tolerance };
}

function runKernel(memory: KernelMemory, run: Run): readonly Output[] {
  const { test, batch, pixels, x, minimum, maximum } = run;
  const matrix = memory.input(packSparse(test, halfBits));
  const scratch = memory.scratch(memory.call("sparse_matmul_scratch_bytes_f32", matrix, batch, pixels));
  const length = batch * test.outputs * pixels;
  const y = memory.output(length);
  memory.call("sparse_matmul_f32", matrix, batch, pixels, memory.input(x), y, minimum, maximum, scratch);
  return [{ name: "y", actual: memory.floats(y, length), ...reference(run) }];
}

function trial(title: string, run: Run): Trial {
  const { test, batch, pixels } = run;
  const name = `${test.name}, ${title}${String(batch)}x${String(pixels)}`;
  return { name, bytes: TRIAL_BYTES, run: (memory) => runKernel(memory, run) };
}

function* trials(): Iterable<Trial> {
  for (const [index, storage] of STORAGES.entries()) {
    for (const [place, matrix] of MATRICES.entries()) {
      const test = sparseCase(17 * index + place, matrix, storage);
      const pixels = matrix === MIXED || place >= 5 ? [...PIXELS, ...(index === 0 ? WIDE : [])] : [0, 1, 5, 29];
      for (const [size, count] of pixels.entries()) yield trial("", plain(test, 1, count, size % 3 === 0));
      for (const batch of [0, 2, 3]) yield trial("", plain(test, batch, 17, false));
      for (const batch of place < 6 ? SAMPLES : [7]) yield trial("", plain(test, batch, 1, batch % 2 === 0));
    }
    for (const matrix of CHUNKED) yield trial("", exact(sparseCase(5, matrix, storage), 2, 6));
  }
  yield* specialTrials();
}

function plain(test: SparseCase, batch: number, pixels: number, clamped: boolean): Run {
  const x = spread(pixels + 3, batch * test.inputs * pixels, 2);
  const range = clamped ? { minimum: -1, maximum: 2 } : { minimum: -Infinity, maximum: Infinity };
  return { test, batch, pixels, x, ...range };
}

function exact(test: SparseCase, batch: number, pixels: number): Run {
  const { inputs, outputs } = test;
  const weights = integers(7, outputs * inputs, 9);
  const weight = (row: number, column: number): number => at(weights, row * inputs + column) - 4;
  const bias = Float32Array.from(integers(8, outputs, 9));
  const x = Float32Array.from(integers(9, batch * inputs * pixels, 9));
  return { ...plain({ ...test, weight, bias }, batch, pixels, false), x, isExact: true };
}

const SPECIAL: readonly number[] = [NaN, Infinity, -Infinity, -0, 2 ** -149, -1e30];

/** Columns that no block stores hold NaN and are not read; stored ones hold what spreads to the rows of their block. */
function* specialTrials(): Iterable<Trial> {
  for (const storage of STORAGES) {
    const test = sparseCase(29, MIXED, storage);
    const used = new Set(test.blocks.flatMap(({ columns }) => columns));
    for (const pixels of [3, 17, 29]) {
      const unread = plain(test, 1, pixels, false);
      for (let index = 0; index < unread.x.length; index++) {
        if (!used.has(Math.floor(index / pixels))) unread.x[index] = NaN;
      }
      yield trial("NaN where nothing is stored, ", unread);
      for (const [index, value] of SPECIAL.entries()) {
        const run = plain(test, 1, pixels, index % 2 === 1);
        run.x.fill(value, 4 * pixels, 9 * pixels);
        yield trial(`x with ${Object.is(value, -0) ? "-0" : String(value)}, `, run);
      }
    }
    const infinite = { ...test, name: `${test.name}, infinite and subnormal weights`, weight: specialWeight };
    for (const pixels of [2, 9, 49]) yield trial("", plain(infinite, 1, pixels, false));
  }
}

/** Each representable in binary16: infinity, its smallest and largest subnormals, its largest numbers. */
function specialWeight(row: number, column: number): number {
  const weights = [Infinity, 2 ** -24, -1023 * 2 ** -24, 2 ** -14, -65504, 1.5, -Infinity, 0, 3];
  return at(weights, (row + 4 * column) % weights.length);
}

/** A chunk of widened columns unless stored as f32, a tile of samples where planes are one pixel, a copy of odd planes, and little more. */
function* scratchTrials(): Iterable<Trial> {
  for (const storage of STORAGES) {
    for (const matrix of [MIXED, ...CHUNKED]) {
      const test = sparseCase(1, matrix, storage);
      const height = Math.max(...test.blocks.map(({ rows }) => rows.length));
      const chunk = storage.values === "f32" ? 0 : Math.max(4096, test.inputs) * (4 * height + 2);
      for (const [batch, pixels] of [
        [1, 9],
        [3, 1],
        [4, 1],
        [99, 1],
      ] as const) {
        const turned = pixels === 1 && batch > 3 ? 4 * Math.min(batch, 48) * (test.inputs + test.outputs) : 0;
        yield {
          name: `${test.name}, ${String(batch)}x${String(pixels)}`,
          bytes: TRIAL_BYTES,
          run(memory) {
            const matrix = memory.input(packSparse(test, halfBits));
            const bytes = memory.call("sparse_matmul_scratch_bytes_f32", matrix, batch, pixels);
            const copied = pixels === 9 ? 4 * 12 * test.inputs : 0;
            const least = chunk + turned + copied;
            const isRight = bytes >= least && bytes <= least + (least === 0 ? 0 : 96);
            return [{ name: "bytes", actual: [isRight ? 1 : bytes], reference: [1], tolerance: 0 }];
          },
        };
      }
    }
  }
}

export const CASES: Cases = {
  sparse_matmul_f32: trials,
  sparse_matmul_scratch_bytes_f32: scratchTrials,
};
