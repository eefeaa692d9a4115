import { BLOCK_DEPTH, BLOCK_ROWS, TILE_COLUMNS } from "../simd/tile";
import { blockColumns, multiplyBlock, panelRows, SPARE_BYTES } from "./gemm";
import { packColumns, packRows } from "./packing";
import { START_COLUMN_BIAS, START_STORED, START_ZERO } from "./tile";

/** Floats of one packed block of b. */
@inline
function packedColumnFloats(n: i32, k: i32): i32 {
  return min(roundedColumns(n), blockColumns(k)) * min(k, BLOCK_DEPTH);
}

/** Columns filled up to whole panels. */
@inline
function roundedColumns(n: i32): i32 {
  return (n + TILE_COLUMNS - 1) & ~(TILE_COLUMNS - 1);
}

/** Bytes of scratch that `matmul_f32` needs: a block of packed rows, a block of packed columns, a spare tile. */
export function matmul_scratch_bytes_f32(m: i32, n: i32, k: i32): i32 {
  const rows = min(m, BLOCK_ROWS);
  return (((rows * k + 3) & ~3) + packedColumnFloats(n, k)) * 4 + <i32>SPARE_BYTES;
}

/**
 * y [m, n] = clamp(a b + bias). A block of rows is packed whole, then each block of columns meets it, depth by depth:
 * every sum takes its terms in order of k, starting from its bias.
 */
export function matmul_f32(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  b: usize,
  y: usize,
  transposeA: i32,
  transposeB: i32,
  bias: usize,
  minimum: f32,
  maximum: f32,
  scratch: usize,
): void {
  const rowStride: usize = transposeA ? 4 : (<usize>k) << 2;
  const depthStrideA: usize = transposeA ? (<usize>m) << 2 : 4;
  const columnStride: usize = transposeB ? (<usize>k) << 2 : 4;
  const depthStrideB: usize = transposeB ? 4 : (<usize>n) << 2;
  const rowBytes = (<usize>n) << 2;
  const start = bias ? START_COLUMN_BIAS : START_ZERO;
  multiplyStrided(
    m,
    n,
    k,
    a,
    rowStride,
    depthStrideA,
    b,
    columnStride,
    depthStrideB,
    y,
    rowBytes,
    start,
    bias,
    minimum,
    maximum,
    scratch,
  );
}

/**
 * The same for operands that lie anywhere, strides in bytes, one of each operand's 4; y's rows are `rowBytes` apart. With
 * START_STORED the product is added to y.
 */
export function multiplyStrided(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  rowStride: usize,
  depthStrideA: usize,
  b: usize,
  columnStride: usize,
  depthStrideB: usize,
  y: usize,
  rowBytes: usize,
  start: i32,
  bias: usize,
  minimum: f32,
  maximum: f32,
  scratch: usize,
): void {
  const packedB = scratch + ((<usize>((min(m, BLOCK_ROWS) * k + 3) & ~3)) << 2);
  for (let row = 0; row < m; row += BLOCK_ROWS) {
    const rows = min(m - row, BLOCK_ROWS);
    packRowBlock(rows, k, a + <usize>row * rowStride, rowStride, depthStrideA, scratch);
    const target = y + <usize>row * rowBytes;
    multiplyRowBlock(
      rows,
      n,
      k,
      scratch,
      b,
      columnStride,
      depthStrideB,
      target,
      rowBytes,
      start,
      bias,
      minimum,
      maximum,
      packedB,
    );
  }
}

/** `multiplyStrided` for a block of rows that is packed. `packedB` is behind the rows in what `matmul_scratch_bytes_f32` counts. */
export function multiplyRowBlock(
  rows: i32,
  n: i32,
  k: i32,
  packedRows: usize,
  b: usize,
  columnStride: usize,
  depthStrideB: usize,
  y: usize,
  rowBytes: usize,
  start: i32,
  bias: usize,
  minimum: f32,
  maximum: f32,
  packedB: usize,
): void {
  const clamped = isClamped(minimum, maximum);
  const spare = packedB + ((<usize>packedColumnFloats(n, k)) << 2);
  const widest = blockColumns(k);
  for (let column = 0; column < n; column += widest) {
    const columns = min(n - column, widest);
    const target = y + ((<usize>column) << 2);
    let begin = start;
    let depth = 0;
    do {
      const depths = min(k - depth, BLOCK_DEPTH);
      const source = b + <usize>column * columnStride + <usize>depth * depthStrideB;
      packColumnBlock(columns, depths, source, columnStride, depthStrideB, packedB);
      const packedA = packedRows + ((<usize>(rows * depth)) << 2);
      const from = begin == START_COLUMN_BIAS ? bias + ((<usize>column) << 2) : 0;
      const last = depth + depths == k;
      multiplyBlock(
        rows,
        columns,
        depths,
        packedA,
        packedB,
        target,
        rowBytes,
        begin,
        from,
        clamped && last,
        minimum,
        maximum,
        spare,
      );
      begin = START_STORED;
      depth += depths;
    } while (depth < k);
  }
}


