import type { Activation } from "../dense/types.js";
import type { Tensor } from "../runtime/types.js";

/** Output channels whose weights are stored together, one column of them at a time. */
export type Block = 1 | 2 | 4;

export interface PruneOptions {
  /** The part that becomes zero, in [0, 1): `round(sparsity n)` of n weights, or of n blocks or groups at an input. */
  sparsity: number;
  /** Neighbouring output channels that become zero together. Rows that are left over stand alone. Default 1. */
  block?: Block;
  /** Output channels, neighbours or not, that share an input mask; what is left over is a smaller group. A multiple of `block`. */
  group?: number;
}

export interface SparseRowsOptions {
  /** [outputs]. */
  bias?: Float32Array;
  /** Default "none". */
  activation?: Activation;
  /** Rows stored together. Rows that are left over are stored alone. Default "auto": what pays by measured fill. */
  block?: Block | "auto";
  /** What values are stored as; sums are f32. Default "f32". */
  storage?: "f32" | "f16";
}

export interface SparseMatrixOptions extends SparseRowsOptions {
  /** Output channels that share an input mask, as `prune` made them: with "auto" no block has more rows. A multiple of `block`. */
  group?: number;
}

/**
 * Weights [outputs, inputs], packed once into WebAssembly memory. A matrix holds its memory until it is disposed (`using`), also
 * when it was made inside `scope`.
 */
export interface SparseMatrix extends Disposable {
  readonly outputs: number;
  readonly inputs: number;
  /** Stored weights that are not zero (fill inside blocks not counted). */
  readonly nonzeros: number;
  /** The part of the weights that is zero: `1 - nonzeros / (outputs inputs)`; 0 where there are no weights. */
  readonly sparsity: number;
  /** The block asked for; of "auto", the block in which most weights lie. */
  readonly block: Block;
  /** Of its packed form in WebAssembly memory. What f16 is widened in is shared by all matrices. */
  readonly bytes: number;

  /**
   * The matrix times planes of pixels, with its bias and activation: `y[o,p] = activation(bias[o] + sum over i of w[o,i] x[i,p])`.
   *
   * Shapes: `x` [inputs, pixels], result [outputs, pixels]; or `x` [batch, inputs, pixels], result [batch, outputs, pixels]. Rows are
   * in the weights' own order whatever the packing. Every size may be 0. Inputs without a stored weight are never read, so a NaN there
   * has no effect; under a zero that is stored inside a block it multiplies and gives NaN. An activation that is a clamp leaves
   * NaN as it is. Each value is the bias plus one sum over inputs in order, within γ(n + 1) of the sum of magnitudes of its n
   * stored terms and the bias; but in `relaxed` its bits depend neither on the block nor on the number of pixels. With `out`, nothing
   * is allocated; batches of four or more single pixels need scratch, which the first of their size takes.
   *
   * @throws TypeError once disposed and for what is no live f32 tensor of this instance; RangeError for shapes that do not
   * multiply, planes of 2^31 bytes or more in all, or an `out` that overlaps `x`.
   * @example
   * ```ts
   * import { load } from "lanewise";
   *
   * using lanewise = await load();
   * using matrix = lanewise.sparse.matrix(Float32Array.of(2, 0, 0, 0, 0, -1), [2, 3], { activation: "relu" });
   * using x = lanewise.tensor("f32", [3, 2], [1, 2, 3, 4, -5, 6]);
   * using y = matrix.matmul(x);
   * console.log(y.data); // Float32Array(4) [ 2, 4, 5, 0 ]
   * ```
   */
  matmul(x: Tensor<"f32">, out?: Tensor<"f32">): Tensor<"f32">;
  /** Gives the memory back. Idempotent; `matmul` throws from then on. */
  dispose(): void;
}

