import { createScratch, type Scratch } from "../dense/scratch.js";
import type { RuntimeContext } from "../runtime/context.js";
import { aligned } from "./layers/shapes.js";
import type { Parameter } from "./parameters.js";
import type { Storage } from "./storage.js";

const KEPT = 255; // -1 as the kernel reads it

interface Mask {
  readonly parameter: Parameter;
  readonly block: Scratch;
  readonly pointer: number;
}

/** Which weights pruning took away: a byte for each weight of a pruned layer, nothing for others. */
export class Masks {
  readonly #context: RuntimeContext;
  readonly #storage: Storage;
  readonly #owner: object;
  #masks: readonly Mask[] = [];

  constructor(context: RuntimeContext, storage: Storage, owner: object) {
    this.#context = context;
    this.#storage = storage;
    this.#owner = owner;
  }

  get bytes(): number {
    return this.#masks.reduce((sum, { parameter }) => sum + aligned(parameter.size), 0);
  }

  get parameters(): readonly Parameter[] {
    return this.#masks.map(({ parameter }) => parameter);
  }

  /** Masks for these parameters, those that are new keeping everything. @throws RangeError when memory is out; nothing is left behind. */
  reserve(parameters: readonly Parameter[]): void {
    const added: Mask[] = [];
    try {
      for (const parameter of parameters) {
        if (this.#find(parameter) === undefined) added.push(this.#allocate(parameter));
      }
    } catch (error) {
      for (const { block } of added) block.release();
      throw error;
    }
    this.#masks = [...this.#masks, ...added];
  }

  /** Takes away what is zero among `values` from now on, but for the places in `alive`. The parameter has its mask. */
  takeZeros(parameter: Parameter, values: Float32Array, alive: ReadonlySet<number> = new Set()): void {
    const mask = this.#bytesOf(parameter);
    for (let index = 0; index < mask.length; index++) {
      if (values[index] === 0 && !alive.has(index)) mask[index] = 0;
    }
  }

  /** Places whose values are zero by chance: training may move them. */
  aliveZeros(parameter: Parameter, values: Float32Array): readonly number[] {
    const mask = this.#bytesOf(parameter);
    const places: number[] = [];
    for (let index = 0; index < mask.length; index++) if (values[index] === 0 && mask[index] !== 0) places.push(index);
    return places;
  }

  /** Zeroes what is masked in a block that has the order of the parameters. Allocates nothing. */
  apply(pointer: number): void {
    for (let index = 0; index < this.#masks.length; index++) {
      const mask = this.#masks[index];
      if (mask === undefined) continue;
      const { size, offset } = mask.parameter;
      this.#storage.kernels.apply_mask(size, mask.pointer, pointer + offset);
    }
  }

  release(): void {
    for (const { block } of this.#masks) block.release();
    this.#masks = [];
  }

  #allocate(parameter: Parameter): Mask {
    const block = createScratch(this.#context, `the mask of ${parameter.name}`, this.#owner);
    const pointer = block.reserve(aligned(parameter.size));
    this.#context.u8(pointer, parameter.size).fill(KEPT);
    return { parameter, block, pointer };
  }

  #find(parameter: Parameter): Mask | undefined {
    return this.#masks.find((mask) => mask.parameter === parameter);
  }

  #bytesOf(parameter: Parameter): Uint8Array {
    const mask = this.#find(parameter);
    if (mask === undefined) throw new Error(`${parameter.name} has no mask`);
    return this.#context.u8(mask.pointer, parameter.size);
  }
}
