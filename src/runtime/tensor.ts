import type { Block } from "./block.js";
import { checkArrayLike, checkShape, sizeOf } from "./checks.js";
import { bytesPerValue, checkValues, readValues, viewOf, writeValues } from "./dtype.js";
import type { WasmMemory } from "./memory.js";
import type { ArrayOf, DType, Tensor } from "./types.js";

/** Views keep their tensor from the collector: whoever reads `matmul(a, b).data` holds no more than that. */
const TENSOR_OF_VIEW = /* @__PURE__ */ new WeakMap<object, object>();

/** What a tensor needs of the instance that made it. */
export interface TensorOwner {
  readonly memory: WasmMemory;
  /** A tensor over a block of which it takes one reference. */
  createTensorOf<D extends DType>(block: Block, dtype: D, shape: readonly number[]): WasmTensor<D>;
  /** Takes the tensor into the books; the function returned takes it out and lets go of the block, once. */
  open(tensor: WasmTensor, block: Block): () => void;
  /** Takes a tensor that is disposed early out of its scope. */
  leaveScopes(tensor: WasmTensor): void;
}

/** What the families see of a tensor: the public interface and its place in memory. */
export class WasmTensor<D extends DType = DType> implements Tensor<D> {
  readonly #owner: TensorOwner;
  readonly #dtype: D;
  readonly #shape: readonly number[];
  readonly #size: number;
  readonly #close: () => void;
  #block: Block | undefined;
  #view: ArrayOf<D> | undefined;

  /** Takes over one reference to the block. */
  constructor(owner: TensorOwner, block: Block, dtype: D, shape: readonly number[]) {
    this.#owner = owner;
    this.#block = block;
    this.#dtype = dtype;
    this.#shape = shape;
    this.#size = sizeOf(shape);
    this.#close = owner.open(this, block);
  }

  get dtype(): D {
    this.#live();
    return this.#dtype;
  }

  get shape(): readonly number[] {
    this.#live();
    return this.#shape;
  }

  get size(): number {
    this.#live();
    return this.#size;
  }

  get byteLength(): number {
    this.#live();
    return this.#size * bytesPerValue(this.#dtype);
  }

  /** Byte address of the first value. */
  get pointer(): number {
    return this.#live().pointer;
  }

  get data(): ArrayOf<D> {
    const { pointer } = this.#live();
    const { memory } = this.#owner;
    if (this.#view?.buffer === memory.buffer) return this.#view;
    const view = viewOf(this.#dtype, memory, pointer, this.#size);
    TENSOR_OF_VIEW.set(view, this);
    this.#view = view;
    return view;
  }

  toFloat32Array(): Float32Array {
    return readValues(this.#dtype, this.data);
  }

  set(values: ArrayLike<number>): this {
    this.#live();
    const checked = checkTensorValues(this.#dtype, this.#shape, values);
    writeValues(this.#dtype, this.data, checked);
    return this;
  }

  reshape(shape: readonly number[]): WasmTensor<D> {
    const block = this.#live();
    const checked = checkShape("shape", shape);
    if (sizeOf(checked) !== this.#size) {
      const sizes = `[${this.#shape.join(", ")}] to [${checked.join(", ")}]`;
      throw new RangeError(
        `shape: expected ${this.#size} values, as many as before, got ${sizeOf(checked)} (${sizes})`,
      );
    }
    block.retain();
    return this.#owner.createTensorOf(block, this.#dtype, checked);
  }

  belongsTo(owner: TensorOwner): boolean {
    return this.#owner === owner;
  }

  get isDisposed(): boolean {
    return this.#block === undefined || this.#owner.memory.isDisposed;
  }

  dispose(): void {
    if (this.#block === undefined) return;
    this.#block = undefined;
    this.#view = undefined;
    this.#owner.leaveScopes(this);
    this.#close();
  }

  // An engine without Symbol.dispose cannot run `using` either: there this is a method that nobody calls.
  [Symbol.dispose](): void {
    this.dispose();
  }

  /** How error messages and consoles call it. */
  get [Symbol.toStringTag](): string {
    return `${this.#dtype} tensor [${this.#shape.join(", ")}]`;
  }

  #live(): Block {
    if (this.#block !== undefined && !this.#owner.memory.isDisposed) return this.#block;
    throw new TypeError(`the ${this[Symbol.toStringTag]} was disposed and cannot be used any more`);
  }
}

/** @throws TypeError or RangeError unless the values fill the shape and fit the dtype. */
export function checkTensorValues(dtype: DType, shape: readonly number[], values: unknown): ArrayLike<number> {
  const checked = checkArrayLike("values", values);
  if (checked.length !== sizeOf(shape)) {
    const expected = `${sizeOf(shape)} numbers for shape [${shape.join(", ")}]`;
    throw new RangeError(`values: expected ${expected}, got ${checked.length}`);
  }
  checkValues(dtype, "values", checked);
  return checked;
}
