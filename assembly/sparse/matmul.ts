/** y = clamp(W x + bias) for a packed sparse matrix and planes, exact in the columns that are stored. */
import { expandGaps, expandValues } from "./expand";
import { COLUMNS_GAPS, columnsOfBlocks, SparseMatrix, tableEntryBytes, VALUES_F16 } from "./format";
import { transpose } from "../dense/transpose";
import { areAskew, copiedPlaneBytes, copyPlanes, isCopied } from "./planes";
import { firstOfTile, isTurned, tileBytes, tileCount } from "./samples";
import { runBlocks } from "./strips";

/** Stored columns that are widened at a time: up to 64 KiB of values, which stay in a second-level cache while the strips read them. */
const CHUNK_COLUMNS: i32 = 4096;

/** Most columns of a chunk: a block is not divided. */
@inline
function chunkColumns(matrix: SparseMatrix): i32 {
  return max(CHUNK_COLUMNS, matrix.inputs);
}


@inline
function mostRows(matrix: SparseMatrix): i32 {
  return matrix.blocksOfFour ? 4 : matrix.blocksOfTwo ? 2 : 1;
}

/** Bytes for the column numbers of a chunk. */
@inline
function chunkColumnBytes(matrix: SparseMatrix): usize {
  return ((<usize>chunkColumns(matrix) + 7) << 1) & ~15;
}

/** Bytes of what is widened, and of three values more that widening writes, a multiple of 16: none for matrices stored as f32. */
function wideBytes(matrix: SparseMatrix): usize {
  if (matrix.storage != VALUES_F16) return 0;
  return chunkColumnBytes(matrix) + (((<usize>(chunkColumns(matrix) * mostRows(matrix)) + 6) >> 2) << 4);
}

/** Bytes of scratch for this batch and these planes; of a matrix stored as f32 for any number of weights. */
export function sparse_matmul_scratch_bytes_f32(matrix: SparseMatrix, batch: i32, pixels: i32): i32 {
  let bytes = wideBytes(matrix);
  if (isTurned(batch, pixels)) bytes += tileBytes(batch, matrix.inputs) + tileBytes(batch, matrix.outputs);
  if (areAskew(pixels)) bytes += <usize>matrix.inputs * copiedPlaneBytes(pixels);
  return <i32>bytes;
}

/** y [batch, outputs, pixels] = clamp(W x + bias), x [batch, inputs, pixels]. */
export function sparse_matmul_f32(
  matrix: SparseMatrix,
  batch: i32,
  pixels: i32,
  x: usize,
  y: usize,
  minimum: f32,
  maximum: f32,
  scratch: usize,
): void {
  if (isTurned(batch, pixels)) {
    runTurned(matrix, batch, x, y, minimum, maximum, scratch);
  } else if (isCopied(matrix, pixels)) {
    runCopied(matrix, batch, pixels, x, y, minimum, maximum, scratch);
  } else {
    runMatrix(matrix, batch, pixels, x, (<usize>pixels) << 2, y, minimum, maximum, scratch);
  }
}

function runTurned(
  matrix: SparseMatrix,
  batch: i32,
  x: usize,
  y: usize,
  minimum: f32,
  maximum: f32,
  scratch: usize,
): void {
  const turnedX = scratch + wideBytes(matrix);
  const turnedY = turnedX + tileBytes(batch, matrix.inputs);
  const tiles = tileCount(batch);
  for (let tile = 0; tile < tiles; tile++) {
    const samples = firstOfTile(batch, tiles, tile + 1) - firstOfTile(batch, tiles, tile);
    transpose(samples, matrix.inputs, x, turnedX);
    runMatrix(matrix, 1, samples, turnedX, (<usize>samples) << 2, turnedY, minimum, maximum, scratch);
    transpose(matrix.outputs, samples, turnedY, y);
    x += (<usize>(samples * matrix.inputs)) << 2;
    y += (<usize>(samples * matrix.outputs)) << 2;
  }
}

