import { batchOf, checkFloats, checkTarget, type TargetKind } from "./checks.js";
import { outOfRange } from "../runtime/errors.js";
import type { Core } from "./core.js";
import { checkMemoryLimit, planMemory } from "./memoryPlan.js";
import { Moments } from "./moments.js";
import { OptimizerReader, type OptimizerSettings } from "./optimizer.js";
import type { ParameterRange } from "./parameters.js";
import type { Plan } from "./plan.js";
import type { Runner } from "./runner.js";
import type { Optimizer, StepResult } from "./types.js";

/** Takes optimiser steps. */
export class Trainer {
  readonly moments: Moments;
  readonly #core: Core;
  readonly #runner: Runner;
  readonly #memoryLimit: number | undefined;
  readonly #reader: OptimizerReader = new OptimizerReader();
  /** Runs of the parameters that the last layer depends on. */
  readonly #ranges: readonly ParameterRange[];

  constructor(core: Core, runner: Runner, memoryLimit: number | undefined) {
    this.#core = core;
    this.#runner = runner;
    this.#memoryLimit = memoryLimit;
    this.moments = new Moments(core);
    this.#ranges = core.parameters.rangesOf(core.graph.trained);
  }

  /** @throws TypeError, RangeError, before anything has changed. */
  step(x: Float32Array, target: Int32Array | Float32Array, optimizer: Optimizer): StepResult {
    const core = this.#core;
    const batch = batchOf(core, checkFloats("x", x).length);
    if (batch === 0) throw outOfRange("x.length", 0, "one sample at least");
    const kind = checkTarget(core, target, batch);
    const settings = this.#reader.read("optimizer", optimizer);
    if (this.#ranges.length === 0) throw new RangeError("this network has no parameters to train");
    const outsideX = core.context.outside(x);
    const outsideTarget = core.context.outside(target);
    const plan = this.#prepare(kind, batch, settings);
    this.#load(plan, outsideX, outsideTarget);
    plan.forward();
    const loss = this.#loss(plan);
    plan.backward();
    this.moments.apply(settings, this.#ranges);
    core.random.step++;
    return { loss, lossScale: 1, skipped: false };
  }

  /** All the memory that a step needs. What was allocated for a step that cannot be is given back. */
  #prepare(kind: TargetKind, batch: number, settings: OptimizerSettings): Plan {
    const { parameters } = this.#core;
    const plan = this.#runner.find(kind, batch);
    if (this.#memoryLimit !== undefined) {
      const memory = planMemory(this.#core, plan.schedule, this.moments, settings);
      checkMemoryLimit(memory, this.#memoryLimit, batch);
    }
    const isFirst = parameters.gradientPointer === 0;
    try {
      parameters.allocateGradients();
      this.#runner.bind(plan);
      this.moments.ensure(settings);
    } catch (error) {
      this.#runner.discard(plan);
      if (isFirst) parameters.releaseGradients();
      throw error;
    }
    return plan;
  }

  #load(plan: Plan, x: Float32Array, target: Int32Array | Float32Array): void {
    const { views } = this.#core;
    const { schedule } = plan;
    views.floats.set(x, plan.address(schedule.input) >>> 2);
    const at = plan.address(schedule.target) >>> 2;
    if (target instanceof Int32Array) views.integers.set(target, at);
    else views.floats.set(target, at);
  }

  #loss(plan: Plan): number {
    const { storage, graph } = this.#core;
    const { outputSize } = graph;
    const { kind, batch, outputs, lossGradient, target } = plan.schedule;
    const y = plan.address(outputs[0] ?? -1);
    const dy = plan.address(lossGradient);
    const expected = plan.address(target);
    if (kind === "labels") return storage.kernels.softmax_cross_entropy(batch, outputSize, y, expected, dy);
    return storage.kernels.mean_squared_error(batch * outputSize, y, expected, dy);
  }
}
