import { checkOptions } from "../runtime/options.js";
import { checkArrayLike, checkBoolean, checkInteger } from "../runtime/checks.js";
import type { RuntimeContext } from "../runtime/context.js";
import { outOfRange } from "../runtime/errors.js";
import type { Tensor } from "../runtime/types.js";
import { saveCheckpoint, type Checkpoint } from "./checkpoint.js";
import { Core } from "./core.js";
import { fit } from "./fit.js";
import type { Graph } from "./graph.js";
import { checkMemoryLimit, planMemory } from "./memoryPlan.js";
import { readOptimizer } from "./optimizer.js";
import { loadParameters, saveParameters } from "./parameterFiles.js";
import type { Parameter } from "./parameters.js";
import { KernelChoices } from "./kernelChoices.js";
import { Predictor } from "./predictor.js";
import { pruneNetwork } from "./pruning.js";
import { report } from "./report.js";
import { Runner } from "./runner.js";
import { createSchedule } from "./schedule.js";
import { Trainer } from "./trainer.js";
import type {
  FitOptions,
  KernelMethod,
  LayerReport,
  LoadParametersOptions,
  MemoryPlan,
  Network,
  Optimizer,
  NetworkPruneOptions,
  SaveOptions,
  StepResult,
} from "./types.js";

export interface NetworkSettings {
  readonly seed: number;
  readonly memoryLimit: number | undefined;
  readonly batchSize: number;
  readonly kernels: KernelMethod;
  /** Fills the parameters from a file. */
  readonly restore: Checkpoint["restore"] | undefined;
}

/** A network over one instance: its parameters, its plans, and what training remembers. */
export class WasmNetwork implements Network {
  readonly parameters: number;
  readonly parameterNames: readonly string[];
  readonly #core: Core;
  readonly #choices: KernelChoices;
  readonly #runner: Runner;
  readonly #predictor: Predictor;
  readonly #trainer: Trainer;

  /** @throws RangeError over the memory limit, and when memory is out; nothing is left behind. */
  constructor(context: RuntimeContext, graph: Graph, settings: NetworkSettings) {
    const { seed, memoryLimit, batchSize, kernels, restore } = settings;
    this.#core = new Core(context, graph, { seed, step: 0 }, this);
    this.#choices = new KernelChoices(this.#core, kernels);
    this.#runner = new Runner(this.#core, this.#choices);
    this.#predictor = new Predictor(this.#core, this.#runner);
    this.#trainer = new Trainer(this.#core, this.#runner, memoryLimit);
    const { list } = this.#core.parameters;
    this.parameterNames = Object.freeze(list.map(({ name }) => name));
    this.parameters = list.reduce((sum, { role, size }) => (role === "statistic" ? sum : sum + size), 0);
    try {
      if (memoryLimit !== undefined) checkMemoryLimit(this.memoryPlan(batchSize), memoryLimit, batchSize);
      this.#core.initialize(restore !== undefined);
      restore?.(this.#core, this.#trainer.moments);
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  getParameter(name: string): { shape: readonly number[]; values: Float32Array } {
    const parameter = this.#find(name);
    return { shape: parameter.shape, values: this.#core.parameters.read(parameter).slice() };
  }

  setParameter(name: string, values: ArrayLike<number>): void {
    const parameter = this.#find(name);
    const numbers = checkArrayLike("values", values);
    if (numbers.length !== parameter.size) {
      const shape = parameter.shape.join(", ");
      throw outOfRange("values.length", numbers.length, `${parameter.size}, the size of ${parameter.name} [${shape}]`);
    }
    this.#core.parameters.read(parameter).set(numbers);
    this.#core.masks.apply(this.#core.parameters.pointer);
    this.#core.parameters.version++;
  }

  loadParameters(bytes: Uint8Array, options: LoadParametersOptions = {}): void {
    this.#core.checkAlive();
    loadParameters(this.#core, bytes, options);
  }

  predict(x: Float32Array | Tensor<"f32">, out?: Float32Array): Float32Array {
    this.#core.checkAlive();
    return this.#predictor.predict(x, out);
  }

  predictAll(x: Float32Array | Tensor<"f32">): Record<string, Float32Array> {
    this.#core.checkAlive();
    return this.#predictor.predictAll(x);
  }

  trainStep(x: Float32Array, target: Int32Array | Float32Array, optimizer: Optimizer): StepResult {
    this.#core.checkAlive();
    return this.#trainer.step(x, target, optimizer);
  }

  async fit(x: Float32Array, target: Int32Array | Float32Array, options: FitOptions): Promise<{ loss: Float32Array }> {
    this.#core.checkAlive();
    return fit(this.#core, this.#trainer, x, target, options);
  }

  prune(options: NetworkPruneOptions): void {
    this.#core.checkAlive();
    pruneNetwork(this.#core, options);
  }

  report(): readonly LayerReport[] {
    this.#core.checkAlive();
    return report(this.#core, this.#runner, this.#choices);
  }

  memoryPlan(batchSize: number = 1, optimizer?: Optimizer): MemoryPlan {
    this.#core.checkAlive();
    const batch = checkInteger("batchSize", batchSize, 1);
    const settings = optimizer === undefined ? undefined : readOptimizer("optimizer", optimizer);
    const kind = this.#core.graph.last.layer.shape.length === 1 ? "labels" : "values";
    return planMemory(this.#core, createSchedule(this.#core, kind, batch), this.#trainer.moments, settings);
  }

  toSafetensors(options: SaveOptions = {}): Uint8Array {
    this.#core.checkAlive();
    const { optimizer, names } = checkOptions("options", options, ["optimizer", "names"]);
    const withOptimizer = optimizer !== undefined && checkBoolean("options.optimizer", optimizer);
    if (names !== undefined) {
      if (withOptimizer) throw outOfRange("options.optimizer", optimizer, "false where parameters have other names");
      return saveParameters(this.#core, names);
    }
    return saveCheckpoint(this.#core, withOptimizer ? this.#trainer.moments : undefined);
  }

  dispose(): void {
    if (this.#core.isDisposed) return;
    this.#core.dispose();
    this.#runner.release();
    this.#trainer.moments.release();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #find(name: string): Parameter {
    this.#core.checkAlive();
    const parameter = this.#core.parameters.byName.get(name);
    if (parameter === undefined) throw outOfRange("name", name, "one of parameterNames");
    return parameter;
  }
}
