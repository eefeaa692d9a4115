/**
 * A packed matrix: one block of memory that src/sparse/pack.ts writes and that may lie anywhere.
 *
 * The rows of y are grouped into blocks of four, of two and of one row; the rows of a block share the columns that are
 * stored, and may be any rows. Three streams hold the blocks one after the other: a table (count of columns, row numbers, biases),
 * the columns, and for each column as many values as the block has rows.
 */
@unmanaged
export class SparseMatrix {
  outputs: i32;
  inputs: i32;
  blocksOfFour: i32;
  blocksOfTwo: i32;
  singles: i32;
  /** VALUES_F32 or VALUES_F16. */
  storage: i32;
  /** COLUMNS_NUMBERED or COLUMNS_GAPS. */
  columnForm: i32;
  storedColumns: i32;
  /** From the start of the record, in bytes. */
  tableOffset: i32;
  columnsOffset: i32;
  valuesOffset: i32;
  bytes: i32;
}

export const VALUES_F16: i32 = 1;

/** u8: a block's first column, then differences. Else u16 column numbers. */
export const COLUMNS_GAPS: i32 = 1;

/** Bytes of a block of `rows` rows in the table: a count, then row numbers, then biases. */
@inline
export function tableEntryBytes(rows: i32): usize {
  return <usize>(4 + 8 * rows);
}

/** Stored columns of `blocks` blocks. */
export function columnsOfBlocks(rows: i32, blocks: i32, table: usize): i32 {
  let sum = 0;
  for (let block = 0; block < blocks; block++) {
    sum += load<i32>(table);
    table += tableEntryBytes(rows);
  }
  return sum;
}
