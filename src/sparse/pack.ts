import { encodeHalf, F16 } from "../runtime/half.js";
import type { Arrangement } from "./arrange.js";
import type { Storage } from "./checks.js";
import type { CompressedRows } from "./rows.js";

/**
 * The form that kernels read (assembly/sparse/format.ts): one block of memory that may lie anywhere at a multiple of 16. A header; a
 * table of blocks, those of four rows first, then of two, then single rows, each with its count of columns, its output rows
 * and their biases; the columns of all blocks; the values, for each column as many as its block has rows.
 */

const HEADER_BYTES = 48;
/** Kernels load vectors up to the end of a stream and past it. */
const PADDING_BYTES = 16;
const LARGEST_GAP = 255;
/** Below, what starts and ends a block of four costs more than loading its columns for two pairs (1.9 times as long with 2 columns). */
const FOUR_COLUMNS = 24;

/** A matrix ready to be written: everything that its size depends on is known. */
export interface Packing {
  readonly rows: CompressedRows;
  readonly bias: Float32Array | undefined;
  readonly storage: Storage;
  /** Blocks of four, two and one row, each longest first. */
  readonly segments: readonly Segment[];
  /** Of all blocks in the order of the table. */
  readonly columns: Uint16Array;
  /** Columns as u8 differences rather than u16 numbers. */
  readonly hasGaps: boolean;
  readonly tableOffset: number;
  readonly columnsOffset: number;
  readonly valuesOffset: number;
  /** Bytes of the whole. */
  readonly bytes: number;
}

interface Segment {
  /** Rows of a block. */
  readonly size: number;
  readonly blocks: readonly PackedBlock[];
}

interface PackedBlock {
  readonly rows: Int32Array;
  /** Ascending: every column that has a weight in one of the rows. */
  readonly columns: Uint16Array;
}

export interface PackingRequest {
  readonly bias: Float32Array | undefined;
  readonly storage: Storage;
}

/** Lays a matrix out; `bytes` of memory are then to be given to `writePacking`. */
export function planPacking(
  rows: CompressedRows,
  { fours, twos, singles }: Arrangement,
  { bias, storage }: PackingRequest,
): Packing {
  const [longFours, halves] = splitShortFours(createBlocks(rows, fours, 4));
  const segments = [
    createSegment(4, longFours),
    createSegment(2, [...createBlocks(rows, twos, 2), ...halves]),
    createSegment(1, createBlocks(rows, singles, 1)),
  ];
  const columns = joinColumns(segments);
  const hasGaps = storage === "f16" && segments.every(({ blocks }) => blocks.every(fitsGaps));
  const tableOffset = HEADER_BYTES;
  const tableBytes = sumOf(segments, ({ size, blocks }) => blocks.length * (4 + 8 * size));
  const columnsOffset = afterStream(tableOffset + tableBytes);
  const valuesOffset = afterStream(columnsOffset + columns.length * (hasGaps ? 1 : 2));
  const values = sumOf(segments, ({ size, blocks }) => size * sumOf(blocks, (block) => block.columns.length));
  const bytes = afterStream(valuesOffset + values * (storage === "f16" ? 2 : 4));
  return { rows, bias, storage, segments, columns, hasGaps, tableOffset, columnsOffset, valuesOffset, bytes };
}

/** Writes a matrix into its `bytes` of memory, which start at a multiple of 16. */
export function writePacking(packing: Packing, target: Uint8Array): void {
  writeStructure(packing, target);
  writeValues(packing, target);
}

/** Writes all but values and biases, which are 0 then. */
export function writeStructure(packing: Packing, target: Uint8Array): void {
  target.fill(0);
  writeHeader(packing, target);
  writeTable(packing, target);
  writeColumns(packing, target);
}

/** Writes values and biases where the structure lies already, other ones or none. */
export function writeValues(packing: Packing, target: Uint8Array): void {
  writeBiases(packing, target);
  if (packing.storage === "f16") writeHalves(packing, target);
  else writeSingles(packing, target);
}

function createBlocks(rows: CompressedRows, members: Int32Array, size: number): readonly PackedBlock[] {
  const blocks: PackedBlock[] = [];
  for (let at = 0; at < members.length; at += size) {
    const own = members.subarray(at, at + size);
    blocks.push({ rows: own, columns: mergeColumns(rows, own) });
  }
  return blocks;
}

/** Blocks of four that are long enough, and the others as pairs on the same columns. */
function splitShortFours(
  blocks: readonly PackedBlock[],
): readonly [fours: readonly PackedBlock[], halves: readonly PackedBlock[]] {
  const isLong = ({ columns }: PackedBlock): boolean => columns.length >= FOUR_COLUMNS;
  const short = blocks.filter((block) => !isLong(block));
  const halves = short.flatMap(({ rows, columns }) => [
    { rows: rows.subarray(0, 2), columns },
    { rows: rows.subarray(2), columns },
  ]);
  return [blocks.filter(isLong), halves];
}

function createSegment(size: number, unsorted: readonly PackedBlock[]): Segment {
  // Neighbours of about one length: the exit of the kernel's loop is then predictable.
  const blocks = [...unsorted].sort((a, b) => b.columns.length - a.columns.length || a.rows[0]! - b.rows[0]!);
  return { size, blocks };
}

