import { TILE_COLUMNS, TILE_ROWS } from "../simd/tile";
import { multiplyRow, ROW_COLUMNS } from "./rowTile";
import { multiplyTile, START_COLUMN_BIAS, START_ROW_BIAS, START_STORED } from "./tile";

/** Bytes that `multiplyBlock` needs beside its operands: a tile for columns that do not fill one, and their bias. */
export const SPARE_BYTES: usize = 4 * (6 * 8 + 8);

/**
 * Rows of the next panel of a when `remaining` rows are left: tall tiles, and the last two balanced (7 is 4 + 3, not
 * 6 + 1) since a low tile has too few chains to hide the latency of an addition.
 */
@inline
export function panelRows(remaining: i32): i32 {
  if (remaining <= TILE_ROWS) return remaining;
  if (remaining < 2 * TILE_ROWS) return (remaining + 1) >> 1;
  return TILE_ROWS;
}

/**
 * c [rows, columns] = start + a b, a packed in panels of rows, b in panels of 8 columns, c's rows `rowBytes` apart. The
 * bias runs over rows or columns as `start` says; `clamped` is for the last block of depth.
 */
export function multiplyBlock(
  rows: i32,
  columns: i32,
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  rowBytes: usize,
  start: i32,
  bias: usize,
  clamped: bool,
  minimum: f32,
  maximum: f32,
  spare: usize,
): void {
  const panelBytes = (<usize>depth) << 5;
  for (let row = 0; row < rows;) {
    const height = panelRows(rows - row);
    const rowBias = start == START_ROW_BIAS ? bias + ((<usize>row) << 2) : bias;
    let panel = b;
    let column = 0;
    if (height == 1) {
      for (; column + ROW_COLUMNS <= columns; column += ROW_COLUMNS) {
        const target = c + <usize>row * rowBytes + ((<usize>column) << 2);
        const rowStart = start == START_COLUMN_BIAS ? bias + ((<usize>column) << 2) : rowBias;
        multiplyRow(depth, a, panel, panelBytes, target, start, rowStart, clamped, minimum, maximum);
        panel += 4 * panelBytes;
      }
    }
    for (; column < columns; column += TILE_COLUMNS) {
      const tileBias = start == START_COLUMN_BIAS ? bias + ((<usize>column) << 2) : rowBias;
      const target = c + <usize>row * rowBytes + ((<usize>column) << 2);
      if (columns - column >= TILE_COLUMNS) {
        multiplyPanel(height, depth, a, panel, target, rowBytes, start, tileBias, clamped, minimum, maximum);
      } else {
        const width = (<usize>(columns - column)) << 2;
        if (start == START_STORED) copyTile(height, width, target, rowBytes, spare, 32);
        if (start == START_COLUMN_BIAS) copyTile(1, width, tileBias, 0, spare + 192, 0);
        const edgeBias = start == START_COLUMN_BIAS ? spare + 192 : tileBias;
        multiplyPanel(height, depth, a, panel, spare, 32, start, edgeBias, clamped, minimum, maximum);
        copyTile(height, width, spare, 32, target, rowBytes);
      }
      panel += panelBytes;
    }
    a += (<usize>(height * depth)) << 2;
    row += height;
  }
}

function copyTile(rows: i32, width: usize, from: usize, fromBytes: usize, to: usize, toBytes: usize): void {
  for (let row = 0; row < rows; row++) {
    for (let byte: usize = 0; byte < width; byte += 4) store<u32>(to + byte, load<u32>(from + byte));
    from += fromBytes;
    to += toBytes;
  }
}

function multiplyPanel(
  height: i32,
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  rowBytes: usize,
  start: i32,
  bias: usize,
  clamped: bool,
  minimum: f32,
  maximum: f32,
): void {
  if (TILE_ROWS == 6) {
    if (height == 6) return multiplyTile(6, depth, a, b, c, rowBytes, start, bias, clamped, minimum, maximum);
    if (height == 5) return multiplyTile(5, depth, a, b, c, rowBytes, start, bias, clamped, minimum, maximum);
  }
  if (height == 4) return multiplyTile(4, depth, a, b, c, rowBytes, start, bias, clamped, minimum, maximum);
  if (height == 3) return multiplyTile(3, depth, a, b, c, rowBytes, start, bias, clamped, minimum, maximum);
  if (height == 2) return multiplyTile(2, depth, a, b, c, rowBytes, start, bias, clamped, minimum, maximum);
  multiplyTile(1, depth, a, b, c, rowBytes, start, bias, clamped, minimum, maximum);
}
