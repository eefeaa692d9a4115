import { layOut, type Layout } from "./arena.js";
import { Buffers, NO_BUFFER } from "./buffers.js";
import type { Core } from "./core.js";
import { INPUT, type Graph, type GraphNode } from "./graph.js";
import { lower, type LoweredGraph } from "./lower.js";
import { planUnits, valueSize, type PlannedUnit, type SparseChoice } from "./planUnits.js";

/** What a plan is for: predicting, or a training step on labels or on values. */
export type PlanKind = "predict" | "labels" | "values";

/** The buffers that a unit works on, as indices; NO_BUFFER for none. */
export interface UnitBuffers {
  readonly inputs: readonly [number, ...number[]];
  readonly output: number;
  /** Where the layer itself writes: the output, but where backward needs what the activation overwrites. */
  readonly result: number;
  readonly forwardScratch: number;
  readonly saved: number;
}

export interface GradientBuffers {
  readonly backwardScratch: number;
  readonly output: number;
  readonly inputs: readonly [number, ...number[]];
  /** Gradients of values that others read too: written apart, then added. */
  readonly additions: readonly Addition[];
}

export interface Addition {
  readonly from: number;
  readonly to: number;
  readonly size: number;
}

export interface ScheduledUnit extends PlannedUnit {
  readonly buffers: UnitBuffers;
  /** Undefined where nothing is trained before. */
  readonly gradients: GradientBuffers | undefined;
}

/** Everything about running a network at one batch size but the addresses. */
export interface Schedule {
  readonly kind: PlanKind;
  readonly batch: number;
  readonly lowered: LoweredGraph;
  readonly units: readonly ScheduledUnit[];
  readonly layout: Layout;
  readonly constantBytes: number;
  /** The same for every batch size. */
  readonly preparedBytes: number;
  /** Where samples are put as they are given. */
  readonly input: number;
  /** Where they are brought into planes; NO_BUFFER where layers read them as they are given. */
  readonly planes: number;
  /** Labels or values; NO_BUFFER when predicting. */
  readonly target: number;
  /** Of the graph's outputs when predicting; of the last layer when training. */
  readonly outputs: readonly number[];
  /** The gradient that the loss writes; NO_BUFFER when predicting. */
  readonly lossGradient: number;
  /** Why it cannot run. */
  readonly refusal: string | undefined;
}

const ALL_DENSE: SparseChoice = () => undefined;

/** `sparse` is asked when predicting: nothing trains sparse weights. */
export function createSchedule(core: Core, kind: PlanKind, batch: number, sparse: SparseChoice = ALL_DENSE): Schedule {
  const training = kind !== "predict";
  const sparseOf = training ? ALL_DENSE : sparse;
  const isSparse = (node: GraphNode): boolean => sparseOf(node) !== undefined;
  const lowered = lower(core.graph, { training, lossHasSoftmax: kind === "labels", isSparse });
  const isChannelsLast = core.graph.inputLayout === "channels-last";
  const inputIsChannelsLast = isChannelsLast && !training && readsChannelsLast(core.graph, lowered);
  const options = { training, batch, inputIsChannelsLast };
  const { units, constantBytes, preparedBytes } = planUnits(core, lowered, options, sparseOf);
  const scheduler = new Scheduler(core, lowered, units, training, batch);
  const needsPlanes = isChannelsLast && !inputIsChannelsLast;
  const given = needsPlanes ? scheduler.addGiven() : NO_BUFFER;
  const value = scheduler.addInput();
  const [input, planes] = needsPlanes ? [given, value] : [value, NO_BUFFER];
  const target = training ? scheduler.addTarget(kind === "labels") : NO_BUFFER;
  const forward = units.map((unit, index) => scheduler.forward(unit, index));
  const lossGradient = training ? scheduler.addLossGradient() : NO_BUFFER;
  const scheduled: ScheduledUnit[] = [];
  for (let index = units.length - 1; index >= 0; index--) {
    const unit = units[index];
    const buffers = forward[index];
    if (unit === undefined || buffers === undefined) continue;
    const gradients = training ? scheduler.backward(unit, index) : undefined;
    scheduled.unshift({ ...unit, buffers, gradients });
  }
  const layout = layOut(scheduler.lifetimes);
  const { outputs } = scheduler;
  const refusal = units.find(({ plan }) => plan.refusal !== undefined)?.plan.refusal;
  const places = { input, planes, target, outputs, lossGradient };
  return { kind, batch, lowered, units: scheduled, layout, constantBytes, preparedBytes, ...places, refusal };
}

/** Whether all that reads the network's input when predicting takes images with their channels last. */
function readsChannelsLast(graph: Graph, { units, values }: LoweredGraph): boolean {
  const isRead = graph.outputs.some((node) => values[node.index] === INPUT);
  const readers = units.filter((unit) => unit.inputs.includes(INPUT));
  return !isRead && readers.every((unit) => unit.node.layer.readsChannelsLast === true);
}

/**
 * Gives each value, gradient and scratch a buffer and its lifetime. Steps are counted so that a lifetime is a range: 0 loads the
 * input, 1 to n run forward, n + 1 is the loss (or reads the outputs), n + 2 to 2n + 1 run backward.
 */
class Scheduler {
  readonly #core: Core;
  readonly #units: readonly PlannedUnit[];
  readonly #training: boolean;
  readonly #batch: number;
  readonly #results: readonly number[];
  readonly #buffers: Buffers = new Buffers();
  readonly #values: Map<number, number> = new Map();
  readonly #gradients: Map<number, number> = new Map();
  readonly #needsGradient: Set<number> = new Set();
  /** By value: the last step that reads it. */
  readonly #lastUse: Map<number, number> = new Map();

