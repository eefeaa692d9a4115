import { resolveActivation, type ResolvedActivation } from "../../dense/activation.js";
import { resolveWindow, type Window } from "../../dense/window.js";
import { checkBoolean, checkInteger } from "../../runtime/checks.js";
import { outOfRange, wrongType } from "../../runtime/errors.js";
import type { DescribeRequest, ParameterSpec, Shape } from "./layer.js";
import { kaimingBound, planesOf, type Planes } from "./shapes.js";

/** What conv2d and depthwiseConv2d have in common: their specification, read and checked. */
export interface Convolution extends Planes {
  readonly filters: number;
  readonly window: Window;
  readonly activation: ResolvedActivation;
  readonly parameters: readonly ParameterSpec[];
}

export const CONVOLUTION_KEYS: readonly string[] = ["kernel", "stride", "padding", "bias", "activation"];

const LARGEST_KERNEL = 0xffff;

/** `filters` undefined: depthwise, one filter per channel. */
export function describeConvolution({ argument, spec, inputs }: DescribeRequest, filters?: number): Convolution {
  const planes = planesOf(argument, inputs[0]);
  const [kernelHeight, kernelWidth] = readKernel(`${argument}.kernel`, spec["kernel"]);
  const { height, width } = planes;
  const { stride, padding } = spec;
  const window = resolveWindow(argument, { height, width, kernelHeight, kernelWidth, stride, padding });
  const activation = resolveActivation(`${argument}.activation`, spec["activation"]);
  const outputs = filters ?? planes.channels;
  const weightShape = [outputs, filters === undefined ? 1 : planes.channels, kernelHeight, kernelWidth];
  const parameters = weightAndBias(argument, spec, activation, weightShape);
  return { ...planes, filters: outputs, window, activation, parameters };
}

/** The weight of a layer, its first axis the outputs, and unless `bias` is false its bias. */
export function weightAndBias(
  argument: string,
  spec: DescribeRequest["spec"],
  activation: ResolvedActivation,
  shape: Shape,
): readonly ParameterSpec[] {
  const [outputs = 0, ...inputs] = shape;
  const fanIn = inputs.reduce((product, size) => product * size, 1);
  const weight: ParameterSpec = {
    name: "weight",
    shape,
    role: "weight",
    initial: { bound: kaimingBound(fanIn, activation) },
  };
  const hasBias = spec["bias"] === undefined || checkBoolean(`${argument}.bias`, spec["bias"]);
  if (!hasBias) return [weight];
  return [weight, { name: "bias", shape: [outputs], role: "bias", initial: { value: 0 } }];
}

function readKernel(argument: string, value: unknown): readonly [number, number] {
  const expected = "a size or [height, width]";
  if (!Array.isArray(value)) {
    if (typeof value !== "number") throw wrongType(argument, value, expected);
    const size = checkInteger(argument, value, 1, LARGEST_KERNEL);
    return [size, size];
  }
  if (value.length !== 2) throw outOfRange(argument, value, expected);
  const [height, width] = value as readonly unknown[];
  return [
    checkInteger(`${argument}[0]`, height, 1, LARGEST_KERNEL),
    checkInteger(`${argument}[1]`, width, 1, LARGEST_KERNEL),
  ];
}
