import { decodeHalf, F16 } from "../../../src/runtime/half.js";

/** A packed matrix read back, independently of how it was written: the format of assembly/sparse/format.ts. */
export interface PackedMatrix {
  readonly outputs: number;
  readonly inputs: number;
  readonly storage: "f32" | "f16";
  readonly hasGaps: boolean;
  readonly blocks: readonly PackedBlock[];
}

export interface PackedBlock {
  readonly rows: readonly number[];
  readonly biases: readonly number[];
  readonly columns: readonly number[];
  /** By column, then by row of the block. */
  readonly values: readonly number[];
}

/** Reads a packed matrix. @throws Error where it breaks a rule of the format. */
export function readPacked(bytes: Uint8Array): PackedMatrix {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (index: number): number => view.getUint32(index * 4, true);
  const [outputs, inputs, storageCode, form] = [word(0), word(1), word(5), word(6)];
  const [table, columnStart, valueStart, end] = [word(8), word(9), word(10), word(11)];
  for (const offset of [table, columnStart, valueStart, end]) expect(offset % 16 === 0, `offset ${offset}`);
  expect(storageCode <= 1 && form <= 1 && (form === 0 || storageCode === 1), "storage and column form");
  expect(end === bytes.byteLength, `total bytes ${end}`);
  const valueBytes = storageCode === 1 ? 2 : 4;
  const columnBytes = form === 1 ? 1 : 2;
  const blocks: PackedBlock[] = [];
  let [at, columnAt, valueAt] = [table, columnStart, valueStart];
  for (const [segment, size] of [4, 2, 1].entries()) {
    let longest = Infinity;
    for (let block = 0; block < word(2 + segment); block++) {
      const count = view.getUint32(at, true);
      const numbers = (start: number): number[] => Array.from({ length: size }, (_, member) => at + start + 4 * member);
      const rows = numbers(4).map((address) => view.getUint32(address, true));
      const biases = numbers(4 + 4 * size).map((address) => view.getFloat32(address, true));
      at += 4 + 8 * size;
      let column = 0;
      const columns = Array.from({ length: count }, (_, index) => {
        const stored = form === 1 ? view.getUint8(columnAt) : view.getUint16(columnAt, true);
        columnAt += columnBytes;
        const before = column;
        column = form === 1 ? column + stored : stored;
        expect(index === 0 || column > before, "columns ascend");
        expect(column < inputs, `column ${column}`);
        return column;
      });
      const values = Array.from({ length: count * size }, () => {
        const value =
          storageCode === 1 ? decodeHalf(F16, view.getUint16(valueAt, true)) : view.getFloat32(valueAt, true);
        valueAt += valueBytes;
        return value;
      });
      expect(count <= longest, "blocks of a segment from long to short");
      longest = count;
      blocks.push({ rows, biases, columns, values });
    }
  }
  expect(columnAt - columnStart === word(7) * columnBytes, "stored columns");
  expect(at + 16 <= columnStart && columnAt + 16 <= valueStart && valueAt + 16 <= end, "16 bytes after each stream");
  const seen = blocks.flatMap(({ rows }) => rows).sort((a, b) => a - b);
  expect(seen.length === outputs && seen.every((row, index) => row === index), "each row once");
  return { outputs, inputs, storage: storageCode === 1 ? "f16" : "f32", hasGaps: form === 1, blocks };
}

/** The weights [outputs, inputs] that a packed matrix stands for. */
export function unpack({ outputs, inputs, blocks }: PackedMatrix): Float32Array {
  const weights = new Float32Array(outputs * inputs);
  for (const { rows, columns, values } of blocks) {
    for (const [index, column] of columns.entries()) {
      for (const [member, row] of rows.entries()) {
        weights[row * inputs + column] = values[index * rows.length + member] ?? NaN;
      }
    }
  }
  return weights;
}

export interface Planes {
  readonly x: Float32Array;
  readonly batch: number;
  readonly pixels: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** y [batch, outputs, pixels] with one f32 rounding per product and per sum, in order: the bits of `simd` and `scalar`. */
export function runPacked(matrix: PackedMatrix, planes: Planes): Float32Array {
  const { x, batch, pixels, minimum = -Infinity, maximum = Infinity } = planes;
  const { outputs, inputs, blocks } = matrix;
  const y = new Float32Array(batch * outputs * pixels);
  for (const { rows, biases, columns, values } of blocks) {
    for (const [member, row] of rows.entries()) {
      for (let image = 0; image < batch; image++) {
        for (let pixel = 0; pixel < pixels; pixel++) {
          let sum = biases[member] ?? NaN;
          for (const [index, column] of columns.entries()) {
            const input = x[(image * inputs + column) * pixels + pixel] ?? NaN;
            sum = Math.fround(sum + Math.fround((values[index * rows.length + member] ?? NaN) * input));
          }
          y[(image * outputs + row) * pixels + pixel] = sum < minimum ? minimum : sum > maximum ? maximum : sum;
        }
      }
    }
  }
  return y;
}

export interface DenseProduct extends Planes {
  readonly weights: Float32Array;
  readonly shape: readonly [outputs: number, inputs: number];
  readonly bias?: Float32Array | undefined;
}

/** In f64, without the clamp: the result and the sum of its terms' magnitudes. Weights that are zero have no term. */
export function runDense({ weights, shape, bias, x, batch, pixels }: DenseProduct): {
  readonly value: Float64Array;
  readonly magnitude: Float64Array;
  readonly terms: Int32Array;
} {
  const [outputs, inputs] = shape;
  const value = new Float64Array(batch * outputs * pixels);
  const magnitude = new Float64Array(value.length);
  const terms = new Int32Array(value.length);
  let at = 0;
  for (let image = 0; image < batch; image++) {
    for (let row = 0; row < outputs; row++) {
      for (let pixel = 0; pixel < pixels; pixel++, at++) {
        const start = bias?.[row] ?? 0;
        value[at] = start;
        magnitude[at] = Math.abs(start);
        for (let column = 0; column < inputs; column++) {
          const weight = weights[row * inputs + column] ?? NaN;
          if (weight === 0) continue;
          const term = weight * (x[(image * inputs + column) * pixels + pixel] ?? NaN);
          value[at]! += term;
          magnitude[at]! += Math.abs(term);
          terms[at]! += 1;
        }
      }
    }
  }
  return { value, magnitude, terms };
}

function expect(holds: boolean, rule: string): void {
  if (!holds) throw new Error(`packed matrix: ${rule}`);
}
