import { formCode } from "../../kan/coefficients.js";
import type { FusedRational, PlanRequest } from "./layer.js";
import {
  UNBOUNDED,
  type Linear,
  type LinearBackward,
  type LinearBytes,
  type LinearForm,
  type LinearForward,
  type LinearParameters,
  type LinearSteps,
} from "./linear.js";
import { aligned } from "./shapes.js";

/** y = F(x) times the transpose of weight, plus bias, in one: F(x) is nowhere in memory as a whole, neither forward nor for backward. */
export function rationalLinear(rational: FusedRational): LinearForm {
  return {
    before: `rational, form ${rational.form}, in `,
    bytes: (linear, request) => bytesOf(rational, linear, request),
    bind: (linear, request, parameters, places) => bind(rational, linear, request, parameters, places),
    bindBackward: (linear, request, parameters, places) => bindBackward(rational, linear, request, parameters, places),
  };
}

function bytesOf({ groups, run }: FusedRational, { rows, units, features }: Linear, request: PlanRequest): LinearBytes {
  const { kernels } = request.storage;
  return {
    packed: aligned(kernels.matmul_packed_bytes(units, features)),
    forward: kernels.rational_matmul_scratch_bytes(rows, units, groups, run),
    backward: kernels.rational_matmul_backward_scratch_bytes(rows, units, groups, run) >>> 0,
  };
}

function bind(
  rational: FusedRational,
  { rows, units, features }: Linear,
  { storage }: PlanRequest,
  { weight, bias }: LinearParameters,
  { x, y, packed, scratch, bounds = UNBOUNDED }: LinearForward,
): LinearSteps {
  const { rational_matmul: run, rational_matmul_packed: runPacked, matmul_pack: pack } = storage.kernels;
  const { groups, run: length, form } = rational;
  const [a, b, code] = [rational.parameter("numerator").value, rational.parameter("denominator").value, formCode(form)];
  const { minimum, maximum } = bounds;
  const [forward, weights] = packed === 0 ? [run, weight.value] : [runPacked, packed];
  const biases = bias?.value ?? 0;
  return {
    prepare: packed === 0 ? () => undefined : () => pack(units, features, weight.value, 1, packed),
    forward: () =>
      forward(rows, units, groups, length, x, a, 1, b, code, weights, y, biases, minimum, maximum, scratch),
  };
}

function bindBackward(
  rational: FusedRational,
  { rows, units }: Linear,
  { storage }: PlanRequest,
  { weight, bias }: LinearParameters,
  { x, dy, dx, scratch }: LinearBackward,
): () => void {
  const { rational_matmul_backward: backward, channel_sum: sum } = storage.kernels;
  const { groups, run, form } = rational;
  const [numerator, denominator] = [rational.parameter("numerator"), rational.parameter("denominator")];
  const [a, b, code] = [numerator.value, denominator.value, formCode(form)];
  const [da, db] = [numerator.gradient, denominator.gradient];
  return () => {
    backward(rows, units, groups, run, x, a, 1, b, code, weight.value, dy, dx, weight.gradient, da, db, scratch);
    if (bias !== undefined) sum(rows, units, 1, dy, bias.gradient);
  };
}
