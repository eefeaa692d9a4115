import { checkChoice, checkInteger } from "../../runtime/checks.js";
import { outOfRange } from "../../runtime/errors.js";
import { checkForm, DENOMINATORS, formCode, NUMERATORS } from "../../kan/coefficients.js";
import { namedRational, RATIONAL_NAMES } from "../../kan/rational.js";
import type {
  LayerDefinition,
  LayerMemory,
  LayerPlan,
  LayerSteps,
  ParameterSpec,
  PlanRequest,
  RationalRows,
  Shape,
} from "./layer.js";
import { PLAIN } from "./plain.js";
import { channelsOf, rowsOf } from "./shapes.js";

/** A rational function for each group of channels, all with one numerator, learned. */
export const rational: LayerDefinition = {
  keys: ["groups", "init", "form"],
  inputs: { least: 1, most: 1 },
  describe({ argument, spec, inputs: [shape] }) {
    const { tokens, channels, size } = valuesOf(argument, shape);
    const groups = checkInteger(`${argument}.groups`, spec["groups"], 1);
    if (channels % groups !== 0)
      throw outOfRange(`${argument}.groups`, groups, `a divisor of the ${channels} channels`);
    const name = checkChoice(`${argument}.init`, spec["init"] ?? "swish", RATIONAL_NAMES);
    const form = checkForm(`${argument}.form`, spec["form"]);
    const { numerator, denominator } = namedRational(name, groups, form);
    const parameters: readonly ParameterSpec[] = [
      { name: "numerator", shape: [1, NUMERATORS], role: "norm", initial: { values: numerator } },
      { name: "denominator", shape: [groups, DENOMINATORS], role: "norm", initial: { values: denominator } },
    ];
    const rows = { groups, run: (channels / groups) * size, form };
    return {
      ...PLAIN,
      shape,
      parameters,
      takesActivation: true,
      rational: rows,
      plan: (request) => planRational({ tokens, ...rows }, request),
    };
  },
};

/** Planes of channels, or rows of channels that each has for itself. */
function valuesOf(
  argument: string,
  shape: Shape,
): { readonly tokens: number; readonly channels: number; readonly size: number } {
  if (shape.length !== 2) return { tokens: 1, ...channelsOf(argument, shape) };
  const { tokens, features } = rowsOf(argument, shape);
  return { tokens, channels: features, size: 1 };
}

interface Sizes extends RationalRows {
  readonly tokens: number;
}

function planRational(sizes: Sizes, request: PlanRequest): LayerPlan {
  const { kernels } = request.storage;
  return {
    kernel: `rational, form ${sizes.form}`,
    ...(request.training
      ? { backwardScratch: kernels.rational_scratch_bytes(sizes.groups, sizes.run), readsInputs: true }
      : { inPlace: true }),
    gradientInPlace: true,
    bind: (memory) => bindRational(sizes, request, memory),
  };
}

/** Backward computes the function again: reading the output would save a thirtieth of its time and keep the output's memory. */
function bindRational({ tokens, groups, run, form }: Sizes, request: PlanRequest, memory: LayerMemory): LayerSteps {
  const {
    rational_forward: forward,
    rational_backward: backward,
    rational_gradients: finish,
  } = request.storage.kernels;
  const rows = request.batch * tokens;
  const [x] = memory.inputs;
  const { output: y, outputGradient: dy, backwardScratch: scratch } = memory;
  const dx = memory.inputGradients[0] || dy; // where nobody asks for it, over what nobody reads any more
  const [numerator, denominator] = [request.parameter("numerator"), request.parameter("denominator")];
  const [a, b, code] = [numerator.value, denominator.value, formCode(form)];
  return {
    forward: () => forward(rows, groups, run, x, a, 1, b, code, y),
    backward: () => {
      backward(rows, groups, run, x, 0, dy, a, 1, b, code, 0, dx, scratch);
      finish(groups, run, 1, b, code, scratch, numerator.gradient, denominator.gradient);
    },
  };
}
