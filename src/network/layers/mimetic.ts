import type { JointInitial } from "./layer.js";
import { dot, eigenvectors } from "./eigenvectors.js";

/** Parts of noise and of the identity in each head's Wq Wk^T, and in Wv Wproj, whose identity is negative. */
const [QUERY_KEY, VALUE_PROJECTION] = [0.7, 0.4];

/**
 * Weights of an attention layer that starts as those of trained transformers look: Wq Wk^T of each head is the best approximation of its rank
 * to 0.7 Z + 0.7 I, and Wproj Wv is 0.4 Z - 0.4 I, with entries of Z uniform and of variance 1 / features; the singular values are shared evenly between the two factors. Trockman,
 * Kolter, "Mimetic initialization of self-attention layers", 2023, arXiv:2305.09828; constants of the published KAT code. Gives
 * [qkv.weight, proj.weight].
 */
export function mimeticWeights(features: number, heads: number): JointInitial {
  return (draw) => {
    const headSize = features / heads;
    const size = features * features;
    const [qkv, proj] = [new Float32Array(3 * size), new Float32Array(size)];
    for (let head = 0; head < heads; head++) {
      const { left, right } = balancedFactors(noisyIdentity(draw(size), features, QUERY_KEY, QUERY_KEY), features);
      for (let index = 0; index < headSize; index++) {
        const row = head * headSize + index;
        qkv.set(left[index] ?? [], row * features);
        qkv.set(right[index] ?? [], size + row * features);
      }
    }
    const noisy = noisyIdentity(draw(size), features, VALUE_PROJECTION, -VALUE_PROJECTION);
    const { left, right } = balancedFactors(noisy, features);
    for (let index = 0; index < features; index++) {
      qkv.set(right[index] ?? [], 2 * size + index * features);
      for (let row = 0; row < features; row++) proj[row * features + index] = left[index]?.[row] ?? NaN;
    }
    return [qkv, proj];
  };
}

/** noise Z + identity I, from numbers in [-1, 1). */
function noisyIdentity(uniform: Float32Array, size: number, noise: number, identity: number): Float64Array {
  const scale = noise * Math.sqrt(3 / size);
  return Float64Array.from(uniform, (value, index) => scale * value + (index % (size + 1) === 0 ? identity : 0));
}

interface Factors {
  readonly left: readonly Float64Array[];
  readonly right: readonly Float64Array[];
}

/** The matrix as a sum of left_i right_i^T of equal lengths, from the largest: sqrt(s) u and sqrt(s) v of its singular values. */
function balancedFactors(matrix: Float64Array, size: number): Factors {
  const left: Float64Array[] = [];
  const right: Float64Array[] = [];
  for (const vector of eigenvectors(gramOf(matrix, size), size)) {
    const image = Float64Array.from(vector, (_, row) => dot(matrix.subarray(row * size, (row + 1) * size), vector));
    const root = Math.sqrt(Math.sqrt(dot(image, image))); // of the singular value, exact where its square has lost its digits
    left.push(image.map((value) => (root === 0 ? 0 : value / root)));
    right.push(vector.map((value) => value * root));
  }
  return { left, right };
}

/** A^T A */
function gramOf(matrix: Float64Array, size: number): Float64Array {
  const gram = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const values = matrix.subarray(row * size, (row + 1) * size);
    for (const [index, factor] of values.entries()) {
      const sums = gram.subarray(index * size, (index + 1) * size);
      for (let column = 0; column < size; column++)
        sums[column] = (sums[column] ?? NaN) + factor * (values[column] ?? NaN);
    }
  }
  return gram;
}
