/** Packed sparse matrices for kernel tests, written by the format's definition (assembly/sparse/format.ts). */
import { at } from "./values.js";

/** Rows of y that share their stored columns. */
export interface Block {
  readonly rows: readonly number[];
  /** Ascending. */
  readonly columns: readonly number[];
}

export interface Storage {
  readonly values: "f32" | "f16";
  readonly columns: "numbers" | "gaps";
}

export interface SparseCase {
  readonly name: string;
  readonly outputs: number;
  readonly inputs: number;
  /** Of four rows, then of two, then of one. */
  readonly blocks: readonly Block[];
  readonly storage: Storage;
  /** The weight at a row and a column, representable in the storage. */
  readonly weight: (row: number, column: number) => number;
  readonly bias: Float32Array;
}

const HEADER_BYTES = 48;
/** What kernels may read behind a stream. */
const SLACK_BYTES = 16;

const aligned = (bytes: number): number => Math.ceil((bytes + SLACK_BYTES) / 16) * 16;

/** `halfBits` gives the binary16 bits of a weight. */
export function packSparse(test: SparseCase, halfBits: (value: number) => number): Int32Array {
  const { blocks, storage } = test;
  const columnBytes = storage.columns === "gaps" ? 1 : 2;
  const valueBytes = storage.values === "f16" ? 2 : 4;
  const stored = blocks.reduce((sum, { columns }) => sum + columns.length, 0);
  const values = blocks.reduce((sum, { columns, rows }) => sum + columns.length * rows.length, 0);
  const tableBytes = blocks.reduce((sum, { rows }) => sum + 4 + 8 * rows.length, 0);
  const columnsOffset = HEADER_BYTES + aligned(tableBytes);
  const valuesOffset = columnsOffset + aligned(stored * columnBytes);
  const bytes = valuesOffset + aligned(values * valueBytes);
  const view = new DataView(new ArrayBuffer(bytes));
  const count = (rows: number): number => blocks.filter((block) => block.rows.length === rows).length;
  const header = [
    ...[test.outputs, test.inputs, count(4), count(2), count(1)],
    ...[storage.values === "f16" ? 1 : 0, storage.columns === "gaps" ? 1 : 0, stored],
    ...[HEADER_BYTES, columnsOffset, valuesOffset, bytes],
  ];
  header.forEach((word, index) => {
    view.setInt32(index * 4, word, true);
  });
  let [table, columnAt, valueAt] = [HEADER_BYTES, columnsOffset, valuesOffset];
  for (const { rows, columns } of blocks) {
    view.setUint32(table, columns.length, true);
    table += 4;
    for (const row of rows) {
      view.setUint32(table, row, true);
      table += 4;
    }
    for (const row of rows) {
      view.setFloat32(table, at(test.bias, row), true);
      table += 4;
    }
    let previous = 0;
    for (const column of columns) {
      if (columnBytes === 1) view.setUint8(columnAt, column - previous);
      else view.setUint16(columnAt, column, true);
      previous = column;
      columnAt += columnBytes;
      for (const row of rows) {
        const value = test.weight(row, column);
        if (valueBytes === 2) view.setUint16(valueAt, halfBits(value), true);
        else view.setFloat32(valueAt, value, true);
        valueAt += valueBytes;
      }
    }
  }
  return new Int32Array(view.buffer);
}
