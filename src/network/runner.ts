import { createScratch, type Scratch } from "../dense/scratch.js";
import type { Core } from "./core.js";
import type { KernelChoices } from "./kernelChoices.js";
import { Plan } from "./plan.js";
import { createSchedule, type PlanKind, type Schedule } from "./schedule.js";

/** Plans kept per kind: a batch size, the last smaller batch of an epoch, single samples, and one more. */
const KEPT_PLANS = 4;

/**
 * The plans of a network over the batch sizes it met last, the one arena that they take turns to use, and the packed weights that
 * those for predicting share.
 */
export class Runner {
  readonly #core: Core;
  readonly #choices: KernelChoices;
  readonly #arena: Scratch;
  readonly #prepared: Scratch;
  #preparedBytes = 0;
  /** The version of the parameters that was packed; 0 before. */
  #preparedVersion = 0;
  readonly #plans: Readonly<Record<PlanKind, Plan[]>> = { predict: [], labels: [], values: [] };

  constructor(core: Core, choices: KernelChoices) {
    this.#core = core;
    this.#choices = choices;
    this.#arena = createScratch(core.context, "a network's activations", core.owner);
    this.#prepared = createScratch(core.context, "a network's packed weights", core.owner);
  }

  /** The plan for a batch size, not yet bound to memory. @throws RangeError where it cannot run. */
  find(kind: PlanKind, batch: number): Plan {
    if (kind === "predict") this.#refreshChoices();
    const plans = this.#plans[kind];
    for (let index = 0; index < plans.length; index++) {
      const plan = plans[index];
      if (plan?.schedule.batch === batch) return moveToEnd(plans, index, plan);
    }
    const schedule = this.#createSchedule(kind, batch);
    if (schedule.refusal !== undefined) throw new RangeError(schedule.refusal);
    const plan = new Plan(this.#core, schedule);
    plans.push(plan);
    if (plans.length > KEPT_PLANS) plans.shift()?.release();
    return plan;
  }

  /** What predicting one sample runs, by kernels chosen for the parameters as they are. */
  describe(): Schedule {
    this.#refreshChoices();
    return this.#createSchedule("predict", 1);
  }

  /** Gives a plan its memory. @throws RangeError when memory is out; everything else still runs. */
  bind(plan: Plan): void {
    try {
      const { kind, layout, preparedBytes } = plan.schedule;
      const prepared = kind === "predict" ? this.#reservePrepared(preparedBytes) : 0;
      plan.bind(this.#arena.reserve(layout.bytes), prepared);
    } catch (error) {
      this.discard(plan);
      throw error;
    }
  }

  /** Packs weights where parameters changed since. Uses the arena: to be called before inputs are loaded. */
  prepare(plan: Plan): void {
    const { version } = this.#core.parameters;
    if (this.#preparedVersion === version) return;
    plan.prepare();
    this.#preparedVersion = version;
  }

  /** Forgets a plan and gives the arena back, which the next plan to run takes anew at the size that it needs. */
  discard(plan: Plan): void {
    this.#arena.release();
    const plans = this.#plans[plan.schedule.kind];
    const index = plans.indexOf(plan);
    if (index !== -1) plans.splice(index, 1);
    plan.release();
    if (this.#plans.predict.length === 0) this.#releasePrepared();
  }

  release(): void {
    for (const plans of Object.values(this.#plans)) releaseAll(plans);
    this.#choices.release();
    this.#arena.release();
    this.#releasePrepared();
  }

  #createSchedule(kind: PlanKind, batch: number): Schedule {
    return createSchedule(this.#core, kind, batch, (node) => this.#choices.get(node)?.sparse);
  }

  /** Plans for predicting are of other kernels once choices were made anew. */
  #refreshChoices(): void {
    if (!this.#choices.refresh()) return;
    releaseAll(this.#plans.predict);
    this.#releasePrepared();
  }

  #reservePrepared(bytes: number): number {
    if (this.#preparedBytes !== 0 && bytes !== this.#preparedBytes) {
      throw new Error(`packed weights take ${this.#preparedBytes} bytes at one batch size and ${bytes} at another`);
    }
    const pointer = this.#prepared.reserve(bytes);
    this.#preparedBytes = bytes;
    return pointer;
  }

  #releasePrepared(): void {
    this.#prepared.release();
    this.#preparedBytes = 0;
    this.#preparedVersion = 0;
  }
}

function releaseAll(plans: Plan[]): void {
  for (const plan of plans) plan.release();
  plans.length = 0;
}

/** The last plan is the one used last; the first is the next to go. */
function moveToEnd(plans: Plan[], index: number, plan: Plan): Plan {
  plans.copyWithin(index, index + 1);
  plans[plans.length - 1] = plan;
  return plan;
}
