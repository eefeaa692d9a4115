import type { ResolvedActivation } from "../../dense/activation.js";
import { sizeOf } from "../../runtime/checks.js";
import { outOfRange } from "../../runtime/errors.js";
import type { Shape } from "./layer.js";

/** Checks of the shapes that layers take. Each throws a RangeError that names the layer. */

export interface Planes {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

export function planesOf(argument: string, shape: Shape): Planes {
  const [channels, height, width] = shape;
  if (shape.length !== 3 || channels === undefined || height === undefined || width === undefined) {
    throw outOfRange(`${argument}: input`, shape, "the shape [channels, height, width]");
  }
  return { channels, height, width };
}

export function featuresOf(argument: string, shape: Shape): number {
  const [features] = shape;
  if (shape.length !== 1 || features === undefined) {
    throw outOfRange(`${argument}: input`, shape, "the shape [features] (put a flatten layer before)");
  }
  return features;
}

export interface Rows {
  /** 1 for [features]. */
  readonly tokens: number;
  readonly features: number;
}

/** Rows of features that a layer treats alike: one of [features], or those of [tokens, features]. */
export function rowsOf(argument: string, shape: Shape): Rows {
  if (shape.length === 1) return { tokens: 1, features: featuresOf(argument, shape) };
  const [tokens, features] = shape;
  if (shape.length !== 2 || tokens === undefined || features === undefined) {
    const expected = "the shape [features] or [tokens, features] (put a flatten or a tokens layer before)";
    throw outOfRange(`${argument}: input`, shape, expected);
  }
  return { tokens, features };
}

export function tokensOf(argument: string, shape: Shape): Rows {
  if (shape.length !== 2) {
    throw outOfRange(`${argument}: input`, shape, "the shape [tokens, features] (put a tokens layer before)");
  }
  return rowsOf(argument, shape);
}

/** Channels and values per channel of either kind of shape. */
export function channelsOf(argument: string, shape: Shape): { readonly channels: number; readonly size: number } {
  if (shape.length === 1) return { channels: featuresOf(argument, shape), size: 1 };
  const { channels, height, width } = planesOf(argument, shape);
  return { channels, size: height * width };
}

export function isSameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/** Kaiming's bound of a uniform distribution: of variance 2 / fan-in before a clamp that cuts one half off, else 1 / fan-in. */
export function kaimingBound(fanIn: number, { minimum }: ResolvedActivation): number {
  return Math.sqrt((minimum === 0 ? 6 : 3) / fanIn);
}

/** Xavier's bound of a uniform distribution, of variance 2 / (fan-in + fan-out). */
export function xavierBound(fanIn: number, fanOut: number): number {
  return Math.sqrt(6 / (fanIn + fanOut));
}

/** Rounded up to the alignment of every block. */
export function aligned(bytes: number): number {
  return Math.ceil(bytes / 16) * 16;
}

export function totalSize(batch: number, shape: Shape): number {
  return batch * sizeOf(shape);
}