function runCopied(
  matrix: SparseMatrix,
  batch: i32,
  pixels: i32,
  x: usize,
  y: usize,
  minimum: f32,
  maximum: f32,
  scratch: usize,
): void {
  const copy = scratch + wideBytes(matrix);
  for (let image = 0; image < batch; image++) {
    copyPlanes(matrix.inputs, pixels, x, copy);
    runMatrix(matrix, 1, pixels, copy, copiedPlaneBytes(pixels), y, minimum, maximum, scratch);
    x += (<usize>(matrix.inputs * pixels)) << 2;
    y += (<usize>(matrix.outputs * pixels)) << 2;
  }
}

/** `planeBytes` from one plane of x to the next. */
function runMatrix(
  matrix: SparseMatrix,
  batch: i32,
  pixels: i32,
  x: usize,
  planeBytes: usize,
  y: usize,
  minimum: f32,
  maximum: f32,
  scratch: usize,
): void {
  const start = changetype<usize>(matrix);
  let table = start + <usize>matrix.tableOffset;
  let columns = start + <usize>matrix.columnsOffset;
  let values = start + <usize>matrix.valuesOffset;
  for (let rows = 4; rows; rows >>= 1) {
    const blocks = rows == 4 ? matrix.blocksOfFour : rows == 2 ? matrix.blocksOfTwo : matrix.singles;
    const stored = columnsOfBlocks(rows, blocks, table);
    if (matrix.storage == VALUES_F16) {
      runCompact(
        matrix,
        rows,
        blocks,
        table,
        columns,
        values,
        batch,
        pixels,
        x,
        planeBytes,
        y,
        minimum,
        maximum,
        scratch,
      );
    } else {
      runImages(matrix, rows, blocks, table, columns, values, batch, pixels, x, planeBytes, y, minimum, maximum);
    }
    table += <usize>blocks * tableEntryBytes(rows);
    columns += (<usize>stored) << (matrix.columnForm == COLUMNS_GAPS ? 0 : 1);
    values += (<usize>(stored * rows)) << (matrix.storage == VALUES_F16 ? 1 : 2);
  }
}

function runImages(
  matrix: SparseMatrix,
  rows: i32,
  blocks: i32,
  table: usize,
  columns: usize,
  values: usize,
  batch: i32,
  pixels: i32,
  x: usize,
  planeBytes: usize,
  y: usize,
  minimum: f32,
  maximum: f32,
): void {
  for (let image = 0; image < batch; image++) {
    runBlocks(rows, blocks, table, columns, values, pixels, x, planeBytes, y, minimum, maximum);
    x += <usize>matrix.inputs * planeBytes;
    y += (<usize>(matrix.outputs * pixels)) << 2;
  }
}

/** Widens a chunk of blocks at a time; what it costs is shared by all strips of all images. */
function runCompact(
  matrix: SparseMatrix,
  rows: i32,
  blocks: i32,
  table: usize,
  columns: usize,
  values: usize,
  batch: i32,
  pixels: i32,
  x: usize,
  planeBytes: usize,
  y: usize,
  minimum: f32,
  maximum: f32,
  scratch: usize,
): void {
  const hasGaps = matrix.columnForm == COLUMNS_GAPS;
  const wideValues = scratch + chunkColumnBytes(matrix);
  const entry = tableEntryBytes(rows);
  const limit = chunkColumns(matrix);
  let first = 0;
  while (first < blocks) {
    let stored = 0;
    let next = first;
    let at = table;
    while (next < blocks && stored + load<i32>(at) <= limit) {
      stored += load<i32>(at);
      at += entry;
      next++;
    }
    expandValues(stored * rows, values, wideValues);
    if (hasGaps) expandGaps(rows, next - first, table, columns, scratch);
    const numbers = hasGaps ? scratch : columns;
    runImages(
      matrix,
      rows,
      next - first,
      table,
      numbers,
      wideValues,
      batch,
      pixels,
      x,
      planeBytes,
      y,
      minimum,
      maximum,
    );
    columns += (<usize>stored) << (hasGaps ? 0 : 1);
    values += (<usize>(stored * rows)) << 1;
    table = at;
    first = next;
  }
}
