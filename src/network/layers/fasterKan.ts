import { checkNumber } from "../../runtime/checks.js";
import { outOfRange } from "../../runtime/errors.js";
import {
  bindBranch,
  bindBranchBackward,
  branchBytes,
  branchParameters,
  describeBranch,
  type BasisBranch,
} from "./basisBranch.js";
import type { DescribeRequest, LayerDefinition, LayerPlan, PlanRequest } from "./layer.js";
import { partsOf } from "./parts.js";
import { PLAIN } from "./plain.js";
import { xavierBound } from "./shapes.js";

/** MedViTV2's. */
const WIDTH = 0.33;

/** y = W (1 - tanh^2((layer norm(x) - c) / width)) over the centres c. */
export const fasterKan: LayerDefinition = {
  keys: ["units", "grids", "range", "width"],
  inputs: { least: 1, most: 1 },
  describe(request) {
    const [shape] = request.inputs;
    const branch = describeBranch(request, "switch", readWidth(request));
    const { tokens, units, features, grids } = branch;
    return {
      ...PLAIN,
      shape: [...shape.slice(0, -1), units],
      parameters: branchParameters(branch, { bound: xavierBound(features * grids, units) }),
      macs: tokens * units * features * grids,
      takesActivation: true,
      plan: (planRequest) => planFasterKan(branch, planRequest),
    };
  },
};

function readWidth({ argument, spec }: DescribeRequest): number {
  const width = checkNumber(`${argument}.width`, spec["width"] ?? WIDTH, 0);
  if (!Number.isFinite(Math.fround(1 / width))) throw outOfRange(`${argument}.width`, width, "a number above 0");
  return width;
}

function planFasterKan(branch: BasisBranch, request: PlanRequest): LayerPlan {
  const { normal, bases, packed, forward, backward } = branchBytes(branch, request);
  const kernel = `reflectional bases and matmul ${request.context.info.variant}`;
  if (!request.training) {
    const scratch = partsOf({ normal, bases, work: forward });
    return {
      kernel,
      preparedBytes: packed,
      forwardScratch: scratch.bytes,
      bind: ({ inputs: [x], output: y, prepared, forwardScratch }) =>
        bindBranch(branch, request, { x, y, packed: prepared, ...scratch.at(forwardScratch) }),
    };
  }
  const kept = partsOf({ normal, bases });
  const scratch = partsOf({ dx: normal, dBases: bases, work: backward });
  return {
    kernel,
    savedBytes: kept.bytes,
    forwardScratch: forward,
    backwardScratch: scratch.bytes,
    readsInputs: true,
    bind: (memory) => {
      const [x] = memory.inputs;
      const saved = kept.at(memory.saved);
      const places = scratch.at(memory.backwardScratch);
      const dx = memory.inputGradients[0] || places.dx;
      const { output: y, outputGradient: dy, forwardScratch: work } = memory;
      return {
        forward: bindBranch(branch, request, { x, y, packed: 0, work, ...saved }).forward,
        backward: bindBranchBackward(branch, request, { x, dy, ...saved, ...places, dx }),
      };
    },
  };
}