  constructor(core: Core, lowered: LoweredGraph, units: readonly PlannedUnit[], training: boolean, batch: number) {
    this.#core = core;
    this.#units = units;
    this.#training = training;
    this.#batch = batch;
    const results = training ? [core.graph.last] : core.graph.outputs;
    this.#results = results.map((node) => lowered.values[node.index] ?? INPUT);
    this.#findUses();
  }

  get lifetimes(): Buffers["lifetimes"] {
    return this.#buffers.lifetimes;
  }

  /** Buffers of the results. */
  get outputs(): readonly number[] {
    return this.#results.map((value) => this.#values.get(value) ?? NO_BUFFER);
  }

  /** The samples as they are given, which are brought into planes before the first layer. */
  addGiven(): number {
    return this.#buffers.add(this.#bytesOf(INPUT), 0);
  }

  addInput(): number {
    const buffer = this.#buffers.add(this.#bytesOf(INPUT), 0, this.#lastUse.get(INPUT));
    this.#values.set(INPUT, buffer);
    return buffer;
  }

  /** One label per sample, or one value per output. */
  addTarget(isLabels: boolean): number {
    const bytes = isLabels ? this.#batch * 4 : this.#bytesOf(this.#results[0] ?? INPUT);
    return this.#buffers.add(bytes, 0, this.#lossStep);
  }

  addLossGradient(): number {
    const [result = INPUT] = this.#results;
    const buffer = this.#buffers.add(this.#bytesOf(result), this.#lossStep);
    this.#gradients.set(result, buffer);
    return buffer;
  }

  forward({ unit, plan, fused }: PlannedUnit, index: number): UnitBuffers {
    const step = index + 1;
    const backwardStep = this.#backwardStep(index);
    const [first, ...others] = unit.inputs.map((value) => this.#values.get(value) ?? NO_BUFFER);
    const inputs = [first ?? NO_BUFFER, ...others] as const;
    const bytes = this.#bytesOf(unit.output);
    const keepsResult = fused?.keepsInput ?? false;
    const overwrites = plan.inPlace === true && !keepsResult && this.#lastUse.get(unit.inputs[0]) === step;
    const output = overwrites ? inputs[0] : this.#buffers.add(bytes, step);
    this.#buffers.extend(output, this.#lastUse.get(unit.output) ?? step);
    this.#values.set(unit.output, output);
    return {
      inputs,
      output,
      result: keepsResult ? this.#buffers.add(bytes, step, backwardStep) : output,
      forwardScratch: this.#buffers.add(plan.forwardScratch ?? 0, step),
      saved: this.#buffers.add(plan.savedBytes ?? 0, step, backwardStep),
    };
  }

  backward({ unit, plan }: PlannedUnit, index: number): GradientBuffers | undefined {
    const output = this.#gradients.get(unit.output);
    if (output === undefined || !this.#needsGradient.has(unit.output)) return undefined;
    const step = this.#backwardStep(index);
    this.#buffers.extend(output, step);
    const additions: Addition[] = [];
    const [first, ...others] = unit.inputs.map((value, slot) => {
      const passed = slot === 0 && plan.gradientInPlace === true ? output : undefined;
      return this.#addGradient(value, step, additions, passed);
    });
    return {
      backwardScratch: this.#buffers.add(plan.backwardScratch ?? 0, step),
      output,
      inputs: [first ?? NO_BUFFER, ...others],
      additions,
    };
  }

  /**
   * The buffer that a reader of `value` writes its gradient to: the first to run the value's own, which may be the one `passed`
   * on by its output; the others one to add.
   */
  #addGradient(value: number, step: number, additions: Addition[], passed: number | undefined): number {
    if (!this.#needsGradient.has(value)) return NO_BUFFER;
    const existing = this.#gradients.get(value);
    const isOwn = existing === undefined && passed !== undefined;
    const buffer = isOwn ? passed : this.#buffers.add(this.#bytesOf(value), step);
    if (existing === undefined) {
      this.#gradients.set(value, buffer);
    } else {
      this.#buffers.extend(existing, step);
      additions.push({ from: buffer, to: existing, size: this.#batch * valueSize(this.#core, value) });
    }
    return buffer;
  }

  #findUses(): void {
    for (const [index, { unit, plan, fused }] of this.#units.entries()) {
      const isTrained = unit.node.layer.parameters.some(({ role }) => role !== "statistic");
      const needsGradient = isTrained || unit.inputs.some((value) => this.#needsGradient.has(value));
      if (this.#training && needsGradient) this.#needsGradient.add(unit.output);
      const hasBackward = this.#needsGradient.has(unit.output);
      const backwardStep = this.#backwardStep(index);
      for (const value of unit.inputs) this.#use(value, hasBackward && plan.readsInputs ? backwardStep : index + 1);
      const readsOutput = plan.readsOutput === true || fused?.readsOutput === true;
      if (hasBackward && readsOutput) this.#use(unit.output, backwardStep);
    }
    for (const value of this.#results) this.#use(value, this.#lossStep);
  }

  #use(value: number, step: number): void {
    this.#lastUse.set(value, Math.max(step, this.#lastUse.get(value) ?? 0));
  }

  get #lossStep(): number {
    return this.#units.length + 1;
  }

  #backwardStep(index: number): number {
    return this.#training ? 2 * this.#units.length + 1 - index : index + 1;
  }

  #bytesOf(value: number): number {
    return this.#batch * valueSize(this.#core, value) * this.#core.storage.elementBytes;
  }
}
