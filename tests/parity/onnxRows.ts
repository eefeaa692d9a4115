import type { LayerSpec } from "../../src/network/types.js";

export type Attributes = Readonly<Record<string, number | readonly number[] | { readonly float: number }>>;

/** What writes the parts of an ONNX graph; each returns the name of what it wrote. */
export interface OnnxParts {
  node(opType: string, input: readonly string[], output: string, attributes?: Attributes): string;
  floats(name: string, dims: readonly number[], values: ArrayLike<number>): string;
  integers(name: string, dims: readonly number[], values: readonly number[]): string;
  parameter(name: string): string;
}

type Spec<Type extends LayerSpec["type"]> = Extract<LayerSpec, { type: Type }>;
export type RowsSpec = Spec<
  "layerNorm" | "tokens" | "classToken" | "selectToken" | "positionEmbedding" | "attention" | "fastKan" | "fasterKan"
>;

/** Layers on rows of features; `shape` is that of x without batch. */
export function addRowsLayer(
  parts: OnnxParts,
  spec: RowsSpec,
  x: string,
  name: string,
  shape: readonly number[],
): void {
  switch (spec.type) {
    case "layerNorm":
      addLayerNorm(parts, x, name, [`${name}.weight`, `${name}.bias`], spec.epsilon);
      break;
    case "tokens":
      addTokens(parts, x, name, shape);
      break;
    case "classToken": {
      // A batch of tokens: the first of each sample times 0, plus the token.
      const zero = parts.floats(`${name}/zero`, [], [0]);
      const first = parts.integers(`${name}/index`, [1], [0]);
      const some = parts.node("Gather", [x, first], `${name}/first`, { axis: 1 });
      const nothing = parts.node("Mul", [some, zero], `${name}/nothing`);
      const tokens = parts.node("Add", [nothing, parts.parameter(`${name}.cls_token`)], `${name}/tokens`);
      parts.node("Concat", [tokens, x], name, { axis: 1 });
      break;
    }
    case "selectToken":
      parts.node("Gather", [x, parts.integers(`${name}/index`, [], [spec.index ?? 0])], name, { axis: 1 });
      break;
    case "positionEmbedding":
      parts.node("Add", [x, parts.parameter(`${name}.pos_embed`)], name);
      break;
    case "attention":
      addAttention(parts, spec, x, name, shape);
      break;
    case "fastKan":
    case "fasterKan":
      addBumps(parts, spec, x, name, shape);
      break;
  }
}

/** x times the transpose of a weight, plus a bias, over the last axis of x. */
export function addProduct(
  parts: OnnxParts,
  x: string,
  weight: string,
  bias: string | undefined,
  output: string,
): string {
  const turned = parts.node("Transpose", [parts.parameter(weight)], `${weight}/turned`, { perm: [1, 0] });
  if (bias === undefined) return parts.node("MatMul", [x, turned], output);
  const sums = parts.node("MatMul", [x, turned], `${output}/sums`);
  return parts.node("Add", [sums, parts.parameter(bias)], output);
}

function addLayerNorm(
  parts: OnnxParts,
  x: string,
  output: string,
  parameters: readonly string[],
  epsilon = 1e-5,
): string {
  const affine = parameters.map((parameter) => parts.parameter(parameter));
  return parts.node("LayerNormalization", [x, ...affine], output, { axis: -1, epsilon: { float: epsilon } });
}

function reshape(parts: OnnxParts, x: string, output: string, shape: readonly number[]): string {
  return parts.node("Reshape", [x, parts.integers(`${output}/shape`, [shape.length], shape)], output);
}

function addTokens(
  parts: OnnxParts,
  x: string,
  name: string,
  [channels = 0, height = 0, width = 0]: readonly number[],
): void {
  const planes = reshape(parts, x, `${name}/planes`, [-1, channels, height * width]);
  parts.node("Transpose", [planes], name, { perm: [0, 2, 1] });
}

