import type { LayerSteps, ParameterPlace, PlanRequest } from "./layer.js";
import { aligned } from "./shapes.js";

/** y [rows, units] = x [rows, features] times the transpose of weight [units, features], plus bias: what several layers hold. */
export interface Linear {
  readonly rows: number;
  readonly units: number;
  readonly features: number;
}

export interface LinearBytes {
  /** The packed weight, the same for every batch size. */
  readonly packed: number;
  readonly forward: number;
  readonly backward: number;
}

/** How a layer comes to be a product: as it is, or with a function of its rows before. */
export interface LinearForm {
  /** The function, for the report. */
  readonly before: string;
  bytes(linear: Linear, request: PlanRequest): LinearBytes;
  bind(linear: Linear, request: PlanRequest, parameters: LinearParameters, places: LinearForward): LinearSteps;
  bindBackward(linear: Linear, request: PlanRequest, parameters: LinearParameters, places: LinearBackward): () => void;
}

export type LinearSteps = Required<Pick<LayerSteps, "prepare" | "forward">>;

export function linearBytes({ rows, units, features }: Linear, { storage }: PlanRequest): LinearBytes {
  const { matmul_scratch_bytes: scratchBytes, matmul_packed_bytes: packedBytes } = storage.kernels;
  return {
    packed: aligned(packedBytes(units, features)),
    forward: scratchBytes(rows, units, features),
    backward: Math.max(scratchBytes(rows, features, units), scratchBytes(units, features, rows)),
  };
}

export interface LinearParameters {
  readonly weight: ParameterPlace;
  readonly bias: ParameterPlace | undefined;
}

export interface Bounds {
  readonly minimum: number;
  readonly maximum: number;
}

export const UNBOUNDED: Bounds = { minimum: -Infinity, maximum: Infinity };

export interface LinearForward {
  readonly x: number;
  readonly y: number;
  /** 0 when training, where weights change at every step and packing them would save nothing. */
  readonly packed: number;
  readonly scratch: number;
  readonly bounds?: Bounds;
}

export function bindLinear(
  { rows, units, features }: Linear,
  { storage }: PlanRequest,
  { weight, bias }: LinearParameters,
  { x, y, packed, scratch, bounds = UNBOUNDED }: LinearForward,
): LinearSteps {
  const { matmul, matmul_packed: run, matmul_pack: pack } = storage.kernels;
  const { minimum, maximum } = bounds;
  const biases = bias?.value ?? 0;
  if (packed === 0) {
    return {
      prepare: () => undefined,
      forward: () => matmul(rows, units, features, x, weight.value, y, 0, 1, biases, minimum, maximum, scratch),
    };
  }
  return {
    prepare: () => pack(units, features, weight.value, 1, packed),
    forward: () => run(rows, units, features, x, packed, y, biases, minimum, maximum, scratch),
  };
}

export interface LinearBackward {
  readonly x: number;
  readonly dy: number;
  /** 0 where nobody asks for it. */
  readonly dx: number;
  readonly scratch: number;
}

export function bindLinearBackward(
  { rows, units, features }: Linear,
  { storage }: PlanRequest,
  { weight, bias }: LinearParameters,
  { x, dy, dx, scratch }: LinearBackward,
): () => void {
  const { matmul, channel_sum: sum } = storage.kernels;
  const [none, all] = [-Infinity, Infinity];
  return () => {
    if (dx !== 0) matmul(rows, features, units, dy, weight.value, dx, 0, 0, 0, none, all, scratch);
    matmul(units, features, rows, dy, x, weight.gradient, 1, 0, 0, none, all, scratch);
    if (bias !== undefined) sum(rows, units, 1, dy, bias.gradient);
  };
}

export const LINEAR: LinearForm = {
  before: "",
  bytes: linearBytes,
  bind: bindLinear,
  bindBackward: bindLinearBackward,
};
