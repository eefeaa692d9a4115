/** Tensors and operators of a TensorFlow Lite graph under construction. @module */
import type { Node } from "../models/graph.js";
import type { Model } from "../models/model.js";
import { channelsLast } from "./layout.js";
import { FLOAT32, INT32, type OptionField, type TfliteOperator, type TfliteTensor } from "./tfliteFile.js";
import type { OperatorKind } from "./tfliteOperators.js";

export interface Writer {
  readonly model: Model;
  readonly batch: number;
  readonly tensors: TfliteTensor[];
  readonly operators: TfliteOperator[];
  readonly indexes: Map<string, number>;
  /** Layers whose weights are stored sparse. */
  readonly sparse: ReadonlySet<string>;
  /** Layers without planes whose values are kept as planes of one pixel. */
  readonly planar: ReadonlySet<string>;
  /** Shapes before each `flatten`, whose features a dense layer reads in channels-last order. */
  readonly flattened: Map<string, readonly number[]>;
}

export const byte = (field: number, value: number): OptionField => ({ field, bytes: 1, value });
export const word = (field: number, value: number): OptionField => ({ field, bytes: 4, value });

export function addTensor(writer: Writer, tensor: TfliteTensor): number {
  writer.tensors.push(tensor);
  writer.indexes.set(tensor.name, writer.tensors.length - 1);
  return writer.tensors.length - 1;
}

export function addFloats(writer: Writer, name: string, shape: readonly number[], data: Float32Array): number {
  return addTensor(writer, { name, shape, type: FLOAT32, data });
}

export function addIntegers(writer: Writer, name: string, values: readonly number[], shape = [values.length]): number {
  return addTensor(writer, { name, shape, type: INT32, data: Int32Array.from(values) });
}

export interface Step {
  readonly kind: OperatorKind;
  readonly inputs: readonly number[];
  /** The name of the tensor that it makes, and its shape. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly options?: readonly OptionField[];
}

export function addStep(writer: Writer, { kind, inputs, name, shape, options = [] }: Step): number {
  const output = addTensor(writer, { name, shape, type: FLOAT32 });
  writer.operators.push({ ...kind, inputs, outputs: [output], options });
  return output;
}

export function outputShape(writer: Writer, node: Node): number[] {
  const sizes = channelsLast(node.outputShape);
  return writer.planar.has(node.name) ? [writer.batch, 1, 1, ...sizes] : [writer.batch, ...sizes];
}

export const inputsOf = (writer: Writer, node: Node): number[] =>
  node.inputs.map((name) => writer.indexes.get(name) as number);

export function addOperator(
  writer: Writer,
  node: Node,
  kind: OperatorKind,
  constants: readonly number[] = [],
  options: readonly OptionField[] = [],
): void {
  const inputs = [...inputsOf(writer, node), ...constants];
  addStep(writer, { kind, inputs, name: node.name, shape: outputShape(writer, node), options });
}
