import type { Applied, Application, ReferenceLayer } from "./layer.js";
import { at, generate, sizeOf, type Values } from "./values.js";

const EPSILON = 1e-5;

/** Batch norm: by the batch's own statistics when training, else by the running ones. */
export const batchNorm: ReferenceLayer<"batchNorm"> = (application) => normalize(application, EPSILON);

/** The same with another epsilon. */
export function normalize({ inputs: [x], parameter, training }: Application<"batchNorm">, epsilon: number): Applied {
  const channels = at(x.shape, 1);
  const size = sizeOf(x.shape.slice(2));
  const channelOf = (index: number): number => Math.floor(index / size) % channels;
  const [gamma, beta] = [parameter("weight"), parameter("bias")];
  if (!training) return byRunning(x, channelOf, gamma, beta, parameter("mean"), parameter("variance"));
  const count = x.value.length / channels;
  const means = meanPerChannel(x.value, channels, channelOf);
  const meanMagnitudes = meanPerChannel(x.magnitude, channels, channelOf);
  const squares = x.value.map((value, index) => (value - at(means, channelOf(index))) ** 2);
  const deviations = meanPerChannel(squares, channels, channelOf).map((variance) => Math.sqrt(variance + epsilon));
  const normal = generate(
    x.shape,
    (index) => (at(x.value, index) - at(means, channelOf(index))) / at(deviations, channelOf(index)),
    (index) => (at(x.magnitude, index) + at(meanMagnitudes, channelOf(index))) / at(deviations, channelOf(index)),
  );
  // An error e of x changes the deviation by about e itself, so that x^ passes it on multiplied by |x^| too.
  const spread = meanPerChannel(normal.magnitude, channels, channelOf);
  const normalMagnitude = (index: number): number =>
    at(normal.magnitude, index) + Math.abs(at(normal.value, index)) * at(spread, channelOf(index));
  const output = generate(
    x.shape,
    (index) => at(normal.value, index) * at(gamma.value, channelOf(index)) + at(beta.value, channelOf(index)),
    (index) => normalMagnitude(index) * at(gamma.magnitude, channelOf(index)) + at(beta.magnitude, channelOf(index)),
  );
  return {
    output,
    roundings: count + 8,
    backward: (dy) => {
      const product = generate(
        x.shape,
        (index) => at(dy.value, index) * at(normal.value, index),
        (index) => at(dy.magnitude, index) * normalMagnitude(index),
      );
      const mean = {
        dy: meanPerChannel(dy.value, channels, channelOf),
        dyMagnitude: meanPerChannel(dy.magnitude, channels, channelOf),
        product: meanPerChannel(product.value, channels, channelOf),
        productMagnitude: meanPerChannel(product.magnitude, channels, channelOf),
      };
      const scale = (index: number): number => at(gamma.value, channelOf(index)) / at(deviations, channelOf(index));
      const dx = generate(
        x.shape,
        (index) => {
          const channel = channelOf(index);
          return (
            scale(index) *
            (at(dy.value, index) - at(mean.dy, channel) - at(normal.value, index) * at(mean.product, channel))
          );
        },
        (index) => {
          const channel = channelOf(index);
          const rest = normalMagnitude(index) * at(mean.productMagnitude, channel);
          // The deviation's own error multiplies all of it.
          const direct = (at(dy.magnitude, index) + at(mean.dyMagnitude, channel) + rest) * (1 + at(spread, channel));
          return Math.abs(scale(index)) * direct;
        },
      );
      const total = (means: Float64Array): Float64Array => means.map((value) => value * count);
      const parameters = {
        weight: { shape: [channels], value: total(mean.product), magnitude: total(mean.productMagnitude) },
        bias: { shape: [channels], value: total(mean.dy), magnitude: total(mean.dyMagnitude) },
      };
      return { inputs: [dx], parameters };
    },
  };
}

function byRunning(
  x: Values,
  channelOf: (index: number) => number,
  gamma: Values,
  beta: Values,
  mean: Values,
  variance: Values,
): Applied {
  const scale = (index: number): number =>
    at(gamma.value, channelOf(index)) / Math.sqrt(at(variance.value, channelOf(index)) + EPSILON);
  const output = generate(
    x.shape,
    (index) =>
      (at(x.value, index) - at(mean.value, channelOf(index))) * scale(index) + at(beta.value, channelOf(index)),
    (index) =>
      (at(x.magnitude, index) + at(mean.magnitude, channelOf(index))) * Math.abs(scale(index)) +
      at(beta.magnitude, channelOf(index)),
  );
  return {
    output,
    roundings: 8,
    backward: () => {
      throw new Error("predicting has no backward");
    },
  };
}

function meanPerChannel(values: Float64Array, channels: number, channelOf: (index: number) => number): Float64Array {
  const sums = new Float64Array(channels);
  values.forEach((value, index) => {
    sums[channelOf(index)] = at(sums, channelOf(index)) + value;
  });
  return sums.map((value) => (value * channels) / values.length);
}