/** As timm writes it: q scaled, softmax(q k^T) v. */
function addAttention(
  parts: OnnxParts,
  spec: Spec<"attention">,
  x: string,
  name: string,
  [tokens = 0, features = 0]: readonly number[],
): void {
  const { heads } = spec;
  const bias = spec.bias === false ? undefined : `${name}.qkv.bias`;
  const rows = addProduct(parts, x, `${name}.qkv.weight`, bias, `${name}/rows`);
  const split = reshape(parts, rows, `${name}/split`, [-1, tokens, 3, heads, features / heads]);
  const turned = parts.node("Transpose", [split], `${name}/parts`, { perm: [2, 0, 3, 1, 4] });
  const [query = "", key = "", value = ""] = ["query", "key", "value"].map((part, index) =>
    parts.node("Gather", [turned, parts.integers(`${name}/${part}/index`, [], [index])], `${name}/${part}`, {
      axis: 0,
    }),
  );
  const scale = parts.floats(`${name}/scale`, [], [1 / Math.sqrt(features / heads)]);
  const scaled = parts.node("Mul", [query, scale], `${name}/scaled`);
  const keys = parts.node("Transpose", [key], `${name}/keys`, { perm: [0, 1, 3, 2] });
  const scores = parts.node("MatMul", [scaled, keys], `${name}/scores`);
  const probabilities = parts.node("Softmax", [scores], `${name}/probabilities`, { axis: -1 });
  const sums = parts.node("MatMul", [probabilities, value], `${name}/heads`);
  const tokenwise = parts.node("Transpose", [sums], `${name}/tokenwise`, { perm: [0, 2, 1, 3] });
  const joined = reshape(parts, tokenwise, `${name}/joined`, [-1, tokens, features]);
  addProduct(parts, joined, `${name}.proj.weight`, `${name}.proj.bias`, name);
}

/** As fast-kan and MedViTV2 write it. */
function addBumps(
  parts: OnnxParts,
  spec: Spec<"fastKan" | "fasterKan">,
  x: string,
  name: string,
  shape: readonly number[],
): void {
  const { grids = 8, range: [low, high] = [-2, 2] } = spec;
  const step = (high - low) / (grids - 1);
  const width = spec.type === "fastKan" ? step : (spec.width ?? 0.33);
  const centres = Float32Array.from({ length: grids }, (_, index) => low + index * step);
  const parameters = [`${name}.layernorm.weight`, `${name}.layernorm.bias`];
  const normal = addLayerNorm(parts, x, `${name}/normal`, parameters);
  const column = parts.node("Unsqueeze", [normal, parts.integers(`${name}/axis`, [1], [-1])], `${name}/column`);
  const offset = parts.node("Sub", [column, parts.floats(`${name}/centres`, [grids], centres)], `${name}/offset`);
  const z = parts.node("Div", [offset, parts.floats(`${name}/width`, [], [width])], `${name}/z`);
  const bumps = spec.type === "fastKan" ? addGaussian(parts, z) : addSwitch(parts, z);
  const leading = shape.slice(0, -1);
  const rows = reshape(parts, bumps, `${name}/bases`, [-1, ...leading, (shape[shape.length - 1] ?? 0) * grids]);
  const splines = addProduct(
    parts,
    rows,
    `${name}.spline_linear.weight`,
    undefined,
    spec.type === "fastKan" ? `${name}/splines` : name,
  );
  if (spec.type !== "fastKan") return;
  const sigmoid = parts.node("Sigmoid", [x], `${name}/sigmoid`);
  const swish = parts.node("Mul", [x, sigmoid], `${name}/swish`);
  const base = addProduct(parts, swish, `${name}.base_linear.weight`, `${name}.base_linear.bias`, `${name}/base`);
  parts.node("Add", [splines, base], name);
}

function addGaussian(parts: OnnxParts, z: string): string {
  const square = parts.node("Mul", [z, z], `${z}/square`);
  const negative = parts.node("Neg", [square], `${z}/negative`);
  return parts.node("Exp", [negative], `${z}/bumps`);
}

function addSwitch(parts: OnnxParts, z: string): string {
  const tanh = parts.node("Tanh", [z], `${z}/tanh`);
  const square = parts.node("Mul", [tanh, tanh], `${z}/square`);
  return parts.node("Sub", [parts.floats(`${z}/one`, [], [1]), square], `${z}/bumps`);
}
