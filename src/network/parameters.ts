import { createScratch, type Scratch } from "../dense/scratch.js";
import { sizeOf } from "../runtime/checks.js";
import type { RuntimeContext } from "../runtime/context.js";
import type { Graph, GraphNode } from "./graph.js";
import { drawParameters } from "./initialValues.js";
import type { ParameterPlace, ParameterSpec, Shape } from "./layers/layer.js";
import { aligned } from "./layers/shapes.js";
import type { Storage } from "./storage.js";

export interface Parameter {
  /** `<layer>.<name>`. */
  readonly name: string;
  readonly shape: Shape;
  readonly size: number;
  readonly role: ParameterSpec["role"];
  readonly initial: ParameterSpec["initial"];
  /** In the block of values; gradients and moments have the same order. */
  readonly offset: number;
}

/** A run of trained parameters that one call of an optimiser updates. */
export interface ParameterRange {
  readonly offset: number;
  readonly count: number;
  readonly decays: boolean;
}

/**
 * The parameters of a network in one block: what decays, what does not, then statistics, which no gradient changes. Gaps of
 * the alignment hold zeros and stay zero, so that one call of a kernel covers a run of parameters.
 */
export class ParameterStore {
  /** In the order of the layers. */
  readonly list: readonly Parameter[];
  readonly byName: ReadonlyMap<string, Parameter>;
  readonly bytes: number;
  /** Bytes of those that gradients change: the first of the block. */
  readonly trainedBytes: number;
  /** Counts changes: what was packed from the values is stale when it differs. */
  version = 0;
  readonly #context: RuntimeContext;
  readonly #storage: Storage;
  readonly #values: Scratch;
  readonly #gradients: Scratch;
  #pointer = 0;
  #gradientPointer = 0;

  constructor(context: RuntimeContext, storage: Storage, graph: Graph, owner: object) {
    this.#context = context;
    this.#storage = storage;
    const { list, bytes, trainedBytes } = placeParameters(graph, storage.elementBytes);
    this.list = list;
    this.byName = new Map(list.map((parameter) => [parameter.name, parameter]));
    this.bytes = bytes;
    this.trainedBytes = trainedBytes;
    this.#values = createScratch(context, "the weights", owner);
    this.#gradients = createScratch(context, "the gradients", owner);
  }

  /** 0 until `initialize`. */
  get pointer(): number {
    return this.#pointer;
  }

  get gradientPointer(): number {
    return this.#gradientPointer;
  }

  /** Allocates the values; with a seed, draws them. */
  initialize(seed: number | undefined): void {
    const pointer = this.#values.reserve(this.bytes);
    this.#pointer = pointer;
    this.#context.u8(pointer, this.bytes).fill(0);
    if (seed !== undefined) drawParameters(this.#context, this.#storage, this.list, seed, pointer);
    this.version++;
  }

  /** Gradients start as zeros: gaps are never written. */
  allocateGradients(): void {
    if (this.#gradientPointer !== 0 || this.trainedBytes === 0) return;
    this.#gradientPointer = this.#gradients.reserve(this.trainedBytes);
    this.#context.u8(this.#gradientPointer, this.trainedBytes).fill(0);
  }

  releaseGradients(): void {
    this.#gradients.release();
    this.#gradientPointer = 0;
  }

  /** Where the parameter `name` of a layer lives; gradients are 0 until they are allocated. */
  find(node: GraphNode, name: string): ParameterPlace | undefined {
    const parameter = this.byName.get(`${node.name}.${name}`);
    if (parameter === undefined) return undefined;
    const { offset, size, role } = parameter;
    const hasGradient = role !== "statistic" && this.#gradientPointer !== 0;
    return { value: this.pointer + offset, gradient: hasGradient ? this.#gradientPointer + offset : 0, size };
  }

  read({ offset, size }: Parameter): Float32Array {
    return this.#context.f32(this.pointer + offset, size);
  }

  /** Runs that cover the trained parameters of these layers. */
  rangesOf(nodes: Iterable<GraphNode>): readonly ParameterRange[] {
    const { elementBytes } = this.#storage;
    const trained = [...nodes]
      .flatMap((node) => node.layer.parameters.map(({ name }) => this.byName.get(`${node.name}.${name}`)))
      .filter((parameter) => parameter !== undefined && parameter.role !== "statistic") as Parameter[];
    trained.sort((a, b) => a.offset - b.offset);
    const ranges: ParameterRange[] = [];
    for (const { offset, size, role } of trained) {
      const decays = role === "weight";
      const count = aligned(size * elementBytes) / elementBytes;
      const previous = ranges[ranges.length - 1];
      const adjoins = previous !== undefined && previous.offset + previous.count * elementBytes === offset;
      if (previous !== undefined && adjoins && previous.decays === decays) {
        ranges[ranges.length - 1] = { ...previous, count: previous.count + count };
      } else {
        ranges.push({ offset, count, decays });
      }
    }
    return ranges;
  }

  release(): void {
    this.#values.release();
    this.releaseGradients();
  }
}

interface Placement {
  readonly list: readonly Parameter[];
  readonly bytes: number;
  readonly trainedBytes: number;
}

function placeParameters(graph: Graph, elementBytes: number): Placement {
  const specs = graph.nodes.flatMap((node) => node.layer.parameters.map((spec) => ({ node, spec })));
  const offsets = new Map<ParameterSpec, number>();
  let bytes = 0;
  let trainedBytes = 0;
  for (const roles of [["weight"], ["bias", "norm"], ["statistic"]]) {
    for (const { spec } of specs.filter(({ spec: { role } }) => roles.includes(role))) {
      offsets.set(spec, bytes);
      bytes += aligned(sizeOf(spec.shape) * elementBytes);
    }
    if (!roles.includes("statistic")) trainedBytes = bytes;
  }
  const list = specs.map(({ node, spec }) => ({
    name: `${node.name}.${spec.name}`,
    shape: spec.shape,
    size: sizeOf(spec.shape),
    role: spec.role,
    initial: spec.initial,
    offset: offsets.get(spec) ?? 0,
  }));
  return { list, bytes, trainedBytes };
}