function mergeColumns({ starts, columns }: CompressedRows, members: Int32Array): Uint16Array {
  if (members.length === 1) return columns.subarray(starts[members[0]!], starts[members[0]! + 1]);
  const parts = Array.from(members, (row) => columns.subarray(starts[row], starts[row + 1]));
  return parts.reduce((merged, part) => (isSame(merged, part) ? merged : mergeTwo(merged, part)));
}

function isSame(a: Uint16Array, b: Uint16Array): boolean {
  return a.length === b.length && a.every((column, index) => column === b[index]);
}

function mergeTwo(a: Uint16Array, b: Uint16Array): Uint16Array {
  const merged = new Uint16Array(a.length + b.length);
  let length = 0;
  for (let [left, right] = [0, 0]; left < a.length || right < b.length; length++) {
    const column = Math.min(a[left] ?? Infinity, b[right] ?? Infinity);
    if (a[left] === column) left += 1;
    if (b[right] === column) right += 1;
    merged[length] = column;
  }
  return merged.subarray(0, length);
}

function joinColumns(segments: readonly Segment[]): Uint16Array {
  const lengths = sumOf(segments, ({ blocks }) => sumOf(blocks, ({ columns }) => columns.length));
  const joined = new Uint16Array(lengths);
  let at = 0;
  for (const { blocks } of segments) {
    for (const { columns } of blocks) {
      joined.set(columns, at);
      at += columns.length;
    }
  }
  return joined;
}

function fitsGaps({ columns }: PackedBlock): boolean {
  return columns.every((column, index) => column - (columns[index - 1] ?? 0) <= LARGEST_GAP);
}

function writeHeader(packing: Packing, target: Uint8Array): void {
  const { rows, segments, storage, hasGaps, columns, tableOffset, columnsOffset, valuesOffset, bytes } = packing;
  const blockCounts = segments.map(({ blocks }) => blocks.length);
  const forms = [storage === "f16" ? 1 : 0, hasGaps ? 1 : 0];
  const offsets = [tableOffset, columnsOffset, valuesOffset];
  const header = [rows.outputs, rows.inputs, ...blockCounts, ...forms, columns.length, ...offsets, bytes];
  new Uint32Array(target.buffer, target.byteOffset, header.length).set(header);
}

function writeTable({ segments, tableOffset }: Packing, target: Uint8Array): void {
  const numbers = new Uint32Array(target.buffer, target.byteOffset + tableOffset, tableWords(segments));
  let at = 0;
  for (const { size, blocks } of segments) {
    for (const { rows, columns } of blocks) {
      numbers[at] = columns.length;
      numbers.set(rows, at + 1);
      at += 1 + 2 * size;
    }
  }
}

function writeBiases({ segments, bias, tableOffset }: Packing, target: Uint8Array): void {
  const biases = new Float32Array(target.buffer, target.byteOffset + tableOffset, tableWords(segments));
  let at = 0;
  for (const { size, blocks } of segments) {
    for (const { rows } of blocks) {
      for (let member = 0; member < size; member++) biases[at + 1 + size + member] = bias?.[rows[member]!] ?? 0;
      at += 1 + 2 * size;
    }
  }
}

function tableWords(segments: readonly Segment[]): number {
  return sumOf(segments, ({ size, blocks }) => blocks.length * (1 + 2 * size));
}

function writeColumns({ segments, columns, hasGaps, columnsOffset }: Packing, target: Uint8Array): void {
  const start = target.byteOffset + columnsOffset;
  if (!hasGaps) {
    new Uint16Array(target.buffer, start, columns.length).set(columns);
    return;
  }
  const gaps = new Uint8Array(target.buffer, start, columns.length);
  let at = 0;
  for (const { blocks } of segments) {
    for (const block of blocks) {
      let before = 0;
      for (const column of block.columns) {
        gaps[at] = column - before;
        before = column;
        at += 1;
      }
    }
  }
}

function writeSingles(packing: Packing, target: Uint8Array): void {
  const start = target.byteOffset + packing.valuesOffset;
  const count = (packing.bytes - packing.valuesOffset) / 4;
  placeValues(packing, new Float32Array(target.buffer, start, count), (value) => value);
}

function writeHalves(packing: Packing, target: Uint8Array): void {
  const start = target.byteOffset + packing.valuesOffset;
  const count = (packing.bytes - packing.valuesOffset) / 2;
  placeValues(packing, new Uint16Array(target.buffer, start, count), (value) => encodeHalf(F16, value));
}

/** A column's values lie together; where a row has no weight the zero that is there already stays. */
function placeValues(
  { rows: { starts, columns: rowColumns, values }, segments }: Packing,
  target: Float32Array | Uint16Array,
  encode: (value: number) => number,
): void {
  let blockStart = 0;
  for (const { size, blocks } of segments) {
    for (const { rows, columns } of blocks) {
      for (let member = 0; member < size; member++) {
        let position = 0;
        for (let entry = starts[rows[member]!]!; entry < starts[rows[member]! + 1]!; entry++) {
          while (columns[position] !== rowColumns[entry]) position += 1;
          target[blockStart + position * size + member] = encode(values[entry]!);
        }
      }
      blockStart += columns.length * size;
    }
  }
}

function afterStream(end: number): number {
  return Math.ceil((end + PADDING_BYTES) / 16) * 16;
}

function sumOf<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}