/** Sparse weights of 1x1 convolutions and dense layers on planar activations ("CHW"). */
export interface Sparse {
  /**
   * A copy of the weights with the smallest set to zero.
   *
   * By magnitude of each weight; with `block`, by the L2 norm of blocks of neighbouring output channels at an input; with `group`, by
   * the L2 norm of groups of any output channels, put together so that channels with the same important inputs share a group
   * (SparseByteNN, arXiv 2310.19509). A smaller block that is left over is compared by its mean square. Exactly
   * `round(sparsity n)` of the n weights, blocks or groups at an input are zeroed, those that come first among equals. Rows keep their
   * order. Infinities are the largest weights.
   *
   * @throws TypeError for what is no Float32Array; RangeError for a NaN, whose index it names, another length than the shape's, a
   * sparsity outside [0, 1), or a `group` that is no multiple of `block`.
   * @example
   * ```ts
   * import { load } from "lanewise";
   *
   * using lanewise = await load();
   * const weights = Float32Array.of(3, -1, 2, 1, 5, -4);
   * console.log(lanewise.sparse.prune(weights, [2, 3], { sparsity: 0.5 })); // Float32Array(6) [ 3, 0, 0, 0, 5, -4 ]
   * ```
   */
  prune(weights: Float32Array, shape: readonly [outputs: number, inputs: number], options: PruneOptions): Float32Array;

  /**
   * Packs the weights [outputs, inputs] that are not zero.
   *
   * Rows are put together in the order that fills blocks best: in exactly the blocks asked for, or, with "auto", in those that
   * pay. Infinite weights are stored as they are. With `storage: "f16"` weights are rounded to nearest even first, those that round to
   * zero are not stored, and the result is that of the rounded weights stored as f32, bit for bit. Above 2^27 weights rows are not
   * reordered.
   *
   * @throws TypeError for what is no Float32Array; RangeError for a weight that is NaN or beyond f16 where that is its storage (its
   * index is named), other lengths than the shape's, more than 65536 inputs (index overflow), or when memory is out.
   * @example
   * ```ts
   * import { load } from "lanewise";
   *
   * using lanewise = await load();
   * const weights = Float32Array.of(1, 0, 0, 2, 0, 3, 4, 0);
   * using matrix = lanewise.sparse.matrix(weights, [2, 4], { storage: "f16", bias: Float32Array.of(10, 20) });
   * console.log(matrix.nonzeros, matrix.sparsity, matrix.block); // 4 0.5 1
   * ```
   */
  matrix(
    weights: Float32Array,
    shape: readonly [outputs: number, inputs: number],
    options?: SparseMatrixOptions,
  ): SparseMatrix;

  /**
   * `matrix` from compressed sparse rows, as SciPy (`data`, `indices`, `indptr`) and PyTorch (`values`, `col_indices`, `crow_indices`)
   * write them.
   *
   * Row o has the entries from `rowPointers[o]` to `rowPointers[o + 1]`. Columns of a row may come in any order; those that come twice
   * are added up in f32 in the order given; weights that are zero are not stored.
   *
   * @throws as `matrix`, and RangeError for row pointers that do not run from 0 to the number of values without falling, or a column
   * outside the shape.
   * @example
   * ```ts
   * import { load } from "lanewise";
   *
   * using lanewise = await load();
   * const [values, columns, rowPointers] = [Float32Array.of(5, 7), Int32Array.of(2, 0), Int32Array.of(0, 1, 1, 2)];
   * using matrix = lanewise.sparse.fromCSR(values, columns, rowPointers, [3, 4]);
   * using x = lanewise.tensor("f32", [4, 1], [1, 2, 3, 4]);
   * console.log(matrix.matmul(x).data); // Float32Array(3) [ 15, 0, 7 ]
   * ```
   */
  fromCSR(
    values: Float32Array,
    columns: Int32Array,
    rowPointers: Int32Array,
    shape: readonly [outputs: number, inputs: number],
    options?: SparseRowsOptions,
  ): SparseMatrix;
}
