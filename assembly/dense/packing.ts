import { TILE_COLUMNS } from "../simd/tile";

/**
 * Orders `rows` rows of a for a tile: packed[depth, rows]. Strides in bytes say how a lies in memory, so that a
 * transposed matrix packs as well.
 */
export function packRows(rows: i32, depth: i32, a: usize, rowStride: usize, depthStride: usize, packed: usize): void {
  const step = (<usize>rows) << 2;
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    packFourRows(depth, a + <usize>row * rowStride, rowStride, depthStride, packed + ((<usize>row) << 2), step);
  }
  if (row + 2 <= rows) {
    packTwoRows(depth, a + <usize>row * rowStride, rowStride, depthStride, packed + ((<usize>row) << 2), step);
    row += 2;
  }
  for (; row < rows; row++) {
    packOneRow(depth, a + <usize>row * rowStride, depthStride, packed + ((<usize>row) << 2), step);
  }
}

function packOneRow(depth: i32, a: usize, depthStride: usize, packed: usize, step: usize): void {
  for (let index = 0; index < depth; index++) {
    store<u32>(packed, load<u32>(a));
    a += depthStride;
    packed += step;
  }
}

function packTwoRows(depth: i32, a: usize, rowStride: usize, depthStride: usize, packed: usize, step: usize): void {
  let index = 0;
  if (depthStride == 4) {
    for (; index + 4 <= depth; index += 4) {
      const row0 = v128.load(a);
      const row1 = v128.load(a + rowStride);
      const low = v128.shuffle<f32>(row0, row1, 0, 4, 1, 5);
      const high = v128.shuffle<f32>(row0, row1, 2, 6, 3, 7);
      v128.store64_lane(packed, low, 0);
      v128.store64_lane(packed + step, low, 1);
      v128.store64_lane(packed + 2 * step, high, 0);
      v128.store64_lane(packed + 3 * step, high, 1);
      a += 16;
      packed += 4 * step;
    }
  }
  for (; index < depth; index++) {
    store<u32>(packed, load<u32>(a));
    store<u32>(packed, load<u32>(a + rowStride), 4);
    a += depthStride;
    packed += step;
  }
}

function packFourRows(depth: i32, a: usize, rowStride: usize, depthStride: usize, packed: usize, step: usize): void {
  let index = 0;
  if (rowStride == 4) {
    for (; index < depth; index++) {
      v128.store(packed, v128.load(a));
      a += depthStride;
      packed += step;
    }
    return;
  }
  if (depthStride == 4) {
    for (; index + 4 <= depth; index += 4) {
      transposeFour(
        v128.load(a),
        v128.load(a + rowStride),
        v128.load(a + 2 * rowStride),
        v128.load(a + 3 * rowStride),
        packed,
        step,
      );
      a += 16;
      packed += 4 * step;
    }
  }
  for (; index < depth; index++) {
    store<u32>(packed, load<u32>(a));
    store<u32>(packed, load<u32>(a + rowStride), 4);
    store<u32>(packed, load<u32>(a + 2 * rowStride), 8);
    store<u32>(packed, load<u32>(a + 3 * rowStride), 12);
    a += depthStride;
    packed += step;
  }
}

/** Stores the columns of the 4x4 block of rows row0 ... row3, `step` bytes apart. */
@inline
export function transposeFour(row0: v128, row1: v128, row2: v128, row3: v128, target: usize, step: usize): void {
  const low01 = v128.shuffle<f32>(row0, row1, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(row0, row1, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(row2, row3, 0, 4, 1, 5);
  const high23 = v128.shuffle<f32>(row2, row3, 2, 6, 3, 7);
  v128.store(target, v128.shuffle<f64>(low01, low23, 0, 2));
  v128.store(target + step, v128.shuffle<f64>(low01, low23, 1, 3));
  v128.store(target + 2 * step, v128.shuffle<f64>(high01, high23, 0, 2));
  v128.store(target + 3 * step, v128.shuffle<f64>(high01, high23, 1, 3));
}

/**
 * Orders up to 8 columns of b [depth, columns] (or, transposed, [columns, depth]) as packed[depth, 8], with zeros beyond
 * `columns`. Strides in bytes; one of them is 4.
 */
export function packColumns(
  columns: i32,
  depth: i32,
  b: usize,
  columnStride: usize,
  depthStride: usize,
  packed: usize,
): void {
  if (columns == TILE_COLUMNS) {
    if (columnStride == 4) {
      for (let index = 0; index < depth; index++) {
        v128.store(packed, v128.load(b));
        v128.store(packed, v128.load(b, 16), 16);
        b += depthStride;
        packed += 32;
      }
    } else {
      packFourRows(depth, b, columnStride, depthStride, packed, 32);
      packFourRows(depth, b + 4 * columnStride, columnStride, depthStride, packed + 16, 32);
    }
    return;
  }
  for (let index: usize = 0; index < (<usize>depth) << 5; index += 16) v128.store(packed + index, f32x4.splat(0));
  let column = 0;
  if (columns >= 4) {
    packFourRows(depth, b, columnStride, depthStride, packed, 32);
    column = 4;
  }
  for (; column < columns; column++) {
    packOneRow(depth, b + <usize>column * columnStride, depthStride, packed + ((<usize>column) << 2), 32);
  }
}
