import { outOfRange } from "../runtime/errors.js";
import { sizeOf } from "../runtime/checks.js";
import type { WasmTensor } from "../runtime/tensor.js";
import type { Tensor } from "../runtime/types.js";
import { batchOf, checkFloats } from "./checks.js";
import type { Core } from "./core.js";
import type { Plan } from "./plan.js";
import type { Runner } from "./runner.js";

type Input = Float32Array | Tensor<"f32">;

/** Runs a network on inputs. */
export class Predictor {
  readonly #core: Core;
  readonly #runner: Runner;
  readonly #size: number;

  constructor(core: Core, runner: Runner) {
    this.#core = core;
    this.#runner = runner;
    this.#size = sizeOf(core.graph.last.layer.shape);
  }

  predict(x: Input, out?: Float32Array): Float32Array {
    const { views, context } = this.#core;
    const input = this.#checkInput(x);
    const batch = this.#batchOf(input);
    const length = batch * this.#size;
    if (out !== undefined && checkFloats("out", out).length !== length) {
      throw outOfRange("out.length", out.length, `${length}, the size of the output`);
    }
    const isInside = out !== undefined && out.buffer === context.kernels.memory.buffer;
    const insideAt = isInside ? out.byteOffset : 0;
    if (batch === 0) return out ?? new Float32Array(0);
    const plan = this.#run(input, batch);
    const { outputs } = plan.schedule;
    const at = plan.address(outputs[outputs.length - 1] ?? -1) / 4;
    if (out === undefined) return views.floats.slice(at, at + length);
    // A view of this memory was detached if memory grew; its place is the same.
    const target = isInside ? context.f32(insideAt, length) : out;
    copy(views.floats, at, target);
    return target;
  }

  predictAll(x: Input): Record<string, Float32Array> {
    const { views, graph } = this.#core;
    const input = this.#checkInput(x);
    const batch = this.#batchOf(input);
    const plan = batch === 0 ? undefined : this.#run(input, batch);
    const entries = graph.outputs.map((node, index) => {
      if (plan === undefined) return [node.name, new Float32Array(0)] as const;
      const at = plan.address(plan.schedule.outputs[index] ?? -1) / 4;
      return [node.name, views.floats.slice(at, at + batch * sizeOf(node.layer.shape))] as const;
    });
    return Object.fromEntries(entries);
  }

  #checkInput(x: Input): Float32Array | WasmTensor<"f32"> {
    const { context, graph } = this.#core;
    if (x instanceof Float32Array) return context.outside(x);
    return context.checkTensor("x", x, "f32", ["batch", ...graph.inputShape]);
  }

  #batchOf(input: Float32Array | WasmTensor<"f32">): number {
    return batchOf(this.#core, input instanceof Float32Array ? input.length : input.size);
  }

  #run(input: Float32Array | WasmTensor<"f32">, batch: number): Plan {
    const { views } = this.#core;
    const plan = this.#runner.find("predict", batch);
    this.#runner.bind(plan);
    plan.prepare();
    const to = plan.address(plan.schedule.input) / 4;
    const { floats } = views;
    if (input instanceof Float32Array) floats.set(input, to);
    else floats.copyWithin(to, input.pointer / 4, input.pointer / 4 + input.size);
    plan.forward();
    return plan;
  }
}

/** Value by value for small results: a view to copy from would be garbage at every call. */
function copy(from: Float32Array, at: number, to: Float32Array): void {
  if (to.length > LONGEST_LOOP) {
    to.set(from.subarray(at, at + to.length));
    return;
  }
  for (let index = 0; index < to.length; index++) to[index] = from[at + index] ?? 0;
}

/** From here on the copy of a view is faster by more than the view costs. */
const LONGEST_LOOP = 4096;
