import { createScratch, type Scratch } from "../dense/scratch.js";
import type { Core } from "./core.js";
import { NO_BUFFER } from "./buffers.js";
import type { LayerSteps } from "./layers/layer.js";
import type { Schedule, ScheduledUnit } from "./schedule.js";

type Step = () => void;

/** A schedule bound to addresses: arrays of calls into wasm that allocate nothing when run. */
export class Plan {
  readonly schedule: Schedule;
  readonly #core: Core;
  readonly #constants: Scratch;
  #arena = 0;
  #prepared = 0;
  #prepare: readonly Step[] = [];
  #forward: readonly Step[] = [];
  #backward: readonly Step[] = [];

  constructor(core: Core, schedule: Schedule) {
    this.schedule = schedule;
    this.#core = core;
    this.#constants = createScratch(core.context, "a network's constants", core.owner);
  }

  /** Makes the plan run on the arena and the prepared weights at these addresses; nothing to do where it already does. */
  bind(arena: number, prepared: number): void {
    if (arena === this.#arena && prepared === this.#prepared) return;
    const constants = this.#constants.reserve(this.schedule.constantBytes);
    const units = this.schedule.units.map((unit) => this.#bindUnit(unit, { arena, constants, prepared }));
    this.#prepare = units.flatMap(({ prepare }) => prepare);
    this.#forward = [...this.#toPlanes(arena), ...units.flatMap(({ forward }) => forward)];
    this.#backward = units.reverse().flatMap(({ backward }) => backward);
    this.#arena = arena;
    this.#prepared = prepared;
  }

  /** The address of a buffer. */
  address(buffer: number): number {
    return buffer === NO_BUFFER ? 0 : this.#arena + (this.schedule.layout.offsets[buffer] ?? 0);
  }

  /** Packs the weights. Uses the arena: to be called before inputs are loaded. */
  prepare(): void {
    run(this.#prepare);
  }

  forward(): void {
    run(this.#forward);
  }

  backward(): void {
    run(this.#backward);
  }

  release(): void {
    this.#constants.release();
    this.#arena = 0;
  }

  /** Samples that are given with their channels last, for layers that read planes. */
  #toPlanes(arena: number): readonly Step[] {
    const { batch, input, planes, layout } = this.schedule;
    if (planes === NO_BUFFER) return [];
    const { storage, graph } = this.#core;
    const [channels = 0, height = 0, width = 0] = graph.inputShape;
    const [from, to] = [arena + (layout.offsets[input] ?? 0), arena + (layout.offsets[planes] ?? 0)];
    return [() => storage.kernels.channels_first(batch, channels, height * width, from, to)];
  }

  #bindUnit(unit: ScheduledUnit, { arena, constants, prepared }: Addresses): BoundUnit {
    const { offsets } = this.schedule.layout;
    const at = (buffer: number): number => (buffer === NO_BUFFER ? 0 : arena + (offsets[buffer] ?? 0));
    const { buffers, gradients, fused } = unit;
    const outputGradient = at(gradients?.output ?? NO_BUFFER);
    const [x, ...xs] = buffers.inputs;
    const [dx, ...dxs] = gradients?.inputs ?? [NO_BUFFER];
    const result = at(buffers.result);
    const output = at(buffers.output);
    const steps = unit.plan.bind({
      inputs: [at(x), ...xs.map(at)],
      output: result,
      constants: constants + unit.constants,
      prepared: prepared + unit.prepared,
      forwardScratch: at(buffers.forwardScratch),
      backwardScratch: at(gradients?.backwardScratch ?? NO_BUFFER),
      saved: at(buffers.saved),
      outputGradient,
      inputGradients: [at(dx), ...dxs.map(at)],
    });
    const after = fused?.forward(result, output);
    const before = gradients === undefined ? undefined : fused?.backward(result, output, outputGradient);
    return {
      prepare: present(steps.prepare),
      forward: present(steps.forward, after),
      backward:
        gradients === undefined ? [] : present(before, steps.backward, ...this.#additions(gradients.additions, at)),
    };
  }

  #additions(
    additions: readonly { readonly from: number; readonly to: number; readonly size: number }[],
    at: (buffer: number) => number,
  ): readonly Step[] {
    const { add } = this.#core.storage.kernels;
    return additions.map(({ from, to, size }) => {
      const [source, sum] = [at(from), at(to)];
      return () => add(size, sum, source, -Infinity, Infinity, sum);
    });
  }
}

interface Addresses {
  readonly arena: number;
  readonly constants: number;
  readonly prepared: number;
}

interface BoundUnit {
  readonly prepare: readonly Step[];
  readonly forward: readonly Step[];
  readonly backward: readonly Step[];
}

function present(...steps: readonly (LayerSteps["backward"] | undefined)[]): readonly Step[] {
  return steps.filter((step) => step !== undefined);
}

function run(steps: readonly Step[]): void {
  for (let index = 0; index < steps.length; index++) steps[index]?.();
}
