import { createScratch, type Scratch } from "../dense/scratch.js";
import type { Core } from "./core.js";
import type { OptimizerSettings } from "./optimizer.js";
import type { ParameterRange } from "./parameters.js";

/** PyTorch's torch.nn.utils.clip_grad_norm_ divides by the norm and this. */
const CLIP_EPSILON = 1e-6;

type OptimizerType = OptimizerSettings["type"];

/** What an optimiser remembers: the velocity of sgd, the two moments of adam, and how many steps it took. */
export class Moments {
  readonly #core: Core;
  #type: OptimizerType | undefined;
  #steps = 0;
  #block: Scratch | undefined;
  #count = 0;
  #first = 0;
  #second = 0;

  constructor(core: Core) {
    this.#core = core;
  }

  get type(): OptimizerType | undefined {
    return this.#type;
  }

  /** Steps taken since the moments started. */
  get steps(): number {
    return this.#steps;
  }

  /** Addresses of the moments in use, each in the order of the parameters. */
  get pointers(): readonly number[] {
    return [this.#first, this.#second].slice(0, this.#count);
  }

  /** Bytes held once steps of this optimiser run; without one, those held now. */
  bytesFor(settings: OptimizerSettings | undefined): number {
    if (settings === undefined) return this.#count * this.#core.parameters.trainedBytes;
    const isHeld = settings.type === this.#type && this.#count > 0;
    return momentCount(settings, isHeld) * this.#core.parameters.trainedBytes;
  }

  /** Makes room for the moments of an optimiser; those of another type are given up, for new ones that are zero. */
  ensure(settings: OptimizerSettings): void {
    const isSame = settings.type === this.#type;
    const count = momentCount(settings, isSame && this.#count > 0);
    if (isSame && count === this.#count) return;
    this.#allocate(settings.type, count);
    if (!isSame) this.#steps = 0;
  }

  /** Moments of a file: zeros to be filled. */
  restore(type: OptimizerType, steps: number, count: number): void {
    this.#allocate(type, count);
    this.#steps = steps;
  }

  /** One step on the gradients of the parameters in `ranges`. */
  apply(settings: OptimizerSettings, ranges: readonly ParameterRange[]): void {
    const { masks, parameters } = this.#core;
    masks.apply(parameters.gradientPointer); // before the norm, which counts what is trained
    this.#steps++;
    const scale = this.#gradientScale(settings.clipNorm, ranges);
    for (let index = 0; index < ranges.length; index++) {
      const range = ranges[index];
      if (range === undefined) continue;
      if (settings.type === "sgd") this.#stepSgd(settings, range, scale);
      else this.#stepAdam(settings, range, scale);
    }
    masks.apply(parameters.pointer); // a NaN scale, or adam without epsilon, gives NaN where all is zero
    parameters.version++;
  }

  release(): void {
    this.#block?.release();
    this.#block = undefined;
    this.#count = 0;
    this.#type = undefined;
    this.#steps = 0;
  }

  #allocate(type: OptimizerType, count: number): void {
    const { context, owner, parameters } = this.#core;
    const block = createScratch(context, "the optimiser's moments", owner);
    const bytes = count * parameters.trainedBytes;
    const pointer = block.reserve(bytes);
    if (bytes > 0) context.u8(pointer, bytes).fill(0);
    this.#block?.release();
    this.#block = block;
    this.#type = type;
    this.#count = count;
    this.#first = pointer;
    this.#second = pointer + parameters.trainedBytes;
  }

  #gradientScale(clipNorm: number, ranges: readonly ParameterRange[]): number {
    if (clipNorm === Infinity) return 1;
    const { parameters, storage } = this.#core;
    let squares = 0;
    for (let index = 0; index < ranges.length; index++) {
      const range = ranges[index];
      if (range !== undefined)
        squares += storage.kernels.sum_squares(range.count, parameters.gradientPointer + range.offset);
    }
    const scale = clipNorm / (Math.sqrt(squares) + CLIP_EPSILON);
    return scale > 1 ? 1 : scale; // NaN stays NaN, as in PyTorch
  }

  #stepSgd({ learningRate, momentum, weightDecay }: OptimizerSettings, range: ParameterRange, scale: number): void {
    const { parameters, storage } = this.#core;
    const { offset, count, decays } = range;
    const velocity = momentum === 0 ? 0 : this.#first + offset;
    const weight = parameters.pointer + offset;
    const gradient = parameters.gradientPointer + offset;
    storage.kernels.sgd(count, weight, gradient, velocity, learningRate, momentum, decays ? weightDecay : 0, scale);
  }

  #stepAdam(settings: OptimizerSettings, range: ParameterRange, scale: number): void {
    const { parameters, storage } = this.#core;
    const { learningRate, beta1, beta2, epsilon, weightDecay } = settings;
    const { offset, count, decays } = range;
    const weight = parameters.pointer + offset;
    const gradient = parameters.gradientPointer + offset;
    const first = this.#first + offset;
    const second = this.#second + offset;
    const stepSize = learningRate / (1 - power(beta1, this.#steps));
    const rootCorrection2 = Math.sqrt(1 - power(beta2, this.#steps));
    const decay = decays ? weightDecay : 0;
    const run = storage.kernels.adam;
    run(count, weight, gradient, first, second, stepSize, beta1, beta2, epsilon, rootCorrection2, decay, scale);
  }
}

function momentCount({ type, momentum }: OptimizerSettings, hasVelocity: boolean): number {
  if (type === "adam") return 2;
  return momentum !== 0 || hasVelocity ? 1 : 0;
}

/** base^exponent by squaring: Math.pow may differ between engines in its last bit. */
function power(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
