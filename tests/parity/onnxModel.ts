import protobuf from "onnx-proto"; // CommonJS: its names are on the default export
import type { onnx } from "onnx-proto";
import type { Activation } from "../../src/dense/types.js";
import type { LayerSpec, Network } from "../../src/network/types.js";
import { addProduct, addRowsLayer, type Attributes, type OnnxParts } from "./onnxRows.js";
import { placeWindow } from "../unit/network/reference/window.js";

const OPSET = 17; // the first with LayerNormalization
const IR_VERSION = 8;
const { AttributeType } = protobuf.onnx.AttributeProto;
const { DataType } = protobuf.onnx.TensorProto;

/** The network as an ONNX model, written layer by layer from its specification and its parameters. */
export function writeOnnx(
  layers: readonly LayerSpec[],
  network: Network,
  inputShape: readonly number[],
  shapes: ReadonlyMap<string, readonly number[]>,
): Uint8Array {
  const writer = new Writer(network, shapes);
  layers.forEach((spec, index) => {
    writer.addLayer(spec, index === 0 ? "input" : (layers[index - 1]?.name ?? ""));
  });
  const last = layers[layers.length - 1]?.name ?? "input";
  const graph = {
    name: "network",
    node: writer.nodes,
    initializer: writer.initializers,
    input: [valueOf("input", inputShape.length + 1)],
    output: [valueOf(last, undefined)],
  };
  return protobuf.onnx.ModelProto.encode({ irVersion: IR_VERSION, opsetImport: [{ version: OPSET }], graph }).finish();
}

function valueOf(name: string, rank: number | undefined): onnx.IValueInfoProto {
  const dimensions = Array.from({ length: rank ?? 0 }, (_, axis) => ({ dimParam: `${name}${axis}` }));
  const shape = rank === undefined ? {} : { shape: { dim: dimensions } };
  return { name, type: { tensorType: { elemType: DataType.FLOAT, ...shape } } };
}

class Writer implements OnnxParts {
  readonly nodes: onnx.INodeProto[] = [];
  readonly initializers: onnx.ITensorProto[] = [];
  readonly #network: Network;
  readonly #shapes: ReadonlyMap<string, readonly number[]>;

  constructor(network: Network, shapes: ReadonlyMap<string, readonly number[]>) {
    this.#network = network;
    this.#shapes = shapes;
  }

  addLayer(spec: LayerSpec, previous: string): void {
    const name = spec.name ?? "";
    const input = spec.input ?? previous;
    const inputs = typeof input === "string" ? [input] : input;
    const [x = "", ...others] = inputs;
    switch (spec.type) {
      case "conv2d":
      case "depthwiseConv2d":
        this.#addConvolution(spec, x, name);
        break;
      case "dense": {
        this.#addDense(spec, x, name);
        this.#addActivation(spec.activation ?? "none", `${name}/sum`, name);
        break;
      }
      case "batchNorm": {
        const parameters = ["weight", "bias", "mean", "variance"].map((each) => this.parameter(`${name}.${each}`));
        this.node("BatchNormalization", [x, ...parameters], name, { epsilon: { float: 1e-5 } });
        break;
      }
      case "maxPool":
      case "avgPool": {
        const stride = spec.stride ?? spec.size;
        const attributes = { kernel_shape: [spec.size, spec.size], strides: [stride, stride] };
        this.node(spec.type === "maxPool" ? "MaxPool" : "AveragePool", [x], name, attributes);
        break;
      }
      case "globalAvgPool":
        this.node("GlobalAveragePool", [x], `${name}/planes`);
        this.node("Flatten", [`${name}/planes`], name, { axis: 1 });
        break;
      case "activation":
        this.#addActivation(spec.activation, x, name);
        break;
      case "add":
        this.node("Sum", inputs, name);
        break;
      case "multiply":
        this.#addMultiply(x, others[0] ?? x, name);
        break;
      case "flatten":
        this.node("Flatten", [x], name, { axis: 1 });
        break;
      case "softmax":
        this.node("Softmax", [x], name, { axis: -1 });
        break;
      case "rational":
        this.#addRational(spec, x, name);
        break;
      case "dropout":
        this.node("Identity", [x], name);
        break;
      case "bsplineKan":
        throw new Error("B-splines have no ONNX form of their own");
      default:
        addRowsLayer(this, spec, x, name, this.#shapes.get(x) ?? []);
    }
  }

  #addDense(spec: Extract<LayerSpec, { type: "dense" }>, x: string, name: string): void {
    const bias = spec.bias === false ? undefined : `${name}.bias`;
    if (this.#shapes.get(x)?.length === 2) {
      addProduct(this, x, `${name}.weight`, bias, `${name}/sum`);
      return;
    }
    const biases = bias === undefined ? [] : [this.parameter(bias)];
    this.node("Gemm", [x, this.parameter(`${name}.weight`), ...biases], `${name}/sum`, { transB: 1 });
  }

