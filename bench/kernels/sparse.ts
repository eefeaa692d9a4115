/** Timings of the sparse products. @module */
import { uniform } from "../harness/random.js";
import { pruneWeights } from "../models/prune.js";
import type { TimedKernel, Timing } from "./timing.js";

/** A layer of MobileNetV1 at 14x14. */
const CHANNELS = 512;
const PIXELS = 196;
const SPARSITY = 0.9;
const NONZEROS = CHANNELS * CHANNELS - Math.round(CHANNELS * CHANNELS * SPARSITY);

const HEADER_BYTES = 48;
const ROW_BYTES = 12;
/** Kernels load whole vectors, past the end of a stream as well. */
const PADDING_BYTES = 16;

const afterStream = (end: number): number => Math.ceil((end + PADDING_BYTES) / 16) * 16;

/** The form of assembly/sparse/format.ts with single rows, their numbers and columns ascending, no biases. */
function packRows(weights: Float32Array): Int32Array {
  const columnsOffset = afterStream(HEADER_BYTES + ROW_BYTES * CHANNELS);
  const valuesOffset = afterStream(columnsOffset + 2 * NONZEROS);
  const bytes = afterStream(valuesOffset + 4 * NONZEROS);
  const header = [CHANNELS, CHANNELS, 0, 0, CHANNELS, 0, 0, NONZEROS, HEADER_BYTES, columnsOffset, valuesOffset, bytes];
  const packed = new Int32Array(bytes / 4);
  packed.set(header);
  const columns = new Uint16Array(packed.buffer, columnsOffset, NONZEROS);
  const values = new Float32Array(packed.buffer, valuesOffset, NONZEROS);
  let stored = 0;
  for (let row = 0; row < CHANNELS; row++) {
    const start = stored;
    for (let column = 0; column < CHANNELS; column++) {
      const value = weights[row * CHANNELS + column] as number;
      if (value === 0) continue;
      columns[stored] = column;
      values[stored++] = value;
    }
    packed.set([stored - start, row, 0], (HEADER_BYTES + ROW_BYTES * row) / 4);
  }
  return packed;
}

export const sparseTimings = {
  sparse_matmul_f32: {
    unit: "GFLOP/s",
    work: 2 * NONZEROS * PIXELS,
    place: (memory) => {
      const dense = uniform(CHANNELS * CHANNELS, 1, 1);
      const matrix = memory.place(packRows(pruneWeights(dense, CHANNELS, { sparsity: SPARSITY, block: 1 })));
      const bytes = memory.kernel("sparse_matmul_scratch_bytes_f32")(matrix, 1, PIXELS);
      const length = CHANNELS * PIXELS;
      const [x, output, scratch] = [memory.floats(length), memory.space(length), memory.reserve(Math.max(bytes, 4))];
      const call = memory.kernel("sparse_matmul_f32");
      const run = (): void => void call(matrix, 1, PIXELS, x, output, -Infinity, Infinity, scratch);
      return { run, output, length };
    },
  },
} as const satisfies Partial<Readonly<Record<TimedKernel, Timing>>>;
