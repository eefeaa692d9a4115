import { resolveActivation, type ResolvedActivation } from "../../dense/activation.js";
import { checkInteger, checkNumber } from "../../runtime/checks.js";
import { weightAndBias } from "./convolution.js";
import { foldNormalization } from "./fold.js";
import type {
  DescribeRequest,
  LayerDefinition,
  LayerMemory,
  LayerPlan,
  LayerSteps,
  ParameterSpec,
  PlanRequest,
  Shape,
} from "./layer.js";
import { LINEAR, type Linear, type LinearForm } from "./linear.js";
import { rationalLinear } from "./rationalLinear.js";
import { rowsOf } from "./shapes.js";
import { planSparse } from "./sparse.js";
import type { Product } from "../sparseWeights.js";

/** Beyond, no network starts within f32. */
const LARGEST_GAIN = 1e6;

export const dense: LayerDefinition = {
  keys: ["units", "bias", "activation", "gain"],
  inputs: { least: 1, most: 1 },
  describe({ argument, spec, inputs: [shape] }) {
    const { tokens, features } = rowsOf(argument, shape);
    const units = checkInteger(`${argument}.units`, spec["units"], 1);
    const activation = resolveActivation(`${argument}.activation`, spec["activation"]);
    const product = { outputs: units, inputs: features, pixels: 1, tokens };
    return {
      shape: [...shape.slice(0, -1), units],
      parameters: parametersOf(argument, spec, activation, [units, features]),
      macs: tokens * units * features,
      product,
      role: "compute",
      activation,
      takesActivation: true,
      takesNormalization: true,
      rationalFeatures: features,
      plan: (request) => planDense({ rows: request.batch * tokens, units, features }, product, request),
    };
  },
};

/** With a gain g, weights in +-g sqrt(3 / fan-in), whose deviation is g / sqrt(fan-in), in place of Kaiming's for the activation. */
function parametersOf(
  argument: string,
  spec: DescribeRequest["spec"],
  activation: ResolvedActivation,
  shape: Shape,
): readonly ParameterSpec[] {
  const parameters = weightAndBias(argument, spec, activation, shape);
  if (spec["gain"] === undefined) return parameters;
  const [, features = 1] = shape;
  const initial = { bound: checkNumber(`${argument}.gain`, spec["gain"], 0, LARGEST_GAIN) * Math.sqrt(3 / features) };
  return parameters.map((parameter) => (parameter.role === "weight" ? { ...parameter, initial } : parameter));
}

function planDense(linear: Linear, product: Product, request: PlanRequest): LayerPlan {
  const { storage, training, context, sparse } = request;
  if (sparse !== undefined) return planSparse("matmul", product, sparse, request);
  const form = request.rational === undefined ? LINEAR : rationalLinear(request.rational);
  const bytes = form.bytes(linear, request);
  const kernel = `${form.before}matmul ${context.info.variant}`;
  if (training) {
    return {
      kernel,
      forwardScratch: bytes.forward,
      backwardScratch: bytes.backward,
      readsInputs: true,
      clamps: true,
      bind: (memory) => bindTraining(form, linear, request, memory),
    };
  }
  const isFolded = request.normalization !== undefined;
  const weightBytes = linear.units * linear.features * storage.elementBytes;
  return {
    kernel,
    preparedBytes: bytes.packed + (isFolded ? linear.units * storage.elementBytes : 0),
    forwardScratch: isFolded ? Math.max(bytes.forward, weightBytes) : bytes.forward,
    clamps: true,
    bind: (memory) => bindPrediction(form, linear, request, bytes.packed, memory),
  };
}

function bindPrediction(
  form: LinearForm,
  linear: Linear,
  request: PlanRequest,
  packedBytes: number,
  memory: LayerMemory,
): LayerSteps {
  const { context, normalization, activation: bounds } = request;
  const { inputs, output: y, prepared: packed, forwardScratch: scratch } = memory;
  const weight = request.parameter("weight");
  const bias = request.optionalParameter("bias");
  const places = { x: inputs[0], y, packed, scratch, bounds };
  if (normalization === undefined) return form.bind(linear, request, { weight, bias }, places);
  const foldedWeight = { ...weight, value: scratch };
  const foldedBias = { value: packed + packedBytes, gradient: 0, size: linear.units };
  const fold = { weight, bias, normalization, foldedWeight: scratch, foldedBias: foldedBias.value };
  const { prepare, forward } = form.bind(linear, request, { weight: foldedWeight, bias: foldedBias }, places);
  return {
    prepare: () => {
      foldNormalization(context, fold);
      prepare();
    },
    forward,
  };
}

function bindTraining(form: LinearForm, linear: Linear, request: PlanRequest, memory: LayerMemory): LayerSteps {
  const { inputs, output: y, outputGradient: dy, inputGradients, forwardScratch, backwardScratch } = memory;
  const [x] = inputs;
  const [dx] = inputGradients;
  const parameters = { weight: request.parameter("weight"), bias: request.optionalParameter("bias") };
  const places = { x, y, packed: 0, scratch: forwardScratch, bounds: request.activation };
  return {
    forward: form.bind(linear, request, parameters, places).forward,
    backward: form.bindBackward(linear, request, parameters, { x, dy, dx, scratch: backwardScratch }),
  };
}
