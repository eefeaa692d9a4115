import { checkArrayLike, checkInteger } from "../runtime/checks.js";
import type { RuntimeContext } from "../runtime/context.js";
import { outOfRange, wrongType } from "../runtime/errors.js";
import type { DirectionRows } from "./types.js";

/** Dimensions that memory has room for: a row of f64 and its sums. */
export const MOST_DIMENSIONS: number = 2 ** 24;
/** Rows whose sums cannot overflow. */
export const MOST_ROWS: number = 2 ** 29;

/** Bytes of rows that are in wasm memory at once: they stay in an L2 cache from one pass to the next. */
const BLOCK_BYTES = 256 * 1024;
/** Rows that the kernels take at once. */
const TILE_ROWS = 4;
/** An exact sum takes so many rows, and three more, before it is carried. */
const MOST_BLOCK_ROWS = 4092;

type Values = Float32Array | Float64Array | Uint16Array;
type DType = "f32" | "f64" | "f16";

/** Rows of a user's, checked; f16 as bits. */
export interface RowMatrix {
  readonly values: Values;
  readonly dtype: DType;
  /** How many, and of how many values. */
  readonly n: number;
  readonly d: number;
  /** Of values that are a view of wasm memory: its growth detaches the view, and not what is there. */
  readonly address: number | undefined;
}

/** @throws TypeError for other types, RangeError for a shape that does not fit. */
export function checkRows(context: RuntimeContext, rows: unknown, shape: unknown): RowMatrix {
  const { values, dtype } = checkValues(rows);
  const sizes = checkArrayLike("shape", shape);
  if (sizes.length !== 2) throw outOfRange("shape", shape, "two sizes, [n, d]");
  const n = checkInteger("shape[0]", sizes[0], 0, MOST_ROWS);
  const d = checkDimension("shape[1]", sizes[1]);
  if (values.length !== n * d) throw outOfRange("rows", rows, `${n * d} values, as shape says`);
  return { values, dtype, n, d, address: addressOf(context, values) };
}

/** As many rows of d values as there are. @throws as checkRows. */
export function checkRowsOf(context: RuntimeContext, rows: unknown, d: number): RowMatrix {
  const { values, dtype } = checkValues(rows);
  const n = values.length / d;
  if (!Number.isInteger(n)) throw outOfRange("rows", rows, `a multiple of ${d} values, the length of mu`);
  return { values, dtype, n, d, address: addressOf(context, values) };
}

/** One row as a matrix. */
export function rowOf({ values, dtype, d, address }: RowMatrix, row: number): RowMatrix {
  if (address === undefined) return { values: values.subarray(row * d, (row + 1) * d), dtype, n: 1, d, address };
  return { values, dtype, n: 1, d, address: address + row * d * values.BYTES_PER_ELEMENT };
}

function addressOf(context: RuntimeContext, values: Values): number | undefined {
  return values.buffer === context.kernels.memory.buffer ? values.byteOffset : undefined;
}

export function checkDimension(argument: string, d: unknown): number {
  return checkInteger(argument, d, 2, MOST_DIMENSIONS);
}

function checkValues(rows: unknown): { readonly values: Values; readonly dtype: DType } {
  if (rows instanceof Float32Array) return { values: rows, dtype: "f32" };
  if (rows instanceof Float64Array) return { values: rows, dtype: "f64" };
  if (rows instanceof Uint16Array) return { values: rows, dtype: "f16" };
  if (isFloat16Array(rows)) {
    return { values: new Uint16Array(rows.buffer, rows.byteOffset, rows.length), dtype: "f16" };
  }
  throw wrongType("rows", rows, "a Float32Array, a Float64Array, a Float16Array or a Uint16Array of f16");
}

function isFloat16Array(rows: unknown): rows is Extract<DirectionRows, { [Symbol.toStringTag]: "Float16Array" }> {
  return ArrayBuffer.isView(rows) && Object.prototype.toString.call(rows) === "[object Float16Array]";
}

