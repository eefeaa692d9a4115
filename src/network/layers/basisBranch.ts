import { NORMALIZATION_EPSILON } from "./fold.js";
import { checkInteger } from "../../runtime/checks.js";
import { readRange, type Range } from "./grid.js";
import type { DescribeRequest, ParameterSpec, PlanRequest } from "./layer.js";
import { normGradientBytes, normParameters } from "./layerNorm.js";
import { bindLinear, bindLinearBackward, linearBytes, type Linear } from "./linear.js";
import { rowsOf } from "./shapes.js";

/** Layer norm, then a bump around each of `grids` centres, then a matrix: what FastKAN and FasterKAN have in common. */
export interface BasisBranch {
  readonly tokens: number;
  readonly units: number;
  readonly features: number;
  readonly grids: number;
  readonly low: number;
  /** Of the centres, in widths. */
  readonly spacing: number;
  readonly inverseWidth: number;
  readonly basis: "gaussian" | "switch";
}

/** fast-kan's. */
const GRIDS = 8;
const RANGE: Range = { low: -2, high: 2 };

/** Two centres have a distance; more than these have none in f32. */
const LEAST_GRIDS = 2;
const LARGEST_GRIDS = 0xffff;

/** `width` of the bumps, or by default the distance of the centres. */
export function describeBranch(
  { argument, spec, inputs: [shape] }: DescribeRequest,
  basis: BasisBranch["basis"],
  width?: number,
): BasisBranch {
  const { tokens, features } = rowsOf(argument, shape);
  const units = checkInteger(`${argument}.units`, spec["units"], 1);
  const grids = checkInteger(`${argument}.grids`, spec["grids"] ?? GRIDS, LEAST_GRIDS, LARGEST_GRIDS);
  const { low, high } = readRange(`${argument}.range`, spec["range"], RANGE);
  const step = (high - low) / (grids - 1);
  const inverseWidth = 1 / (width ?? step);
  return { tokens, units, features, grids, low, spacing: step * inverseWidth, inverseWidth, basis };
}

/** The published names: the weight is [units, features grids], a feature's centres side by side. */
export function branchParameters(
  { units, features, grids }: BasisBranch,
  initial: ParameterSpec["initial"],
): readonly ParameterSpec[] {
  return [
    ...normParameters("layernorm.", features),
    { name: "spline_linear.weight", shape: [units, features * grids], role: "weight", initial },
  ];
}

export function branchLinear({ tokens, units, features, grids }: BasisBranch, { batch }: PlanRequest): Linear {
  return { rows: batch * tokens, units, features: features * grids };
}

export interface BranchBytes {
  readonly normal: number;
  readonly bases: number;
  readonly packed: number;
  readonly forward: number;
  readonly backward: number;
}

export function branchBytes(branch: BasisBranch, request: PlanRequest): BranchBytes {
  const linear = branchLinear(branch, request);
  const bases = linear.rows * linear.features * request.storage.elementBytes;
  const { packed, forward, backward } = linearBytes(linear, request);
  const normGradient = normGradientBytes(branch.features);
  return { normal: bases / branch.grids, bases, packed, forward, backward: Math.max(backward, normGradient) };
}

export interface BranchForward {
  readonly x: number;
  readonly y: number;
  readonly normal: number;
  readonly bases: number;
  readonly packed: number;
  readonly work: number;
}

interface Steps {
  readonly prepare: () => void;
  readonly forward: () => void;
}

export function bindBranch(branch: BasisBranch, request: PlanRequest, places: BranchForward): Steps {
  const { features, grids, low, spacing, inverseWidth } = branch;
  const { layer_norm_forward: normalize } = request.storage.kernels;
  const { x, y, normal, bases, packed, work } = places;
  const { forward: spread } = basisKernels(branch, request);
  const linear = branchLinear(branch, request);
  const { rows } = linear;
  const [gamma, beta] = [request.parameter("layernorm.weight"), request.parameter("layernorm.bias")];
  const parameters = { weight: request.parameter("spline_linear.weight"), bias: undefined };
  const product = bindLinear(linear, request, parameters, { x: bases, y, packed, scratch: work });
  return {
    prepare: product.prepare,
    forward: () => {
      normalize(rows, features, x, gamma.value, beta.value, NORMALIZATION_EPSILON, normal);
      spread(rows * features, grids, low, spacing, inverseWidth, normal, bases);
      product.forward();
    },
  };
}

export interface BranchBackward {
  readonly x: number;
  readonly dy: number;
  /** Written whether or not somebody asks for it: the norm's own gradients come with it. */
  readonly dx: number;
  readonly normal: number;
  readonly bases: number;
  readonly dBases: number;
  readonly work: number;
}

export function bindBranchBackward(branch: BasisBranch, request: PlanRequest, places: BranchBackward): () => void {
  const { features, grids, low, spacing, inverseWidth } = branch;
  const { layer_norm_backward: normalizeBack } = request.storage.kernels;
  const { x, dy, dx, normal, bases, dBases, work } = places;
  const { backward: gather } = basisKernels(branch, request);
  const linear = branchLinear(branch, request);
  const { rows } = linear;
  const [gamma, beta] = [request.parameter("layernorm.weight"), request.parameter("layernorm.bias")];
  const parameters = { weight: request.parameter("spline_linear.weight"), bias: undefined };
  const productBack = bindLinearBackward(linear, request, parameters, { x: bases, dy, dx: dBases, scratch: work });
  return () => {
    productBack();
    gather(rows * features, grids, low, spacing, inverseWidth, normal, dBases, dx);
    const epsilon = NORMALIZATION_EPSILON;
    normalizeBack(rows, features, x, dx, gamma.value, epsilon, dx, gamma.gradient, beta.gradient, work);
  };
}

function basisKernels({ basis }: BasisBranch, { storage }: PlanRequest) {
  const { kernels } = storage;
  return basis === "gaussian"
    ? { forward: kernels.gaussian_basis_forward, backward: kernels.gaussian_basis_backward }
    : { forward: kernels.switch_basis_forward, backward: kernels.switch_basis_backward };
}
