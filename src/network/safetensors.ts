import { wrongType } from "../runtime/errors.js";
import { findDuplicateKey } from "./jsonKeys.js";

/** A tensor of a file: its bytes are a view of the file, little-endian. */
export interface StoredTensor {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

export interface SafetensorsFile {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly metadata: ReadonlyMap<string, string>;
}

const LENGTH_BYTES = 8;
const LARGEST_HEADER = 100_000_000; // the format's own limit
/** The name that no tensor has. */
export const METADATA = "__metadata__";
const BYTES_OF: ReadonlyMap<string, number> = new Map([
  ...(["BOOL", "U8", "I8", "F8_E5M2", "F8_E4M3"] as const).map((dtype) => [dtype, 1] as const),
  ...(["I16", "U16", "F16", "BF16"] as const).map((dtype) => [dtype, 2] as const),
  ...(["I32", "U32", "F32"] as const).map((dtype) => [dtype, 4] as const),
  ...(["I64", "U64", "F64"] as const).map((dtype) => [dtype, 8] as const),
]);

/**
 * Reads a safetensors file without trusting it: its tensors must fill the data exactly, one after the other.
 * @throws TypeError for what is no Uint8Array, RangeError for everything else.
 */
export function readSafetensors(file: unknown): SafetensorsFile {
  if (!(file instanceof Uint8Array)) throw wrongType("bytes", file, "a Uint8Array");
  const header = readHeader(file);
  const data = file.subarray(LENGTH_BYTES + header.bytes);
  const placed: Placed[] = [];
  let metadata: ReadonlyMap<string, string> = new Map();
  for (const [name, value] of Object.entries(header.entries)) {
    if (name === METADATA) metadata = readMetadata(value);
    else placed.push(readTensor(name, value, data));
  }
  checkCoverage(placed, data.length);
  const tensors = placed.map(({ name, tensor }) => [name, tensor] as const);
  return { tensors: new Map(tensors), metadata };
}

/** A file that every reader of the format takes: the header padded so that the data starts at a multiple of 8. */
export function writeSafetensors(
  tensors: ReadonlyMap<string, StoredTensor>,
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  let end = 0;
  const entries = [...tensors].map(([name, { dtype, shape, bytes }]) => {
    const begin = end;
    end += bytes.length;
    return [name, { dtype, shape, data_offsets: [begin, end] }] as const;
  });
  const json = JSON.stringify(Object.fromEntries<unknown>([[METADATA, metadata], ...entries]));
  const unpadded = new TextEncoder().encode(json);
  const headerBytes = Math.ceil(unpadded.length / LENGTH_BYTES) * LENGTH_BYTES;
  const start = LENGTH_BYTES + headerBytes;
  const file = new Uint8Array(start + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerBytes), true);
  file.fill(0x20, LENGTH_BYTES, start);
  file.set(unpadded, LENGTH_BYTES);
  let position = start;
  for (const { bytes } of tensors.values()) {
    file.set(bytes, position);
    position += bytes.length;
  }
  return file;
}

function malformed(problem: string, cause?: unknown): RangeError {
  return new RangeError(`bytes: not a safetensors file, ${problem}`, cause === undefined ? {} : { cause });
}

function readHeader(file: Uint8Array): { readonly bytes: number; readonly entries: Readonly<Record<string, unknown>> } {
  if (file.length < LENGTH_BYTES) throw malformed(`it has only ${file.length} bytes`);
  const length = new DataView(file.buffer, file.byteOffset).getBigUint64(0, true);
  if (length > LARGEST_HEADER || Number(length) > file.length - LENGTH_BYTES) {
    throw malformed(
      `its header of ${length} bytes is larger than the file of ${file.length} or than ${LARGEST_HEADER}`,
    );
  }
  const bytes = Number(length);
  const text = decode(file.subarray(LENGTH_BYTES, LENGTH_BYTES + bytes));
  if (!text.startsWith("{")) throw malformed("its header does not start with {");
  const entries = parse(text);
  const duplicate = findDuplicateKey(text);
  if (duplicate !== undefined) throw malformed(`${shown(duplicate)} stands in it twice`);
  return { bytes, entries: entries as Readonly<Record<string, unknown>> };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw malformed("its header is not UTF-8", cause);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw malformed("its header is not JSON", cause);
  }
}

function readMetadata(value: unknown): ReadonlyMap<string, string> {
  const entries = isRecord(value) ? Object.entries(value) : [];
  const isText = entries.every((entry): entry is [string, string] => typeof entry[1] === "string");
  if (!isRecord(value) || !isText) throw malformed(`${METADATA} is not an object of strings`);
  return new Map(entries);
}

interface Placed {
  readonly name: string;
  readonly begin: number;
  readonly end: number;
  readonly tensor: StoredTensor;
}

function readTensor(name: string, value: unknown, data: Uint8Array): Placed {
  if (!isRecord(value)) throw malformed(`${shown(name)} is not an object`);
  const { dtype, shape, data_offsets: offsets } = value;
  const elementBytes = typeof dtype === "string" ? BYTES_OF.get(dtype) : undefined;
  if (typeof dtype !== "string" || elementBytes === undefined) throw malformed(`${shown(name)} has an unknown dtype`);
  if (!isSizes(shape)) throw malformed(`${shown(name)} has a shape that is not a list of whole numbers`);
  const [begin, end] = isSizes(offsets) && offsets.length === 2 ? offsets : [];
  if (begin === undefined || end === undefined || begin > end || end > data.length) {
    throw malformed(`${shown(name)} has data_offsets outside of the data of ${data.length} bytes`);
  }
  const bytes = shape.reduce((product, size) => product * size, elementBytes);
  if (bytes !== end - begin) throw malformed(`${shown(name)} has ${end - begin} bytes, its shape takes ${bytes}`);
  return { name, begin, end, tensor: { dtype, shape, bytes: data.subarray(begin, end) } };
}

/** Neither gaps nor overlaps nor a rest: what the format asks for, and what leaves no room to hide anything. */
function checkCoverage(tensors: readonly Placed[], length: number): void {
  const inOrder = [...tensors].sort((a, b) => a.begin - b.begin || a.end - b.end);
  let position = 0;
  for (const { name, begin, end } of inOrder) {
    if (begin !== position) throw malformed(`${shown(name)} ${begin < position ? "overlaps another" : "leaves a gap"}`);
    position = end;
  }
  if (position !== length) throw malformed(`${length - position} bytes at its end belong to no tensor`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSizes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

function shown(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}...` : name);
}
