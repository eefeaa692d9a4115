/** Graphs of ONNX operations that are no network. @module */
import onnxProto from "onnx-proto";
import type { onnx } from "onnx-proto";

const { onnx: proto } = onnxProto;
const FLOAT = 1;
const INT64 = 7;
const { FLOAT: FLOAT_VALUE, INT, INTS } = proto.AttributeProto.AttributeType;
const OPSET = 13;
const IR_VERSION = 8;

export const attribute = {
  int: (name: string, value: number): onnx.IAttributeProto => ({ name, type: INT, i: value }),
  ints: (name: string, values: readonly number[]): onnx.IAttributeProto => ({ name, type: INTS, ints: [...values] }),
  float: (name: string, value: number): onnx.IAttributeProto => ({ name, type: FLOAT_VALUE, f: value }),
};

/** Each method adds an operation or a constant and returns its name. */
export class GraphWriter {
  readonly nodes: onnx.INodeProto[] = [];
  readonly constants: onnx.ITensorProto[] = [];

  node(
    operation: string,
    input: readonly string[],
    output = `v${this.nodes.length}`,
    attribute: onnx.IAttributeProto[] = [],
  ): string {
    this.nodes.push({
      opType: operation,
      name: `n${this.nodes.length}`,
      input: [...input],
      output: [output],
      attribute,
    });
    return output;
  }

  constant(dims: readonly number[], values: Float32Array): string {
    const rawData = new Uint8Array(values.slice().buffer);
    return this.#add({ dims: [...dims], dataType: FLOAT, rawData });
  }

  reshape(from: string, sizes: readonly number[], to?: string): string {
    return this.node("Reshape", [from, this.integers(sizes)], to);
  }

  sum(from: string, axes: readonly number[]): string {
    return this.node("ReduceSum", [from, this.integers(axes)]);
  }

  concat(parts: readonly string[], axis: number): string {
    return this.node("Concat", parts, undefined, [attribute.int("axis", axis)]);
  }

  transpose(from: string, axes: readonly number[]): string {
    return this.node("Transpose", [from], undefined, [attribute.ints("perm", axes)]);
  }

  /** Equal parts along the last axis. */
  split(from: string, count: number): readonly string[] {
    const output = Array.from({ length: count }, (_, part) => `v${this.nodes.length}.${part}`);
    this.nodes.push({
      opType: "Split",
      name: `n${this.nodes.length}`,
      input: [from],
      output,
      attribute: [attribute.int("axis", -1)],
    });
    return output;
  }

  integers(values: readonly number[]): string {
    const rawData = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
    return this.#add({ dims: [values.length], dataType: INT64, rawData });
  }

  #add(tensor: onnx.ITensorProto): string {
    const name = `c${this.constants.length}`;
    this.constants.push({ ...tensor, name });
    return name;
  }
}

type Shapes = Readonly<Record<string, readonly number[]>>;

export function encodeGraph({ nodes, constants }: GraphWriter, inputs: Shapes, outputs: Shapes): Uint8Array {
  const infos = (shapes: Shapes): onnx.IValueInfoProto[] =>
    Object.entries(shapes).map(([name, sizes]) => ({
      name,
      type: { tensorType: { elemType: FLOAT, shape: { dim: sizes.map((dimValue) => ({ dimValue })) } } },
    }));
  const graph = { name: "graph", node: nodes, initializer: constants, input: infos(inputs), output: infos(outputs) };
  return proto.ModelProto.encode({ irVersion: IR_VERSION, opsetImport: [{ version: OPSET }], graph }).finish();
}
