/** The container of TensorFlow Lite: tables of a FlatBuffer, by the field numbers of its schema. @module */
import { Builder } from "flatbuffers";

export const FLOAT32 = 0;
export const INT32 = 2;

/** Rows of non-zeros over the last of four dimensions, the others dense. */
export interface Sparsity {
  /** Where each row starts, and the end. */
  readonly segments: readonly number[];
  readonly indices: Uint16Array;
}

export interface TfliteTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: number;
  /** Absent for values that are computed. */
  readonly data?: Float32Array | Int32Array;
  /** With it `data` holds the non-zeros. */
  readonly sparsity?: Sparsity;
}

/** One scalar of an options table; zero is the default and is not stored. */
export interface OptionField {
  readonly field: number;
  readonly bytes: 1 | 4;
  readonly value: number;
}

export interface TfliteOperator {
  readonly builtin: number;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** Member of the union of options, 0 for none. */
  readonly optionsType: number;
  readonly options: readonly OptionField[];
}

export interface TfliteGraph {
  readonly name: string;
  readonly tensors: readonly TfliteTensor[];
  readonly operators: readonly TfliteOperator[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

const SCHEMA_VERSION = 3;
const IDENTIFIER = "TFL3";
/** XNNPACK reads weights in place: 16-byte alignment. */
const DATA_ALIGNMENT = 16;

/** DimensionType and SparseIndexVector of the schema. */
const SPARSE_CSR = 1;
const INT32_VECTOR = 1;
const UINT16_VECTOR = 2;

function intVector(builder: Builder, values: readonly number[]): number {
  builder.startVector(4, values.length, 4);
  for (const value of values.toReversed()) builder.addInt32(value);
  return builder.endVector();
}

function offsetVector(builder: Builder, offsets: readonly number[]): number {
  builder.startVector(4, offsets.length, 4);
  for (const offset of offsets.toReversed()) builder.addOffset(offset);
  return builder.endVector();
}

function byteVector(builder: Builder, data: Float32Array | Int32Array): number {
  builder.startVector(1, data.byteLength, DATA_ALIGNMENT);
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  for (let index = bytes.length - 1; index >= 0; index--) builder.writeInt8(bytes[index] as number);
  return builder.endVector();
}

/** Buffer 0 is the empty one by convention. */
function bufferTables(builder: Builder, tensors: readonly TfliteTensor[]): number {
  const contents = [undefined, ...tensors.flatMap(({ data }) => (data ? [data] : []))];
  const tables = contents.map((data) => {
    const vector = data ? byteVector(builder, data) : 0;
    builder.startObject(1);
    builder.addFieldOffset(0, vector, 0);
    return builder.endObject();
  });
  return offsetVector(builder, tables);
}

function vectorTable(builder: Builder, vector: number): number {
  builder.startObject(1);
  builder.addFieldOffset(0, vector, 0);
  return builder.endObject();
}

function shortVector(builder: Builder, values: Uint16Array): number {
  builder.startVector(2, values.length, 4);
  for (const value of values.toReversed()) builder.addInt16(value);
  return builder.endVector();
}

function sparsityTable(builder: Builder, shape: readonly number[], { segments, indices }: Sparsity): number {
  const segmentTable = vectorTable(builder, intVector(builder, segments));
  const indexTable = vectorTable(builder, shortVector(builder, indices));
  const last = shape.length - 1;
  const dimensions = shape.map((size, dimension) => {
    builder.startObject(6);
    if (dimension < last) builder.addFieldInt32(1, size, 0);
    else {
      builder.addFieldInt8(0, SPARSE_CSR, 0);
      builder.addFieldInt8(2, INT32_VECTOR, 0);
      builder.addFieldOffset(3, segmentTable, 0);
      builder.addFieldInt8(4, UINT16_VECTOR, 0);
      builder.addFieldOffset(5, indexTable, 0);
    }
    return builder.endObject();
  });
  const order = intVector(builder, [...shape.keys()]);
  const blockMap = intVector(builder, []);
  const metadata = offsetVector(builder, dimensions);
  builder.startObject(3);
  builder.addFieldOffset(0, order, 0);
  builder.addFieldOffset(1, blockMap, 0);
  builder.addFieldOffset(2, metadata, 0);
  return builder.endObject();
}

function tensorTables(builder: Builder, tensors: readonly TfliteTensor[]): number {
  let buffers = 0;
  const tables = tensors.map(({ name, shape, type, data, sparsity }) => {
    const buffer = data ? ++buffers : 0;
    const text = builder.createString(name);
    const dimensions = intVector(builder, shape);
    const rows = sparsity ? sparsityTable(builder, shape, sparsity) : 0;
    builder.startObject(7);
    builder.addFieldOffset(0, dimensions, 0);
    builder.addFieldInt8(1, type, 0);
    builder.addFieldInt32(2, buffer, 0);
    builder.addFieldOffset(3, text, 0);
    builder.addFieldOffset(6, rows, 0);
    return builder.endObject();
  });
  return offsetVector(builder, tables);
}

function optionsTable(builder: Builder, fields: readonly OptionField[]): number {
  builder.startObject(1 + Math.max(-1, ...fields.map(({ field }) => field)));
  for (const { field, bytes, value } of fields) {
    if (bytes === 1) builder.addFieldInt8(field, value, 0);
    else builder.addFieldInt32(field, value, 0);
  }
  return builder.endObject();
}

function operatorTables(builder: Builder, operators: readonly TfliteOperator[], codes: readonly number[]): number {
  const tables = operators.map(({ builtin, inputs, outputs, optionsType, options }) => {
    const from = intVector(builder, inputs);
    const to = intVector(builder, outputs);
    const table = optionsType ? optionsTable(builder, options) : 0;
    builder.startObject(5);
    builder.addFieldInt32(0, codes.indexOf(builtin), 0);
    builder.addFieldOffset(1, from, 0);
    builder.addFieldOffset(2, to, 0);
    builder.addFieldInt8(3, optionsType, 0);
    builder.addFieldOffset(4, table, 0);
    return builder.endObject();
  });
  return offsetVector(builder, tables);
}

function codeTables(builder: Builder, codes: readonly number[]): number {
  const tables = codes.map((code) => {
    builder.startObject(4);
    builder.addFieldInt8(0, code, 0);
    builder.addFieldInt32(2, 1, 1);
    builder.addFieldInt32(3, code, 0);
    return builder.endObject();
  });
  return offsetVector(builder, tables);
}

function subgraphTable(builder: Builder, graph: TfliteGraph, codes: readonly number[]): number {
  const tensors = tensorTables(builder, graph.tensors);
  const operators = operatorTables(builder, graph.operators, codes);
  const inputs = intVector(builder, graph.inputs);
  const outputs = intVector(builder, graph.outputs);
  builder.startObject(4);
  builder.addFieldOffset(0, tensors, 0);
  builder.addFieldOffset(1, inputs, 0);
  builder.addFieldOffset(2, outputs, 0);
  builder.addFieldOffset(3, operators, 0);
  return builder.endObject();
}

export function writeTflite(graph: TfliteGraph): Uint8Array<ArrayBuffer> {
  const builder = new Builder(1 << 20);
  const codes = [...new Set(graph.operators.map(({ builtin }) => builtin))];
  const buffers = bufferTables(builder, graph.tensors);
  const subgraphs = offsetVector(builder, [subgraphTable(builder, graph, codes)]);
  const operatorCodes = codeTables(builder, codes);
  const description = builder.createString(graph.name);
  builder.startObject(5);
  builder.addFieldInt32(0, SCHEMA_VERSION, 0);
  builder.addFieldOffset(1, operatorCodes, 0);
  builder.addFieldOffset(2, subgraphs, 0);
  builder.addFieldOffset(3, description, 0);
  builder.addFieldOffset(4, buffers, 0);
  builder.finish(builder.endObject(), IDENTIFIER);
  return Uint8Array.from(builder.asUint8Array());
}
