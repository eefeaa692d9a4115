import type { ResolvedActivation } from "../dense/activation.js";
import { applyCurve } from "../dense/curve.js";
import type { RuntimeContext } from "../runtime/context.js";
import { outOfRange } from "../runtime/errors.js";
import type { Tensor } from "../runtime/types.js";
import { arrangeRows, mainBlock } from "./arrange.js";
import type { ResolvedOptions } from "./checks.js";
import { planPacking, writePacking, type Packing } from "./pack.js";
import type { CompressedRows } from "./rows.js";
import type { SharedScratch } from "./scratch.js";
import type { Block, SparseMatrix } from "./types.js";

/** Kernels address a plane of all channels with 31 bits. */
const PLANES_END = 2 ** 31;

/** Weights packed in the memory of an instance. */
export class PackedMatrix implements SparseMatrix {
  readonly outputs: number;
  readonly inputs: number;
  readonly nonzeros: number;
  readonly sparsity: number;
  readonly block: Block;
  readonly bytes: number;
  readonly #context: RuntimeContext;
  readonly #scratch: SharedScratch;
  readonly #activation: ResolvedActivation;
  readonly #matrix: number;
  #free: (() => void) | undefined;

  /** @throws RangeError when memory is out; nothing is left behind. */
  constructor(context: RuntimeContext, scratch: SharedScratch, rows: CompressedRows, options: ResolvedOptions) {
    const arrangement = arrangeRows(rows, options);
    const packing = planPacking(rows, arrangement, options);
    this.outputs = rows.outputs;
    this.inputs = rows.inputs;
    this.nonzeros = rows.values.length;
    const weights = rows.outputs * rows.inputs;
    this.sparsity = weights === 0 ? 0 : 1 - this.nonzeros / weights;
    this.block = options.block === "auto" ? mainBlock(rows, arrangement) : options.block;
    this.#context = context;
    this.#activation = options.activation;
    this.bytes = packing.bytes;
    this.#scratch = scratch;
    this.#matrix = place(context, scratch, packing);
    this.#free = context.freeWith(this, [this.#matrix]);
  }

  matmul(x: Tensor<"f32">, out?: Tensor<"f32">): Tensor<"f32"> {
    if (this.#free === undefined) throw new TypeError("this sparse matrix was disposed and cannot be used any more");
    const context = this.#context;
    const { kernels } = context;
    const isBatch = context.checkTensor("x", x, "f32").shape.length === 3;
    const pattern = isBatch ? ["batch", this.inputs, "pixels"] : [this.inputs, "pixels"];
    const input = context.checkTensor("x", x, "f32", pattern);
    const pixels = input.shape[isBatch ? 2 : 1] ?? 0;
    const batch = isBatch ? (input.shape[0] ?? 0) : 1;
    if (Math.max(this.inputs, this.outputs) * pixels * 4 >= PLANES_END) {
      throw outOfRange(
        "x",
        x,
        `planes of less than 2^31 bytes in all, for ${this.inputs} inputs and ${this.outputs} outputs`,
      );
    }
    const shape = isBatch ? [batch, this.outputs, pixels] : [this.outputs, pixels];
    const y = context.output({ out, dtype: "f32", shape, inputs: [input] });
    const scratch = this.#reserveScratch(batch, pixels, () => {
      if (out === undefined) y.dispose();
    });
    const { minimum, maximum } = this.#activation;
    kernels.sparse_matmul_f32(this.#matrix, batch, pixels, input.pointer, y.pointer, minimum, maximum, scratch);
    applyCurve(context, this.#activation, y);
    return y;
  }

  /** Calls `undo` where memory is out. */
  #reserveScratch(batch: number, pixels: number, undo: () => void): number {
    const bytes = this.#context.kernels.sparse_matmul_scratch_bytes_f32(this.#matrix, batch, pixels);
    try {
      return this.#scratch.reserve(bytes);
    } catch (error) {
      undo();
      throw error;
    }
  }

  dispose(): void {
    if (this.#free === undefined) return;
    this.#free();
    this.#free = undefined;
    this.#scratch.leave();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

/** Allocates and writes a matrix, and takes the scratch that running it on planes needs. Returns where it lies. */
function place(context: RuntimeContext, scratch: SharedScratch, packing: Packing): number {
  const { outputs, inputs } = packing.rows;
  const matrix = context.allocate(packing.bytes, `a sparse matrix [${outputs}, ${inputs}]`);
  try {
    writePacking(packing, context.u8(matrix, packing.bytes));
    scratch.enter(context.kernels.sparse_matmul_scratch_bytes_f32(matrix, 1, 1));
    return matrix;
  } catch (error) {
    context.free(matrix);
    throw error;
  }
}
