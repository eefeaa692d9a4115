import { at } from "./values.js";

/** Batch norm over x [batch, channels, size], in f64. */
export interface Norm {
  readonly batch: number;
  readonly channels: number;
  readonly size: number;
  readonly gamma: Float32Array;
  readonly beta: Float32Array;
  readonly epsilon: number;
}

export interface Moments {
  readonly mean: ArrayLike<number>;
  readonly variance: ArrayLike<number>;
}

export function channelOf(norm: Norm, index: number): number {
  return Math.floor(index / norm.size) % norm.channels;
}

/** The values of each channel, in order. */
export function byChannel(norm: Norm, values: ArrayLike<number>): readonly number[][] {
  const channels = Array.from({ length: norm.channels }, (): number[] => []);
  for (let index = 0; index < values.length; index++) channels[channelOf(norm, index)]?.push(at(values, index));
  return channels;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function largestMagnitude(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** Mean and biased variance of each channel, in two passes. */
export function channelMoments(norm: Norm, x: ArrayLike<number>): { mean: number[]; variance: number[] } {
  const channels = byChannel(norm, x);
  const mean = channels.map((values) => sum(values) / values.length);
  const variance = channels.map((values, channel) => {
    return sum(values.map((value) => (value - at(mean, channel)) ** 2)) / values.length;
  });
  return { mean, variance };
}

/** gamma (x - mean) / sqrt(variance + epsilon) + beta. */
export function normalize(norm: Norm, x: ArrayLike<number>, moments: Moments): Float64Array {
  return Float64Array.from(x, (value, index) => {
    const channel = channelOf(norm, index);
    const deviation = Math.sqrt(at(moments.variance, channel) + norm.epsilon);
    return (at(norm.gamma, channel) * (value - at(moments.mean, channel))) / deviation + at(norm.beta, channel);
  });
}

export interface Gradients {
  readonly dx: Float64Array;
  readonly dGamma: readonly number[];
  readonly dBeta: readonly number[];
}

/** With x^ = (x - mean) / deviation: dx = gamma / deviation (dy - mean(dy) - x^ mean(dy x^)), means over the channel. */
export function backward(norm: Norm, x: ArrayLike<number>, dy: ArrayLike<number>): Gradients {
  const { mean, variance } = channelMoments(norm, x);
  const deviation = variance.map((value) => Math.sqrt(value + norm.epsilon));
  const normal = Float64Array.from(x, (value, index) => {
    const channel = channelOf(norm, index);
    return (value - at(mean, channel)) / at(deviation, channel);
  });
  const products = normal.map((value, index) => value * at(dy, index));
  const dBeta = byChannel(norm, dy).map(sum);
  const dGamma = byChannel(norm, products).map(sum);
  const count = norm.batch * norm.size;
  const dx = normal.map((value, index) => {
    const channel = channelOf(norm, index);
    const rest = at(dy, index) - at(dBeta, channel) / count - (value * at(dGamma, channel)) / count;
    return (at(norm.gamma, channel) / at(deviation, channel)) * rest;
  });
  return { dx, dGamma, dBeta };
}
