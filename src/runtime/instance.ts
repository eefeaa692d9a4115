import type { Kernels } from "../generated/abi.js";
import { Block } from "./block.js";
import { checkChoice, checkShape, sizeOf } from "./checks.js";
import type { OutputRequest, RuntimeContext, ShapePattern } from "./context.js";
import { bytesPerValue, DTYPES } from "./dtype.js";
import { describe, outOfRange, wrongType } from "./errors.js";
import type { WasmMemory } from "./memory.js";
import { SafetyNet } from "./safetyNet.js";
import { ScopeStack } from "./scope.js";
import { checkTensorValues, WasmTensor, type TensorOwner } from "./tensor.js";
import type { DType, Info, Tensor } from "./types.js";

/** One instance of the kernels with its memory and its tensors: what the public runtime and the families are made of. */
export class Instance implements RuntimeContext, TensorOwner {
  readonly info: Info;
  readonly isDeterministic: boolean;
  readonly module: WebAssembly.Module;
  readonly memory: WasmMemory;
  readonly #safetyNet: SafetyNet = new SafetyNet();
  readonly #scopes: ScopeStack = new ScopeStack();
  #tensors = 0;

  constructor(module: WebAssembly.Module, memory: WasmMemory, info: Info, isDeterministic: boolean) {
    this.module = module;
    this.memory = memory;
    this.info = info;
    this.isDeterministic = isDeterministic;
  }

  get kernels(): Kernels {
    return this.memory.kernels;
  }

  allocate(bytes: number, what: string): number {
    return this.memory.allocate(bytes, what);
  }

  free(pointer: number): void {
    this.memory.free(pointer);
  }

  freeWith(owner: object, pointers: readonly number[]): () => void {
    const { memory } = this;
    const freed = [...pointers];
    return this.#safetyNet.guard(owner, () => {
      for (const pointer of freed) memory.free(pointer);
    });
  }

  outside<T extends ArrayLike<number>>(values: T): T {
    return this.memory.outside(values);
  }

  f32(pointer: number, length: number): Float32Array {
    return this.memory.f32(pointer, length);
  }

  f64(pointer: number, length: number): Float64Array {
    return this.memory.f64(pointer, length);
  }

  i32(pointer: number, length: number): Int32Array {
    return this.memory.i32(pointer, length);
  }

  u16(pointer: number, length: number): Uint16Array {
    return this.memory.u16(pointer, length);
  }

  u8(pointer: number, length: number): Uint8Array {
    return this.memory.u8(pointer, length);
  }

  /** The public `tensor`. */
  tensor<D extends DType>(dtype: D, shape: readonly number[], values?: ArrayLike<number>): Tensor<D> {
    checkChoice("dtype", dtype, DTYPES);
    const checkedShape = checkShape("shape", shape);
    if (values === undefined) {
      const zeros = this.createTensor(dtype, checkedShape, "a tensor");
      this.u8(zeros.pointer, zeros.byteLength).fill(0);
      return zeros;
    }
    const checkedValues = this.outside(checkTensorValues(dtype, checkedShape, values));
    return this.createTensor(dtype, checkedShape, "a tensor").set(checkedValues);
  }

  createTensor<D extends DType>(dtype: D, shape: readonly number[], what: string): WasmTensor<D> {
    const block = new Block(
      this.memory,
      sizeOf(shape) * bytesPerValue(dtype),
      `${what} of shape [${shape.join(", ")}]`,
    );
    return this.createTensorOf(block, dtype, shape);
  }

  createTensorOf<D extends DType>(block: Block, dtype: D, shape: readonly number[]): WasmTensor<D> {
    return new WasmTensor(this, block, dtype, shape);
  }

  open(tensor: WasmTensor, block: Block): () => void {
    this.#tensors += 1;
    this.#scopes.add(tensor);
    return this.#safetyNet.guard(tensor, () => {
      this.#tensors -= 1;
      block.release();
    });
  }

  leaveScopes(tensor: WasmTensor): void {
    this.#scopes.delete(tensor);
  }

  /** The public `scope`. */
  scope<T>(body: () => T): T {
    if (typeof body !== "function") throw wrongType("body", body, "a function");
    return this.#scopes.run(body);
  }

  memoryUsage(): { readonly used: number; readonly reserved: number; readonly tensors: number } {
    return { used: this.kernels.heap_used(), reserved: this.kernels.heap_reserved(), tensors: this.#tensors };
  }

  dispose(): void {
    this.memory.dispose();
  }

  checkTensor<D extends DType>(argument: string, value: unknown, dtype: D, shape?: ShapePattern): WasmTensor<D> {
    const expected = `${dtype} tensor`;
    if (!(value instanceof WasmTensor)) throw wrongType(argument, value, `${expected} of this lanewise instance`);
    if (!value.belongsTo(this))
      throw new TypeError(`${argument}: ${describe(value)} belongs to another lanewise instance`);
    if (value.isDisposed) throw new TypeError(`${argument}: ${describe(value)} was disposed`);
    if (value.dtype !== dtype) throw wrongType(argument, value, expected);
    if (shape !== undefined && !matches(value.shape, shape)) {
      throw outOfRange(argument, value, `${expected} [${shape.join(", ")}]`);
    }
    return value as WasmTensor<D>;
  }

  output<D extends DType>({ out, dtype, shape, inputs, inPlace = false }: OutputRequest<D>): WasmTensor<D> {
    if (out === undefined) return this.createTensor(dtype, Object.freeze([...shape]), "the result");
    const checked = this.checkTensor("out", out, dtype, shape);
    for (const input of inputs) {
      if (input === undefined || !overlaps(checked, input)) continue;
      const isSame = checked.pointer === input.pointer && checked.byteLength === input.byteLength;
      if (!(inPlace && isSame)) throw outOfRange("out", out, "memory that no input shares");
    }
    return checked;
  }
}

function matches(shape: readonly number[], pattern: ShapePattern): boolean {
  const fits = (size: number, axis: number): boolean => typeof pattern[axis] === "string" || pattern[axis] === size;
  return shape.length === pattern.length && shape.every(fits);
}

function overlaps(a: WasmTensor, b: WasmTensor): boolean {
  return a.pointer < b.pointer + b.byteLength && b.pointer < a.pointer + a.byteLength;
}