  #addConvolution(spec: Extract<LayerSpec, { type: "conv2d" | "depthwiseConv2d" }>, x: string, name: string): void {
    const [channels = 1, height = 1, width = 1] = this.#shapes.get(x) ?? [];
    const [kernelHeight, kernelWidth] = typeof spec.kernel === "number" ? [spec.kernel, spec.kernel] : spec.kernel;
    const stride = spec.stride ?? 1;
    const rows = placeWindow(height, kernelHeight, stride, spec.padding, "rows");
    const columns = placeWindow(width, kernelWidth, stride, spec.padding, "columns");
    const after = (output: number, kernel: number, size: number, before: number): number =>
      Math.max(0, (output - 1) * stride + kernel - size - before);
    const bottom = after(rows.output, kernelHeight, height, rows.before);
    const right = after(columns.output, kernelWidth, width, columns.before);
    const bias = spec.bias === false ? [] : [this.parameter(`${name}.bias`)];
    this.node("Conv", [x, this.parameter(`${name}.weight`), ...bias], `${name}/sum`, {
      kernel_shape: [kernelHeight, kernelWidth],
      strides: [stride, stride],
      pads: [rows.before, columns.before, bottom, right],
      group: spec.type === "conv2d" ? 1 : channels,
    });
    this.#addActivation(spec.activation ?? "none", `${name}/sum`, name);
  }

  /** Horner's scheme of products and sums, its constants [1, channels, 1, 1], [1, 1, channels] or [1, channels]. */
  #addRational(spec: Extract<LayerSpec, { type: "rational" }>, x: string, name: string): void {
    const shape = this.#shapes.get(x) ?? [];
    const channelAxis = shape.length === 2 ? 1 : 0;
    const channels = shape[channelAxis] ?? 1;
    const isFormA = (spec.form ?? "A") === "A";
    const a = this.#network.getParameter(`${name}.numerator`).values;
    const b = this.#network.getParameter(`${name}.denominator`).values;
    let steps = 0;
    const apply = (operation: string, ...inputs: readonly string[]): string => {
      const output = `${name}/${steps++}`;
      this.node(operation, inputs, output);
      return output;
    };
    const perChannel = (valueOf: (group: number) => number): string => {
      const dims = [1, ...shape.map((_, axis) => (axis === channelAxis ? channels : 1))];
      const values = Array.from({ length: channels }, (_, channel) =>
        valueOf(Math.floor((channel * spec.groups) / channels)),
      );
      return this.floats(`${name}/constant${steps++}`, dims, values);
    };
    let p = perChannel(() => a[5] ?? NaN);
    for (let i = 4; i >= 0; i--)
      p = apply(
        "Add",
        apply("Mul", p, x),
        perChannel(() => a[i] ?? NaN),
      );
    const t = isFormA ? apply("Abs", x) : x;
    const bAt = (j: number): string => {
      return perChannel((group) => (isFormA ? Math.abs(b[4 * group + j] ?? NaN) : (b[4 * group + j] ?? NaN)));
    };
    let q = apply("Mul", bAt(3), t);
    for (let j = 2; j >= 0; j--) q = apply("Mul", apply("Add", q, bAt(j)), t);
    if (!isFormA) q = apply("Abs", q);
    this.node("Div", [p, apply("Add", q, this.floats(`${name}/one`, [], [1]))], name);
  }

  #addActivation(activation: Activation, x: string, name: string): void {
    if (activation === "none") this.node("Identity", [x], name);
    else if (activation === "relu") this.node("Relu", [x], name);
    else if (activation === "sigmoid") this.node("Sigmoid", [x], name);
    else if (activation === "swish") {
      this.node("Sigmoid", [x], `${name}/sigmoid`);
      this.node("Mul", [x, `${name}/sigmoid`], name);
    } else {
      const { min, max } = activation === "relu6" ? { min: 0, max: 6 } : activation;
      const bounds = [this.floats(`${name}/min`, [], [min]), this.floats(`${name}/max`, [], [max])];
      this.node("Clip", [x, ...bounds], name);
    }
  }

  #addMultiply(a: string, b: string, name: string): void {
    const [planes, factors] = [a, b].map((each) => this.#shapes.get(each)?.length === 3);
    if (planes === factors) {
      this.node("Mul", [a, b], name);
      return;
    }
    const [wide, narrow] = planes ? [a, b] : [b, a];
    this.node("Unsqueeze", [narrow, this.integers(`${name}/axes`, [2], [2, 3])], `${name}/factors`);
    this.node("Mul", [wide, `${name}/factors`], name);
  }

  parameter(name: string): string {
    const { shape, values } = this.#network.getParameter(name);
    return this.floats(name, shape, values);
  }

  integers(name: string, dims: readonly number[], values: readonly number[]): string {
    this.initializers.push({ name, dims: [...dims], dataType: DataType.INT64, int64Data: [...values] });
    return name;
  }

  floats(name: string, dims: readonly number[], values: ArrayLike<number>): string {
    this.initializers.push({ name, dims: [...dims], dataType: DataType.FLOAT, floatData: Array.from(values) });
    return name;
  }

  node(opType: string, input: readonly string[], output: string, attributes: Attributes = {}): string {
    const attribute = Object.entries(attributes).map(([name, value]): onnx.IAttributeProto => {
      if (typeof value === "number") return { name, type: AttributeType.INT, i: value };
      if ("float" in value) return { name, type: AttributeType.FLOAT, f: value.float };
      return { name, type: AttributeType.INTS, ints: [...value] };
    });
    this.nodes.push({ opType, input: [...input], output: [output], name: output, attribute });
    return output;
  }
}
