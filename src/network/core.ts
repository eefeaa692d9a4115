import { SHAPE_RECORD_BYTES, writeShapeRecord, type ShapeRecord } from "../dense/record.js";
import { createScratch, type Scratch } from "../dense/scratch.js";
import type { Kernels } from "../generated/abi.js";
import type { RuntimeContext } from "../runtime/context.js";
import type { Graph } from "./graph.js";
import { Masks } from "./masks.js";
import { ParameterStore } from "./parameters.js";
import type { RandomState } from "./random.js";
import { createStorage, type Storage } from "./storage.js";
import { MemoryViews } from "./views.js";

/** What the parts of one network share. */
export class Core {
  readonly context: RuntimeContext;
  readonly storage: Storage;
  readonly graph: Graph;
  readonly random: RandomState;
  readonly parameters: ParameterStore;
  readonly masks: Masks;
  readonly views: MemoryViews;
  /** Whose collection frees the memory. */
  readonly owner: object;
  readonly #record: Scratch;
  #isDisposed = false;

  constructor(context: RuntimeContext, graph: Graph, random: RandomState, owner: object) {
    this.context = context;
    this.storage = createStorage(context.kernels);
    this.graph = graph;
    this.random = random;
    this.owner = owner;
    this.parameters = new ParameterStore(context, this.storage, graph, owner);
    this.masks = new Masks(context, this.storage, owner);
    this.views = new MemoryViews(context);
    this.#record = createScratch(context, "a shape record", owner);
  }

  /** The kernels. @throws TypeError once the network or its instance is disposed. */
  checkAlive(): Kernels {
    if (this.#isDisposed) throw new TypeError("this network was disposed and cannot be used any more");
    return this.context.kernels;
  }

  /** Takes the memory that a network holds from the start; draws the parameters unless a file has them. */
  initialize(isRestored: boolean): void {
    this.#record.reserve(SHAPE_RECORD_BYTES);
    this.parameters.initialize(isRestored ? undefined : this.random.seed);
  }

  /** A record to ask kernels for sizes with, valid until the next call. */
  measure(shape: ShapeRecord): number {
    const record = this.#record.reserve(SHAPE_RECORD_BYTES);
    writeShapeRecord(this.context, record, shape);
    return record;
  }

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#record.release();
    this.parameters.release();
    this.masks.release();
  }
}
