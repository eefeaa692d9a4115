import { NO_ACTIVATION } from "../dense/activation.js";
import { createScratch, type Scratch } from "../dense/scratch.js";
import { sizeOf } from "../runtime/checks.js";
import type { Core } from "./core.js";
import { INPUT, type GraphNode } from "./graph.js";
import type { LayerPlan } from "./layers/layer.js";
import { aligned } from "./layers/shapes.js";
import { createRequest } from "./planUnits.js";
import type { Product, SparseWeights } from "./sparseWeights.js";

/** One layer on its own shape and a batch of one, to be timed as it would run. */
export interface LayerTrial {
  readonly run: () => void;
  release(): void;
}

/** Dense without `sparse`. @throws RangeError when memory is out; nothing is left behind. */
export function prepareTrial(
  core: Core,
  node: GraphNode,
  { inputs, pixels, tokens }: Product,
  sparse: SparseWeights | undefined,
): LayerTrial {
  const unit = {
    node,
    inputs: [INPUT],
    output: node.index,
    activation: NO_ACTIVATION,
    normalization: undefined,
    rational: undefined,
  } as const;
  const options = { training: false, batch: 1, isChannelsLast: false, reserveRandom: () => 0 };
  const plan = node.layer.plan?.(createRequest(core, unit, options, sparse));
  if (plan === undefined) throw new Error(`${node.name} is a view and has no kernel`);
  const block = createScratch(core.context, "a layer to be timed", core.owner);
  try {
    const run = bind(core, plan, block, inputs * pixels * tokens, sizeOf(node.layer.shape));
    return { run, release: () => block.release() };
  } catch (error) {
    block.release();
    throw error;
  }
}

function bind(core: Core, plan: LayerPlan, block: Scratch, inputSize: number, outputSize: number): () => void {
  const { elementBytes } = core.storage;
  const [inputBytes, outputBytes] = [aligned(inputSize * elementBytes), aligned(outputSize * elementBytes)];
  const sizes = [inputBytes, outputBytes, plan.constantBytes ?? 0, plan.preparedBytes ?? 0, plan.forwardScratch ?? 0];
  const bytes = sizes.reduce((sum, size) => sum + aligned(size), 0);
  const start = block.reserve(bytes);
  core.context.u8(start, inputBytes).fill(0);
  const [x = 0, y = 0, constants = 0, prepared = 0, scratch = 0] = placesOf(start, sizes);
  const steps = plan.bind({
    inputs: [x],
    output: y,
    constants,
    prepared,
    forwardScratch: scratch,
    backwardScratch: 0,
    saved: 0,
    outputGradient: 0,
    inputGradients: [0],
  });
  steps.prepare?.();
  return steps.forward;
}

function placesOf(start: number, sizes: readonly number[]): readonly number[] {
  let next = start;
  return sizes.map((size) => {
    const place = next;
    next += aligned(size);
    return place;
  });
}
