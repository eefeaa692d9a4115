/** Batches of vectors, planes of one pixel each: turned so that the samples lie side by side, they are strips like any other. */
import { transposeFour } from "../dense/packing";

/** Samples that are turned together: one strip of the widest kernel. */
const TILE_SAMPLES: i32 = 48;

/** Fewer do not fill a vector. */
const LEAST_SAMPLES: i32 = 4;

/** Whether `batch` planes of `pixels` are better turned: gathering takes 5 GFLOP/s, strips 40. */
@inline
export function isTurned(batch: i32, pixels: i32): bool {
  return pixels == 1 && batch >= LEAST_SAMPLES;
}

/** Tiles of about the same size, none smaller than `LEAST_SAMPLES`. */
@inline
export function tileCount(batch: i32): i32 {
  return (batch + TILE_SAMPLES - 1) / TILE_SAMPLES;
}

/** The sample that a tile starts with. */
@inline
export function firstOfTile(batch: i32, tiles: i32, tile: i32): i32 {
  return <i32>((<i64>batch * tile) / tiles);
}

/** Bytes of `length` values of each sample of a tile, a multiple of 16. */
@inline
export function tileBytes(batch: i32, length: i32): usize {
  return ((<usize>min(batch, TILE_SAMPLES) * length + 3) & ~3) << 2;
}

/** target [columns, rows] = the transpose of source [rows, columns]. Four by four, the last four overlapping those before. */
export function transpose(rows: i32, columns: i32, source: usize, target: usize): void {
  const rowBytes = (<usize>columns) << 2;
  const columnBytes = (<usize>rows) << 2;
  if (rows < 4 || columns < 4) {
    transposeEach(rowBytes, columnBytes, source, target);
    return;
  }
  for (let row: usize = 0; row < columnBytes; row += 16) {
    row = min(row, columnBytes - 16);
    const from = source + (row >> 2) * rowBytes;
    for (let column: usize = 0; column < rowBytes; column += 16) {
      column = min(column, rowBytes - 16);
      const first = from + column;
      const third = first + 2 * rowBytes;
      transposeFour(
        v128.load(first),
        v128.load(first + rowBytes),
        v128.load(third),
        v128.load(third + rowBytes),
        target + (column >> 2) * columnBytes + row,
        columnBytes,
      );
    }
  }
}

function transposeEach(rowBytes: usize, columnBytes: usize, source: usize, target: usize): void {
  for (let row: usize = 0; row < columnBytes; row += 4) {
    for (let column: usize = 0; column < rowBytes; column += 4) {
      store<f32>(target + (column >> 2) * columnBytes + row, load<f32>(source + (row >> 2) * rowBytes + column));
    }
  }
}
