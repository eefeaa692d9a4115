import { BLOCK_COLUMNS, BLOCK_FLOATS, MOST_COLUMNS, TILE_COLUMNS, TILE_ROWS } from "../simd/tile";
import { COLUMN_ROWS, multiplyColumn } from "./columnTile";
import { multiplyRows, ROW_COLUMNS } from "./rowTile";
import { fiveRows, fourRows, oneRow, sixRows, threeRows, twoRows } from "./tiles";
import { START_COLUMN_BIAS, START_ROW_BIAS, START_STORED } from "./tile";

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

/** Columns of the blocks of a product whose sums have `depth` terms. */
@inline
export function blockColumns(depth: i32): i32 {
  const fitting = (BLOCK_FLOATS / max(depth, 1)) & ~(TILE_COLUMNS - 1);
  return min(max(fitting, BLOCK_COLUMNS), MOST_COLUMNS);
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
  const whole = columns - (columns % TILE_COLUMNS);
  const columnRows =
    columns - whole == 1
      ? multiplyLastColumn(rows, whole, depth, a, b, c, rowBytes, start, bias, clamped, minimum, maximum, spare)
      : 0;
  for (let row = 0; row < rows;) {
    const height = panelRows(rows - row);
    const rowBias = start == START_ROW_BIAS ? bias + ((<usize>row) << 2) : bias;
    const rowTarget = c + <usize>row * rowBytes;
    let column = 0;
    if (height == 1) {
      column = columns - (columns % ROW_COLUMNS);
      multiplyRows(column, depth, a, b, rowTarget, start, rowBias, clamped, minimum, maximum);
    }
    const panels = (columns - column) / TILE_COLUMNS;
    const panel = b + ((<usize>(column * depth)) << 2);
    const target = rowTarget + ((<usize>column) << 2);
    const tileBias = start == START_COLUMN_BIAS ? bias + ((<usize>column) << 2) : rowBias;
    if (panels > 0) {
      multiplyHeight(height, panels, depth, a, panel, target, rowBytes, start, tileBias, clamped, minimum, maximum);
    }
    column += panels * TILE_COLUMNS;
    if (column < columns && row >= columnRows) {
      const width = (<usize>(columns - column)) << 2;
      const edge = rowTarget + ((<usize>column) << 2);
      const edgePanel = b + ((<usize>(column * depth)) << 2);
      let edgeBias = rowBias;
      if (start == START_STORED) copyTile(height, width, edge, rowBytes, spare, 32);
      if (start == START_COLUMN_BIAS) {
        edgeBias = spare + 192;
        copyTile(1, width, bias + ((<usize>column) << 2), 0, edgeBias, 0);
      }
      multiplyHeight(height, 1, depth, a, edgePanel, spare, 32, start, edgeBias, clamped, minimum, maximum);
      copyTile(height, width, spare, 32, edge, rowBytes);
    }
    a += (<usize>(height * depth)) << 2;
    row += height;
  }
}

/**
 * The column behind `column` whole ones, for as many rows as stand in panels of full height, COLUMN_ROWS at a time; returns
 * how many rows that were.
 */
function multiplyLastColumn(
  rows: i32,
  column: i32,
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
): i32 {
  const panel = b + ((<usize>(column * depth)) << 2);
  let target = c + ((<usize>column) << 2);
  let row = 0;
  for (; rows - row == COLUMN_ROWS || rows - row >= COLUMN_ROWS + TILE_ROWS; row += COLUMN_ROWS) {
    for (let index = 0; index < COLUMN_ROWS; index++) {
      let value: f32 = 0;
      if (start == START_STORED) value = load<f32>(target + <usize>index * rowBytes);
      else if (start == START_ROW_BIAS) value = load<f32>(bias + ((<usize>(row + index)) << 2));
      else if (start == START_COLUMN_BIAS) value = load<f32>(bias + ((<usize>column) << 2));
      store<f32>(spare + ((<usize>index) << 2), value);
    }
    multiplyColumn(depth, a, panel, spare, clamped, minimum, maximum);
    copyTile(COLUMN_ROWS, 4, spare, 4, target, rowBytes);
    a += (<usize>(COLUMN_ROWS * depth)) << 2;
    target += <usize>COLUMN_ROWS * rowBytes;
  }
  return row;
}

function copyTile(rows: i32, width: usize, from: usize, fromBytes: usize, to: usize, toBytes: usize): void {
  for (let row = 0; row < rows; row++) {
    for (let byte: usize = 0; byte < width; byte += 4) store<u32>(to + byte, load<u32>(from + byte));
    from += fromBytes;
    to += toBytes;
  }
}

function multiplyHeight(
  height: i32,
  panels: i32,
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
    if (height == 6) return sixRows(panels, depth, a, b, c, rowBytes, start, bias, clamped, minimum, maximum);
    if (height == 5) return fiveRows(panels, depth, a, b, c, rowBytes, start, bias, clamped, minimum, maximum);
  }
  if (height == 4) return fourRows(panels, depth, a, b, c, rowBytes, start, bias, clamped, minimum, maximum);
  if (height == 3) return threeRows(panels, depth, a, b, c, rowBytes, start, bias, clamped, minimum, maximum);
  if (height == 2) return twoRows(panels, depth, a, b, c, rowBytes, start, bias, clamped, minimum, maximum);
  oneRow(panels, depth, a, b, c, rowBytes, start, bias, clamped, minimum, maximum);
}
