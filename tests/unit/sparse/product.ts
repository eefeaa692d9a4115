import assert from "node:assert/strict";
import type { SparseMatrixOptions } from "../../../src/sparse/types.js";
import type { Lanewise } from "../../support/variants.js";
import { createRandom, uniformArray } from "../network/random.js";
import { runDense, type DenseProduct } from "./reference.js";
import type { Shape } from "./weights.js";

const UNIT_ROUNDOFF = 2 ** -24;

export type Product = Omit<DenseProduct, "batch"> & { readonly batch?: number };

/** y of a new matrix and a plain [inputs, pixels] or [batch, inputs, pixels] x. */
export function multiply(lanewise: Lanewise, product: Product, options: SparseMatrixOptions = {}): Float32Array {
  const { weights, shape, bias, x, batch, pixels } = product;
  const [outputs, inputs] = shape;
  using matrix = lanewise.sparse.matrix(weights, shape, bias === undefined ? options : { ...options, bias });
  using input = lanewise.tensor("f32", batch === undefined ? [inputs, pixels] : [batch, inputs, pixels], x);
  using y = matrix.matmul(input);
  assert.deepEqual(y.shape, batch === undefined ? [outputs, pixels] : [batch, outputs, pixels]);
  return y.toFloat32Array();
}

/** Within γ(n + 1) of the sum of magnitudes for n terms and a bias, and half a subnormal for each rounding. */
export function assertProduct(y: Float32Array, product: Product): void {
  const { value, magnitude, terms } = runDense({ ...product, batch: product.batch ?? 1 });
  assert.equal(y.length, value.length);
  for (let at = 0; at < y.length; at++) {
    const roundings = (terms[at] ?? NaN) + 1;
    const gamma = (roundings * UNIT_ROUNDOFF) / (1 - roundings * UNIT_ROUNDOFF);
    const difference = Math.abs((y[at] ?? NaN) - (value[at] ?? NaN));
    const bound = gamma * (magnitude[at] ?? NaN) + roundings * 2 ** -149;
    assert.ok(difference <= bound, `y[${at}] is ${y[at]} and not ${value[at]}: off by ${difference} over ${bound}`);
  }
}

export function randomPlanes(
  seed: number,
  [outputs, inputs]: Shape,
  pixels: number,
  batch: number = 1,
): Pick<Product, "x" | "bias"> {
  const next = createRandom(seed);
  return { x: uniformArray(next, batch * inputs * pixels), bias: uniformArray(next, outputs) };
}
