import { outOfRange, wrongType } from "../runtime/errors.js";
import { checkFloats, type Storage } from "./checks.js";
import { RowsBuilder, type CompressedRows } from "./rows.js";

/** Compressed sparse rows as a user has them. */
export interface CompressedSparseRows {
  readonly values: Float32Array;
  readonly columns: Int32Array;
  readonly rowPointers: Int32Array;
}

/** @throws TypeError for other arrays; RangeError for row pointers or columns that do not describe a matrix of this shape. */
export function checkCSR(
  [values, columns, rowPointers]: readonly [unknown, unknown, unknown],
  [outputs, inputs]: readonly [outputs: number, inputs: number],
): CompressedSparseRows {
  if (!(values instanceof Float32Array)) throw wrongType("values", values, "a Float32Array");
  if (!(columns instanceof Int32Array)) throw wrongType("columns", columns, "an Int32Array");
  if (!(rowPointers instanceof Int32Array)) throw wrongType("rowPointers", rowPointers, "an Int32Array");
  checkFloats("values", values, columns.length, "as many as columns");
  checkRowPointers(rowPointers, outputs, values.length);
  for (let index = 0; index < columns.length; index++) {
    if (Number.isNaN(values[index])) throw outOfRange(`values[${index}]`, NaN, "a number");
    const column = columns[index]!;
    if (column < 0 || column >= inputs) {
      throw outOfRange(`columns[${index}]`, column, `a column of shape [${outputs}, ${inputs}]`);
    }
  }
  return { values, columns, rowPointers };
}

function checkRowPointers(rowPointers: Int32Array, outputs: number, entries: number): void {
  if (rowPointers.length !== outputs + 1) {
    throw outOfRange("rowPointers.length", rowPointers.length, `${outputs + 1}, one more than outputs`);
  }
  if (rowPointers[0] !== 0) throw outOfRange("rowPointers[0]", rowPointers[0], "0");
  for (let row = 1; row <= outputs; row++) {
    const [before, pointer] = [rowPointers[row - 1]!, rowPointers[row]!];
    if (pointer < before) throw outOfRange(`rowPointers[${row}]`, pointer, `at least the one before, ${before}`);
  }
  const end = rowPointers[outputs];
  if (end !== entries) throw outOfRange(`rowPointers[${outputs}]`, end, `the number of values, ${entries}`);
}

/** Sorts columns, adds up those that come twice, drops zeros. @throws RangeError that names a value that cannot be stored. */
export function compressCSR(
  { values, columns, rowPointers }: CompressedSparseRows,
  shape: readonly [outputs: number, inputs: number],
  storage: Storage,
): CompressedRows {
  const builder = new RowsBuilder(shape, values.length, storage);
  for (let row = 0; row < shape[0]; row++) {
    const order = columnOrder(columns, rowPointers[row]!, rowPointers[row + 1]!);
    for (let at = 0; at < order.length;) {
      const index = order[at]!;
      const column = columns[index]!;
      let sum = values[index]!;
      for (at += 1; at < order.length && columns[order[at]!] === column; at++) {
        sum = Math.fround(sum + values[order[at]!]!);
      }
      if (Number.isNaN(sum)) throw new RangeError(`values: those of row ${row}, column ${column} add up to NaN`);
      builder.add(column, sum, "values", index);
    }
    builder.endRow();
  }
  return builder.finish();
}

/** The entries of a row by column, in the order given among equals. */
function columnOrder(columns: Int32Array, start: number, end: number): Int32Array {
  const order = Int32Array.from({ length: end - start }, (_, offset) => start + offset);
  return isAscending(columns, start, end) ? order : order.sort((a, b) => columns[a]! - columns[b]! || a - b);
}

function isAscending(columns: Int32Array, start: number, end: number): boolean {
  for (let index = start + 1; index < end; index++) if (columns[index]! <= columns[index - 1]!) return false;
  return true;
}
