import { compressStored, countNonzeros } from "../sparse/rows.js";
import type { Core } from "./core.js";
import type { GraphNode } from "./graph.js";
import { isGathered, modelledSpeedup } from "./kernelCost.js";
import { timeInTurn, type Timings } from "./kernelTimer.js";
import { prepareTrial, type LayerTrial } from "./layerTrial.js";
import type { Parameter } from "./parameters.js";
import type { KernelMethod } from "./types.js";
import { SparseWeights, type Product } from "./sparseWeights.js";

/** What a layer that has a choice runs as when predicting. */
export interface KernelChoice {
  /** Undefined: dense. */
  readonly sparse: SparseWeights | undefined;
  /** Why, for the report. */
  readonly reason: string;
}

/** Below, no engine gains from leaving zeros out. */
const FEWEST_ZEROS = 0.3;
/** Speed-ups by the model that leave nothing to be measured: twice what it is off by on the engines at hand. */
const DECISIVE = 1.7;
/** Milliseconds of measuring, in all and for a layer. */
const BUDGET = 24;
const LAYER_BUDGET = 5;
/** Multiply-adds of a layer that can be measured: about 4 ms dense, of which each kernel needs two. */
const MOST_MEASURED = 2 ** 27;
/** What the sparse kernel can address. */
const MOST_INPUTS = 1 << 16;
const MOST_OUTPUTS = 1 << 20;
const PLANES_END = 2 ** 31;

interface Candidate {
  readonly node: GraphNode;
  readonly product: Product;
  readonly weight: Parameter;
}

/** Chooses the kernels of products, dense or sparse, anew where the number of zeros changed. One choice holds for all batch sizes. */
export class KernelChoices {
  readonly #core: Core;
  readonly #method: KernelMethod;
  readonly #candidates: readonly Candidate[];
  #choices: ReadonlyMap<GraphNode, KernelChoice> = new Map();
  #nonzeros: readonly number[] = [];
  #version = -1;
  /** Milliseconds left to measure in. */
  #budget = 0;
  /** What the model is to be multiplied by on this engine, as the last layer measured says, for planes and for vectors. */
  #correction: { planes: number; vectors: number } = { planes: 1, vectors: 1 };

  constructor(core: Core, method: KernelMethod) {
    this.#core = core;
    this.#method = method;
    this.#candidates = core.graph.nodes.flatMap((node) => {
      const weight = core.parameters.byName.get(`${node.name}.weight`);
      const { product } = node.layer;
      return weight === undefined || product === undefined ? [] : [{ node, product, weight }];
    });
  }

  get(node: GraphNode): KernelChoice | undefined {
    return this.#choices.get(node);
  }

  /** Fits the choices to the parameters. True where they were made anew: plans made before are void. */
  refresh(): boolean {
    const { parameters } = this.#core;
    if (parameters.version === this.#version) return false;
    const nonzeros = this.#candidates.map(({ weight }) => countNonzeros(parameters.read(weight)));
    this.#version = parameters.version;
    if (nonzeros.every((count, index) => count === this.#nonzeros[index])) return false;
    this.release();
    this.#budget = BUDGET;
    this.#correction = { planes: 1, vectors: 1 };
    this.#choices = new Map(
      this.#candidates.map((candidate, index) => [candidate.node, this.#choose(candidate, nonzeros[index] ?? 0)]),
    );
    this.#nonzeros = nonzeros;
    this.#version = parameters.version;
    return true;
  }

  release(): void {
    for (const { sparse } of this.#choices.values()) sparse?.release();
    this.#choices = new Map();
    this.#nonzeros = [];
    this.#version = -1;
  }

  #choose(candidate: Candidate, nonzeros: number): KernelChoice {
    const { context, owner, parameters } = this.#core;
    const { product, weight } = candidate;
    const { outputs, inputs, pixels } = product;
    const zeros = 1 - nonzeros / weight.size;
    if (zeros < FEWEST_ZEROS) return dense(`${percent(zeros)} zeros, fewer than ${percent(FEWEST_ZEROS)}`);
    const planeBytes = Math.max(outputs, inputs) * pixels * this.#core.storage.elementBytes;
    if (inputs > MOST_INPUTS || outputs > MOST_OUTPUTS || planeBytes >= PLANES_END) {
      return dense("larger than what the sparse kernel addresses");
    }
    try {
      const rows = compressStored(parameters.read(weight), [outputs, inputs]);
      return this.#compare(candidate, new SparseWeights(context, owner, product, rows));
    } catch (error) {
      if (error instanceof RangeError) return dense("no memory for sparse weights");
      throw error;
    }
  }

  #compare(candidate: Candidate, sparse: SparseWeights): KernelChoice {
    const form = isGathered(candidate.product) ? "vectors" : "planes";
    const model = modelledSpeedup(candidate.product, sparse, this.#core.context.info.variant);
    const speedup = model * this.#correction[form];
    const isDecisive = speedup > DECISIVE || speedup < 1 / DECISIVE;
    const timings = this.#method === "model" || isDecisive ? undefined : this.#measure(candidate, sparse);
    if (timings !== undefined) this.#correction[form] = timings[0] / timings[1] / model;
    const isFaster = timings === undefined ? speedup > 1 : timings[1] < timings[0];
    const reason = timings === undefined ? modelled(speedup) : measured(timings, isFaster);
    if (isFaster) return { sparse, reason };
    sparse.release();
    return dense(reason);
  }

  /** Dense and sparse; undefined where there is too little time left, no memory, or no clock. */
  #measure({ node, product }: Candidate, sparse: SparseWeights): Timings {
    const { outputs, inputs, pixels, tokens } = product;
    if (outputs * inputs * pixels * tokens > MOST_MEASURED) return undefined;
    if (this.#budget <= 0 || typeof performance === "undefined") return undefined;
    const start = performance.now();
    const trials: LayerTrial[] = [];
    try {
      const first = prepareTrial(this.#core, node, product, undefined);
      trials.push(first);
      const second = prepareTrial(this.#core, node, product, sparse);
      trials.push(second);
      return timeInTurn(first.run, second.run, Math.min(LAYER_BUDGET, this.#budget));
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    } finally {
      for (const trial of trials) trial.release();
      this.#budget -= performance.now() - start;
    }
  }
}

function dense(reason: string): KernelChoice {
  return { sparse: undefined, reason };
}

function modelled(speedup: number): string {
  return `sparse modelled ${short(speedup)} times as fast as dense`;
}

function measured([dense, sparse]: readonly [number, number], isSparse: boolean): string {
  const [own, other] = isSparse
    ? [sparse, `dense ${inMilliseconds(dense)}`]
    : [dense, `sparse ${inMilliseconds(sparse)}`];
  return `measured ${inMilliseconds(own)}, ${other}`;
}

function inMilliseconds(time: number): string {
  return `${short(time)} ms`;
}

/** Two significant digits, and large numbers whole: from 99.5 on, toPrecision would write an exponent. */
function short(value: number): string {
  return value < 99.5 ? value.toPrecision(2) : value.toFixed(0);
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
