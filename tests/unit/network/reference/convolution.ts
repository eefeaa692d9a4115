import { applyActivation } from "./activation.js";
import type { Applied, Application, ReferenceLayer } from "./layer.js";
import { backwardBias, backwardTaps, forwardTaps, type Taps } from "./taps.js";
import { at, sizeOf, type Values } from "./values.js";
import { placeWindow } from "./window.js";

export const conv2d: ReferenceLayer<"conv2d"> = (application) => convolve(application, application.spec.filters, false);

export const depthwiseConv2d: ReferenceLayer<"depthwiseConv2d"> = (application) =>
  convolve(application, at(application.inputs[0].shape, 1), true);

export const dense: ReferenceLayer<"dense"> = (application) => {
  const { spec, inputs, parameter } = application;
  const [x] = inputs;
  const features = at(x.shape, x.shape.length - 1);
  const rows = sizeOf(x.shape.slice(0, -1));
  const taps: Taps = (tap) => {
    for (let sample = 0; sample < rows; sample++) {
      for (let unit = 0; unit < spec.units; unit++) {
        for (let feature = 0; feature < features; feature++) {
          tap(sample * spec.units + unit, sample * features + feature, unit * features + feature);
        }
      }
    }
  };
  const bias = spec.bias === false ? undefined : parameter("bias");
  const flat = { ...x, shape: [rows, features] };
  const applied = linear(taps, [rows, spec.units], flat, parameter("weight"), bias, spec.activation, features);
  return {
    ...applied,
    output: { ...applied.output, shape: [...x.shape.slice(0, -1), spec.units] },
    backward: (dy) => {
      const { inputs, parameters } = applied.backward({ ...dy, shape: [rows, spec.units] });
      return { inputs: inputs.map((dx) => ({ ...dx, shape: x.shape })), parameters };
    },
  };
};

function convolve(
  { spec, inputs: [x], parameter }: Application<"conv2d"> | Application<"depthwiseConv2d">,
  filters: number,
  depthwise: boolean,
): Applied {
  const [batch = 0, channels = 0, height = 0, width = 0] = x.shape;
  const [kernelHeight, kernelWidth] = typeof spec.kernel === "number" ? [spec.kernel, spec.kernel] : spec.kernel;
  const stride = spec.stride ?? 1;
  const rows = placeWindow(height, kernelHeight, stride, spec.padding, "rows");
  const columns = placeWindow(width, kernelWidth, stride, spec.padding, "columns");
  const perFilter = depthwise ? 1 : channels;
  const taps: Taps = (tap) => {
    for (let image = 0; image < batch; image++) {
      for (let filter = 0; filter < filters; filter++) {
        for (let channel = 0; channel < perFilter; channel++) {
          const inputPlane = (image * channels + (depthwise ? filter : channel)) * height * width;
          const outputPlane = (image * filters + filter) * rows.output * columns.output;
          const kernel = (filter * perFilter + channel) * kernelHeight * kernelWidth;
          eachTap(outputPlane, inputPlane, kernel, tap);
        }
      }
    }
  };
  const eachTap = (outputPlane: number, inputPlane: number, kernel: number, tap: Parameters<Taps>[0]): void => {
    for (let i = 0; i < rows.output; i++) {
      for (let j = 0; j < columns.output; j++) {
        for (let u = 0; u < kernelHeight; u++) {
          for (let v = 0; v < kernelWidth; v++) {
            const row = i * stride - rows.before + u;
            const column = j * stride - columns.before + v;
            if (row < 0 || row >= height || column < 0 || column >= width) continue;
            const output = outputPlane + i * columns.output + j;
            tap(output, inputPlane + row * width + column, kernel + u * kernelWidth + v);
          }
        }
      }
    }
  };
  const bias = spec.bias === false ? undefined : parameter("bias");
  const shape = [batch, filters, rows.output, columns.output];
  const terms = perFilter * kernelHeight * kernelWidth;
  return linear(taps, shape, x, parameter("weight"), bias, spec.activation, terms);
}

/** Forward over taps and the activation after it; roundings count the longest sum of either direction. */
function linear(
  taps: Taps,
  shape: readonly number[],
  x: Values,
  weight: Values,
  bias: Values | undefined,
  activation: Application<"dense">["spec"]["activation"],
  terms: number,
): Applied {
  const sums = forwardTaps(taps, shape, x, weight, bias);
  const after = applyActivation(activation ?? "none", sums);
  const positions = sizeOf(shape) / at(weight.shape, 0);
  const uses = (terms * at(weight.shape, 0) * positions) / Math.max(1, x.value.length);
  return {
    output: after.output,
    roundings: Math.ceil(Math.max(terms, positions, uses)) + after.roundings + 2,
    backward: (dy) => {
      const dSums = after.backward(dy);
      const { dx, dWeight } = backwardTaps(taps, dSums, x, weight);
      const dBias = bias === undefined ? {} : { bias: backwardBias(dSums, bias.value.length) };
      return { inputs: [dx], parameters: { weight: dWeight, ...dBias } };
    },
  };
}