@inline
function isClamped(minimum: f32, maximum: f32): bool {
  return minimum != -f32.POSITIVE_INFINITY || maximum != f32.POSITIVE_INFINITY;
}

/** Packs rows for every block of depth: panel after panel inside a block, block after block. */
export function packRowBlock(
  rows: i32,
  depth: i32,
  a: usize,
  rowStride: usize,
  depthStride: usize,
  packed: usize,
): void {
  for (let from = 0; from < depth; from += BLOCK_DEPTH) {
    const depths = min(depth - from, BLOCK_DEPTH);
    for (let row = 0; row < rows;) {
      const height = panelRows(rows - row);
      packRows(height, depths, a + <usize>row * rowStride + <usize>from * depthStride, rowStride, depthStride, packed);
      packed += (<usize>(height * depths)) << 2;
      row += height;
    }
  }
}

/** Packs columns as panels of 8. */
export function packColumnBlock(
  columns: i32,
  depth: i32,
  b: usize,
  columnStride: usize,
  depthStride: usize,
  packed: usize,
): void {
  for (let column = 0; column < columns; column += TILE_COLUMNS) {
    const width = min(columns - column, TILE_COLUMNS);
    packColumns(width, depth, b + <usize>column * columnStride, columnStride, depthStride, packed);
    packed += (<usize>depth) << 5;
  }
}

/** Bytes of b packed by `matmul_pack_f32`. */
export function matmul_packed_bytes_f32(n: i32, k: i32): i32 {
  return roundedColumns(n) * k * 4;
}

/** Packs b [k, n] (or, transposed, [n, k]) once for many products: block of depth after block, panels of 8 columns. */
export function matmul_pack_f32(n: i32, k: i32, b: usize, transposeB: i32, packed: usize): void {
  const columnStride: usize = transposeB ? (<usize>k) << 2 : 4;
  const depthStride: usize = transposeB ? 4 : (<usize>n) << 2;
  for (let depth = 0; depth < k; depth += BLOCK_DEPTH) {
    const depths = min(k - depth, BLOCK_DEPTH);
    packColumnBlock(n, depths, b + <usize>depth * depthStride, columnStride, depthStride, packed);
    packed += <usize>matmul_packed_bytes_f32(n, depths);
  }
}

/** y [m, n] = clamp(a b + bias), b packed; the same sums as `matmul_f32`, bit for bit. Scratch as for `matmul_f32`. */
export function matmul_packed_f32(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  packed: usize,
  y: usize,
  bias: usize,
  minimum: f32,
  maximum: f32,
  scratch: usize,
): void {
  const rowBytes = (<usize>n) << 2;
  const spare = scratch + ((<usize>((min(m, BLOCK_ROWS) * k + 3) & ~3)) << 2);
  for (let row = 0; row < m; row += BLOCK_ROWS) {
    const rows = min(m - row, BLOCK_ROWS);
    packRowBlock(rows, k, a + ((<usize>(row * k)) << 2), (<usize>k) << 2, 4, scratch);
    multiplyPackedRowBlock(rows, n, k, scratch, packed, y + <usize>row * rowBytes, bias, minimum, maximum, spare);
  }
}

/** `matmul_packed_f32` for a block of rows that is packed too; `spare` has SPARE_BYTES. */
export function multiplyPackedRowBlock(
  rows: i32,
  n: i32,
  k: i32,
  packedRows: usize,
  packed: usize,
  y: usize,
  bias: usize,
  minimum: f32,
  maximum: f32,
  spare: usize,
): void {
  const clamped = isClamped(minimum, maximum);
  let start = bias ? START_COLUMN_BIAS : START_ZERO;
  let depth = 0;
  do {
    const depths = min(k - depth, BLOCK_DEPTH);
    const columns = packed + <usize>matmul_packed_bytes_f32(n, depth);
    const packedA = packedRows + ((<usize>(rows * depth)) << 2);
    const last = depth + depths == k;
    multiplyBlock(
      rows,
      n,
      depths,
      packedA,
      columns,
      y,
      (<usize>n) << 2,
      start,
      bias,
      clamped && last,
      minimum,
      maximum,
      spare,
    );
    start = START_STORED;
    depth += depths;
  } while (depth < k);
}
