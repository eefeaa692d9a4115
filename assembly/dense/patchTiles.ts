/**
 * Products with patches that are not packed. Eight neighbouring pixels of a row are neighbours at every tap, so a tile can
 * load them from the padded planes; packing them first costs a tenth of the time when 16 or 32 filters share a patch.
 */
import { TILE_COLUMNS, TILE_ROWS } from "../simd/tile";
import { panelRows } from "./gemm";
import { multiplyTiles, START_ROW_BIAS } from "./tile";

/** Least height of a panel of rows that has a tile here; lower ones are rare and not worth their code. */
const LEAST_ROWS: i32 = 4;

/** Whether every panel of `rows` rows has a tile here. */
export function hasPatchTiles(rows: i32): bool {
  for (let row = 0; row < rows;) {
    const height = panelRows(rows - row);
    if (height < LEAST_ROWS) return false;
    row += height;
  }
  return true;
}

/** Whether each of the panels of eight pixels lies side by side. */
export function areNeighbours(panels: i32, pixelOffsets: usize): bool {
  for (let panel = 0; panel < panels; panel++) {
    if (load<u32>(pixelOffsets, 28) - load<u32>(pixelOffsets) != 4 * (TILE_COLUMNS - 1)) return false;
    pixelOffsets += 4 * TILE_COLUMNS;
  }
  return true;
}

/** c [rows, 8 panels] = start + a times the patches at `planes`; as `multiplyBlock`, with the same sums. */
export function multiplyPatchBlock(
  rows: i32,
  panels: i32,
  depth: i32,
  a: usize,
  planes: usize,
  tapOffsets: usize,
  pixelOffsets: usize,
  c: usize,
  rowBytes: usize,
  start: i32,
  bias: usize,
  clamped: bool,
  minimum: f32,
  maximum: f32,
): void {
  for (let row = 0; row < rows;) {
    const height = panelRows(rows - row);
    const target = c + <usize>row * rowBytes;
    const rowBias = start == START_ROW_BIAS ? bias + ((<usize>row) << 2) : bias;
    if (TILE_ROWS == 6 && height == 6) {
      sixRows(
        panels,
        depth,
        a,
        planes,
        tapOffsets,
        pixelOffsets,
        target,
        rowBytes,
        start,
        rowBias,
        clamped,
        minimum,
        maximum,
      );
    } else if (TILE_ROWS == 6 && height == 5) {
      fiveRows(
        panels,
        depth,
        a,
        planes,
        tapOffsets,
        pixelOffsets,
        target,
        rowBytes,
        start,
        rowBias,
        clamped,
        minimum,
        maximum,
      );
    } else {
      fourRows(
        panels,
        depth,
        a,
        planes,
        tapOffsets,
        pixelOffsets,
        target,
        rowBytes,
        start,
        rowBias,
        clamped,
        minimum,
        maximum,
      );
    }
    a += (<usize>(height * depth)) << 2;
    row += height;
  }
}

function sixRows(
  panels: i32,
  depth: i32,
  a: usize,
  planes: usize,
  tapOffsets: usize,
  pixelOffsets: usize,
  c: usize,
  rowBytes: usize,
  start: i32,
  bias: usize,
  clamped: bool,
  minimum: f32,
  maximum: f32,
): void {
  multiplyTiles(
    6,
    panels,
    depth,
    a,
    planes,
    true,
    tapOffsets,
    pixelOffsets,
    c,
    rowBytes,
    start,
    bias,
    clamped,
    minimum,
    maximum,
  );
}

function fiveRows(
  panels: i32,
  depth: i32,
  a: usize,
  planes: usize,
  tapOffsets: usize,
  pixelOffsets: usize,
  c: usize,
  rowBytes: usize,
  start: i32,
  bias: usize,
  clamped: bool,
  minimum: f32,
  maximum: f32,
): void {
  multiplyTiles(
    5,
    panels,
    depth,
    a,
    planes,
    true,
    tapOffsets,
    pixelOffsets,
    c,
    rowBytes,
    start,
    bias,
    clamped,
    minimum,
    maximum,
  );
}

function fourRows(
  panels: i32,
  depth: i32,
  a: usize,
  planes: usize,
  tapOffsets: usize,
  pixelOffsets: usize,
  c: usize,
  rowBytes: usize,
  start: i32,
  bias: usize,
  clamped: bool,
  minimum: f32,
  maximum: f32,
): void {
  multiplyTiles(
    4,
    panels,
    depth,
    a,
    planes,
    true,
    tapOffsets,
    pixelOffsets,
    c,
    rowBytes,
    start,
    bias,
    clamped,
    minimum,
    maximum,
  );
}
