import { outOfRange } from "../runtime/errors.js";
import { sizeOf } from "../runtime/checks.js";
import type { WasmTensor } from "../runtime/tensor.js";
import type { Tensor } from "../runtime/types.js";
import { batchOf, checkFloats } from "./checks.js";
import type { Core } from "./core.js";
import type { Plan } from "./plan.js";
import type { Runner } from "./runner.js";

type Input = Float32Array | Tensor<"f32">;
type CheckedInput = Float32Array | WasmTensor<"f32">;

/**
 * Activations of the samples that run together: what a second-level cache holds. Parts take no more processor time than the whole
 * (16 ms for 1024 digits either way), and a fiftieth of its memory.
 */
const PART_BYTES = 1 << 20;

/** Runs a network on inputs, a part of the batch at a time: no result depends on the batch that it is in. */
export class Predictor {
  readonly #core: Core;
  readonly #runner: Runner;
  #sampleBytes = 0;

  constructor(core: Core, runner: Runner) {
    this.#core = core;
    this.#runner = runner;
  }

  predict(x: Input, out?: Float32Array): Float32Array {
    const { context, graph } = this.#core;
    const input = this.#checkInput(x);
    const batch = this.#batchOf(input);
    const length = batch * graph.outputSize;
    if (out !== undefined && checkFloats("out", out).length !== length) {
      throw outOfRange("out.length", out.length, `${length}, the size of the output`);
    }
    const isInside = out !== undefined && out.buffer === context.kernels.memory.buffer;
    const insideAt = isInside ? out.byteOffset : 0;
    const last = graph.outputs.length - 1;
    let target = out ?? new Float32Array(length);
    const most = this.#samplesPerPart(batch);
    for (let first = 0; first < batch; first += most) {
      const plan = this.#run(input, first, Math.min(most, batch - first));
      // A view of this memory was detached if memory grew; its place is the same.
      if (isInside && target.length === 0) target = context.f32(insideAt, length);
      this.#read(plan, last, graph.outputSize, target, first);
    }
    return target;
  }

  predictAll(x: Input): Record<string, Float32Array> {
    const { outputs } = this.#core.graph;
    const input = this.#checkInput(x);
    const batch = this.#batchOf(input);
    const sizes = outputs.map((node) => sizeOf(node.layer.shape));
    const targets = sizes.map((size) => new Float32Array(batch * size));
    const most = this.#samplesPerPart(batch);
    for (let first = 0; first < batch; first += most) {
      const plan = this.#run(input, first, Math.min(most, batch - first));
      for (const [index, target] of targets.entries()) this.#read(plan, index, sizes[index] ?? 0, target, first);
    }
    return Object.fromEntries(outputs.map((node, index) => [node.name, targets[index] ?? new Float32Array(0)]));
  }

  #checkInput(x: Input): CheckedInput {
    const { context, graph } = this.#core;
    if (x instanceof Float32Array) return context.outside(x);
    return context.checkTensor("x", x, "f32", ["batch", ...graph.givenShape]);
  }

  #batchOf(input: CheckedInput): number {
    return batchOf(this.#core, input instanceof Float32Array ? input.length : input.size);
  }

  #samplesPerPart(batch: number): number {
    if (batch <= 1) return 1;
    if (this.#sampleBytes === 0) this.#sampleBytes = this.#runner.describe().layout.bytes;
    return Math.min(batch, Math.max(1, Math.floor(PART_BYTES / this.#sampleBytes)));
  }

  /** Runs `count` samples from `first` on. */
  #run(input: CheckedInput, first: number, count: number): Plan {
    const { views, graph } = this.#core;
    const plan = this.#runner.find("predict", count);
    this.#runner.bind(plan);
    this.#runner.prepare(plan);
    const to = plan.address(plan.schedule.input) >>> 2;
    const begin = first * graph.inputSize;
    const length = count * graph.inputSize;
    const { floats } = views;
    if (!(input instanceof Float32Array)) {
      const from = (input.pointer >>> 2) + begin;
      floats.copyWithin(to, from, from + length);
    } else if (length === input.length) {
      floats.set(input, to);
    } else {
      floats.set(input.subarray(begin, begin + length), to);
    }
    plan.forward();
    return plan;
  }

  /** Copies an output of the samples that ran to where they belong in the whole. */
  #read(plan: Plan, output: number, size: number, target: Float32Array, first: number): void {
    const from = plan.address(plan.schedule.outputs[output] ?? -1) >>> 2;
    const { floats } = this.#core.views;
    const to = first * size;
    const length = plan.schedule.batch * size;
    if (length > LONGEST_LOOP) {
      target.set(floats.subarray(from, from + length), to);
      return;
    }
    // Value by value for small results: a view to copy from would be garbage at every call.
    for (let index = 0; index < length; index++) target[to + index] = floats[from + index] ?? 0;
  }
}

/** From here on the copy of a view is faster by more than the view costs. */
const LONGEST_LOOP = 4096;