/** Rows that are in wasm memory: f16 as f32. */
export interface RowBlock {
  /** Number of the first. */
  readonly start: number;
  readonly count: number;
  readonly pointer: number;
  readonly dtype: "f32" | "f64";
  /** Of each row, 1 / |row|. */
  readonly scales: number;
  /** The caller's own bytes. */
  readonly own: number;
}

export interface BlockRequest {
  /** Bytes of its own that the caller wants beside the rows, for all blocks and for each row. */
  readonly bytes?: number;
  readonly bytesPerRow?: number;
  /** The number by which an error names the first row; default 0. */
  readonly firstRow?: number;
  /** Called once all memory is there: views made from now on last. */
  readonly start?: (own: number) => void;
  readonly visit: (block: RowBlock) => void;
  /** Called after the last block. */
  readonly finish?: (own: number) => void;
}

/**
 * Copies rows into wasm memory, a block at a time, takes their scales and shows them to `visit`. Every block's rows are checked before
 * it is shown. @throws RangeError for a row that is zero or not finite, or when memory is out.
 */
export function visitRows(context: RuntimeContext, matrix: RowMatrix, request: BlockRequest): void {
  const { values, dtype, n, d } = matrix;
  const rowBytes = d * values.BYTES_PER_ELEMENT;
  const fitting = Math.floor(BLOCK_BYTES / rowBytes / TILE_ROWS) * TILE_ROWS;
  const most = Math.min(Math.max(fitting, TILE_ROWS), MOST_BLOCK_ROWS, n);
  const sizes = [rowBytes * most, dtype === "f16" ? 4 * d * most : 0, 8 * most, (request.bytesPerRow ?? 0) * most];
  const [rowsSize, wideSize, scalesSize, ownSize] = sizes.map((bytes) => Math.ceil(bytes / 16) * 16) as [
    number,
    number,
    number,
    number,
  ];
  const pointer = context.allocate(
    rowsSize + wideSize + scalesSize + ownSize + (request.bytes ?? 0),
    "a block of rows",
  );
  const wide = pointer + rowsSize;
  const scales = wide + wideSize;
  const own = scales + scalesSize;
  try {
    request.start?.(own);
    for (let start = 0; start < n; start += most) {
      const count = Math.min(most, n - start);
      copy(context, matrix, start, count, pointer);
      if (dtype === "f16") context.kernels.row_widen_f16(count * d, pointer, wide);
      const block: RowBlock = {
        start,
        count,
        pointer: dtype === "f16" ? wide : pointer,
        dtype: dtype === "f64" ? "f64" : "f32",
        scales,
        own,
      };
      const { row_scales_f32, row_scales_f64 } = context.kernels;
      const scale = block.dtype === "f64" ? row_scales_f64 : row_scales_f32;
      const good = scale(count, d, block.pointer, scales);
      if (good < count) throw badRow(context, block, good, d, request.firstRow ?? 0);
      request.visit(block);
    }
    request.finish?.(own);
  } finally {
    context.free(pointer);
  }
}

function copy(
  context: RuntimeContext,
  { values, d, address }: RowMatrix,
  start: number,
  count: number,
  pointer: number,
): void {
  const bytes = d * values.BYTES_PER_ELEMENT;
  if (address !== undefined) {
    context.u8(pointer, count * bytes).set(context.u8(address + start * bytes, count * bytes));
    return;
  }
  const [first, end] = [start * d, (start + count) * d];
  if (values instanceof Float32Array) context.f32(pointer, end - first).set(values.subarray(first, end));
  else if (values instanceof Float64Array) context.f64(pointer, end - first).set(values.subarray(first, end));
  else context.u16(pointer, end - first).set(values.subarray(first, end));
}

function badRow(
  context: RuntimeContext,
  { start, pointer, dtype }: RowBlock,
  index: number,
  d: number,
  firstRow: number,
): RangeError {
  const end = (index + 1) * d;
  const view = dtype === "f64" ? context.f64(pointer, end) : context.f32(pointer, end);
  const isZero = view.subarray(index * d).every((value) => value === 0);
  const fault = isZero ? "is zero" : "has a value that is not finite";
  return new RangeError(`rows: expected finite rows other than zero, row ${firstRow + start + index} ${fault}`);
}
