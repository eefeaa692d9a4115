import type { Applied, Application, ReferenceLayer } from "./layer.js";
import { backwardTaps, forwardTaps, type Taps } from "./taps.js";
import { at, exact, generate, type Values } from "./values.js";

export const maxPool: ReferenceLayer<"maxPool" | "avgPool"> = (application) => {
  const { windows, shape } = slide(application);
  const [x] = application.inputs;
  const winners = windows.map((window) =>
    window.reduce((best, index) => (at(x.value, index) > at(x.value, best) ? index : best)),
  );
  const output = generate(
    shape,
    (index) => at(x.value, at(winners, index)),
    (index) => Math.max(...(windows[index] ?? []).map((input) => at(x.magnitude, input))),
  );
  return {
    output,
    roundings: windows[0]?.length ?? 0,
    backward: (dy) => {
      const dx = {
        shape: x.shape,
        value: new Float64Array(x.value.length),
        magnitude: new Float64Array(x.value.length),
      };
      winners.forEach((input, index) => {
        dx.value[input] = at(dx.value, input) + at(dy.value, index);
        dx.magnitude[input] = at(dx.magnitude, input) + at(dy.magnitude, index);
      });
      return { inputs: [dx], parameters: {} };
    },
  };
};

export const avgPool: ReferenceLayer<"maxPool" | "avgPool"> = (application) => {
  const { windows, shape } = slide(application);
  return average(application.inputs[0], shape, windows);
};

export const globalAvgPool: ReferenceLayer<"globalAvgPool"> = ({ inputs: [x] }) => {
  const [batch = 0, channels = 0, height = 0, width = 0] = x.shape;
  const size = height * width;
  const windows = Array.from({ length: batch * channels }, (_, plane) =>
    Array.from({ length: size }, (_, index) => plane * size + index),
  );
  return average(x, [batch, channels], windows);
};

function average(x: Values, shape: readonly number[], windows: readonly (readonly number[])[]): Applied {
  const size = windows[0]?.length ?? 1;
  const weight = exact([1], [1 / size]);
  const taps: Taps = (tap) => {
    windows.forEach((window, output) => window.forEach((input) => tap(output, input, 0)));
  };
  return {
    output: forwardTaps(taps, shape, x, weight),
    roundings: size + 2,
    backward: (dy) => ({ inputs: [backwardTaps(taps, dy, x, weight).dx], parameters: {} }),
  };
}

/** The inputs of each output, in row-major order. */
function slide({ spec, inputs: [x] }: Application<"maxPool" | "avgPool">): {
  readonly shape: readonly number[];
  readonly windows: readonly (readonly [number, ...number[]])[];
} {
  const [batch = 0, channels = 0, height = 0, width = 0] = x.shape;
  const stride = spec.stride ?? spec.size;
  const rows = Math.floor((height - spec.size) / stride) + 1;
  const columns = Math.floor((width - spec.size) / stride) + 1;
  const windows: (readonly [number, ...number[]])[] = [];
  for (let plane = 0; plane < batch * channels; plane++) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const corner = plane * height * width + i * stride * width + j * stride;
        const [first = 0, ...others] = Array.from(
          { length: spec.size * spec.size },
          (_, index) => corner + Math.floor(index / spec.size) * width + (index % spec.size),
        );
        windows.push([first, ...others]);
      }
    }
  }
  return { shape: [batch, channels, rows, columns], windows };
}
