import {
  bindBranch,
  bindBranchBackward,
  branchBytes,
  branchParameters,
  describeBranch,
  type BasisBranch,
} from "./basisBranch.js";
import type { LayerDefinition, LayerMemory, LayerPlan, LayerSteps, ParameterSpec, PlanRequest } from "./layer.js";
import { bindLinear, bindLinearBackward, linearBytes, type Linear } from "./linear.js";
import { partsOf, type Parts } from "./parts.js";
import { PLAIN } from "./plain.js";

/** fast-kan's standard deviation of the spline weights. */
const SPLINE_DEVIATION = 0.1;

/** y = Ws e^-((layer norm(x) - c) / h)^2 over the centres c, h apart, plus Wb swish(x) + b. */
export const fastKan: LayerDefinition = {
  keys: ["units", "grids", "range"],
  inputs: { least: 1, most: 1 },
  describe(request) {
    const [shape] = request.inputs;
    const branch = describeBranch(request, "gaussian");
    const { tokens, units, features, grids } = branch;
    return {
      ...PLAIN,
      shape: [...shape.slice(0, -1), units],
      parameters: [...branchParameters(branch, { deviation: SPLINE_DEVIATION }), ...baseParameters(units, features)],
      macs: tokens * units * features * (grids + 1),
      takesActivation: true,
      plan: (planRequest) => new FastKan(branch, planRequest).plan(),
    };
  },
};

/** torch.nn.Linear's initial values. */
function baseParameters(units: number, features: number): readonly ParameterSpec[] {
  const initial = { bound: 1 / Math.sqrt(features) };
  return [
    { name: "base_linear.weight", shape: [units, features], role: "weight", initial },
    { name: "base_linear.bias", shape: [units], role: "bias", initial },
  ];
}

/** The plan of one layer at one batch size. */
class FastKan {
  readonly #branch: BasisBranch;
  readonly #request: PlanRequest;
  readonly #base: Linear;
  readonly #inputBytes: number;
  readonly #outputBytes: number;

  constructor(branch: BasisBranch, request: PlanRequest) {
    const { tokens, units, features } = branch;
    const rows = request.batch * tokens;
    this.#branch = branch;
    this.#request = request;
    this.#base = { rows, units, features };
    this.#inputBytes = rows * features * request.storage.elementBytes;
    this.#outputBytes = rows * units * request.storage.elementBytes;
  }

  plan(): LayerPlan {
    const branch = branchBytes(this.#branch, this.#request);
    const base = linearBytes(this.#base, this.#request);
    const { normal, bases } = branch;
    const kernel = `Gaussian bases and matmul ${this.#request.context.info.variant}`;
    const work = Math.max(branch.forward, base.forward);
    const sums = { swish: this.#inputBytes, sum: this.#outputBytes, work };
    if (!this.#request.training) {
      const packed = partsOf({ splines: branch.packed, base: base.packed });
      const scratch = partsOf({ normal, bases, ...sums });
      return {
        kernel,
        preparedBytes: packed.bytes,
        forwardScratch: scratch.bytes,
        bind: (memory) => this.#bindForward(memory, packed.at(memory.prepared), scratch.at(memory.forwardScratch)),
      };
    }
    const kept = partsOf({ normal, bases });
    const forward = partsOf(sums);
    const backward = partsOf({
      swish: this.#inputBytes,
      dSwish: this.#inputBytes,
      dNormal: normal,
      dBases: bases,
      work: Math.max(branch.backward, base.backward),
    });
    return {
      kernel,
      savedBytes: kept.bytes,
      forwardScratch: forward.bytes,
      backwardScratch: backward.bytes,
      readsInputs: true,
      bind: (memory) => {
        const saved = kept.at(memory.saved);
        const places = { ...saved, ...forward.at(memory.forwardScratch) };
        return {
          forward: this.#bindForward(memory, { splines: 0, base: 0 }, places).forward,
          backward: this.#bindBackward(memory, saved, backward),
        };
      },
    };
  }

  #bindForward(
    memory: LayerMemory,
    packed: PackedWeights,
    places: ForwardPlaces,
  ): Required<Pick<LayerSteps, "prepare" | "forward">> {
    const request = this.#request;
    const { rows, units, features } = this.#base;
    const { swish_forward: swish, add } = request.storage.kernels;
    const { inputs, output: y } = memory;
    const [x] = inputs;
    const { work, swish: activated, sum } = places;
    const splines = bindBranch(this.#branch, request, { ...places, x, y, packed: packed.splines });
    const base = bindLinear(this.#base, request, this.#baseParameters(), {
      x: activated,
      y: sum,
      packed: packed.base,
      scratch: work,
    });
    return {
      prepare: () => {
        splines.prepare();
        base.prepare();
      },
      forward: () => {
        splines.forward();
        swish(rows * features, x, activated);
        base.forward();
        add(rows * units, y, sum, -Infinity, Infinity, y);
      },
    };
  }

  #bindBackward(
    memory: LayerMemory,
    saved: Readonly<Record<"normal" | "bases", number>>,
    scratch: Parts<"swish" | "dSwish" | "dNormal" | "dBases" | "work">,
  ): () => void {
    const request = this.#request;
    const { rows, features } = this.#base;
    const { swish_forward: swish, swish_backward: swishBack, add } = request.storage.kernels;
    const { inputs, inputGradients, outputGradient: dy, backwardScratch } = memory;
    const [x] = inputs;
    const [dx] = inputGradients;
    const places = scratch.at(backwardScratch);
    const size = rows * features;
    const dSwish = dx === 0 ? 0 : places.dSwish;
    const { dNormal, dBases, work } = places;
    const splines = bindBranchBackward(this.#branch, request, { x, dy, dx: dNormal, ...saved, dBases, work });
    const base = bindLinearBackward(this.#base, request, this.#baseParameters(), {
      x: places.swish,
      dy,
      dx: dSwish,
      scratch: work,
    });
    return () => {
      splines();
      swish(size, x, places.swish);
      base();
      if (dx === 0) return;
      swishBack(size, x, dSwish, dx);
      add(size, dx, dNormal, -Infinity, Infinity, dx);
    };
  }

  #baseParameters() {
    const request = this.#request;
    return { weight: request.parameter("base_linear.weight"), bias: request.parameter("base_linear.bias") };
  }
}

type PackedWeights = Readonly<Record<"splines" | "base", number>>;
type ForwardPlaces = Readonly<Record<"normal" | "bases" | "swish" | "sum" | "work", number>>;
