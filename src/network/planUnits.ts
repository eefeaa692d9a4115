import { sizeOf } from "../runtime/checks.js";
import { outOfRange } from "../runtime/errors.js";
import type { Core } from "./core.js";
import { INPUT, type GraphNode } from "./graph.js";
import { fuseActivation, type FusedActivation } from "./layers/activation.js";
import type {
  FoldedNormalization,
  FusedRational,
  LayerPlan,
  ParameterPlace,
  PlanRequest,
  Shape,
} from "./layers/layer.js";
import { aligned } from "./layers/shapes.js";
import type { LoweredGraph, Unit } from "./lower.js";
import type { SparseWeights } from "./sparseWeights.js";

const LARGEST_COUNT = 0x7fffffff; // kernels count in i32

/** A unit with the plan of its layer at one batch size. */
export interface PlannedUnit {
  readonly unit: Unit;
  readonly plan: LayerPlan;
  readonly fused: FusedActivation | undefined;
  /** Where its constants start in the plan's block of constants. */
  readonly constants: number;
  /** Where its prepared weights start among those of the network. */
  readonly prepared: number;
}

export interface PlannedUnits {
  readonly units: readonly PlannedUnit[];
  readonly constantBytes: number;
  readonly preparedBytes: number;
}

export interface PlanUnitsOptions {
  readonly training: boolean;
  readonly batch: number;
  /** Whether layers that read the network's input find its channels last. */
  readonly inputIsChannelsLast: boolean;
}

/** The sparse weights of a node where they were chosen to predict with. */
export type SparseChoice = (node: GraphNode) => SparseWeights | undefined;

/** @throws RangeError for a batch whose values kernels cannot count. */
export function planUnits(
  core: Core,
  lowered: LoweredGraph,
  options: PlanUnitsOptions,
  sparseOf: SparseChoice,
): PlannedUnits {
  const { training, batch } = options;
  checkSizes(core, lowered, batch);
  let constantBytes = 0;
  let preparedBytes = 0;
  let randomBlocks = 0;
  const reserveRandom = (values: number): number => {
    const first = randomBlocks;
    randomBlocks += Math.ceil(values / 4);
    return first;
  };
  const units = lowered.units.map((unit) => {
    const isChannelsLast = options.inputIsChannelsLast && unit.inputs.includes(INPUT);
    const request = createRequest(
      core,
      unit,
      { training, batch, isChannelsLast, reserveRandom },
      isChannelsLast ? undefined : sparseOf(unit.node),
    );
    const { layer } = unit.node;
    if (layer.plan === undefined) throw new Error(`${unit.node.name} is a view and cannot run`);
    const plan = layer.plan(request);
    const size = batch * valueSize(core, unit.output);
    const fused = fuseActivation(unit.activation, plan.clamps ?? false, size, request);
    const [constants, prepared] = [constantBytes, preparedBytes];
    constantBytes += aligned(plan.constantBytes ?? 0);
    preparedBytes += aligned(plan.preparedBytes ?? 0);
    return { unit, plan, fused, constants, prepared };
  });
  return { units, constantBytes, preparedBytes };
}

/** Elements per sample of a value. */
export function valueSize(core: Core, value: number): number {
  return sizeOf(valueShape(core, value));
}

function valueShape(core: Core, value: number): Shape {
  return value === INPUT ? core.graph.inputShape : (core.graph.nodes[value]?.layer.shape ?? []);
}

function checkSizes(core: Core, lowered: LoweredGraph, batch: number): void {
  for (const value of [INPUT, ...lowered.units.map((unit) => unit.output)]) {
    if (batch * valueSize(core, value) > LARGEST_COUNT) {
      const name = core.graph.nodes[value]?.name ?? "the input";
      throw outOfRange("batch", batch, `at most ${LARGEST_COUNT} values in ${name}`);
    }
  }
}

type RequestOptions = Pick<PlanRequest, "training" | "batch" | "isChannelsLast" | "reserveRandom">;

export function createRequest(
  core: Core,
  unit: Unit,
  options: RequestOptions,
  sparse: SparseWeights | undefined,
): PlanRequest {
  const { node, activation, normalization, rational } = unit;
  const { parameters } = core;
  return {
    ...options,
    context: core.context,
    storage: core.storage,
    random: core.random,
    activation,
    sparse,
    normalization: normalization === undefined ? undefined : foldedNormalization(core, normalization),
    rational: rational === undefined ? undefined : fusedRational(core, rational),
    parameter: (name) => requireParameter(core, node, name),
    optionalParameter: (name) => parameters.find(node, name),
    measure: (record) => core.measure(record),
  };
}

function foldedNormalization(core: Core, node: GraphNode): FoldedNormalization {
  return {
    weight: requireParameter(core, node, "weight"),
    bias: requireParameter(core, node, "bias"),
    mean: requireParameter(core, node, "mean"),
    variance: requireParameter(core, node, "variance"),
  };
}

function fusedRational(core: Core, node: GraphNode): FusedRational {
  const { rational } = node.layer;
  if (rational === undefined) throw new Error(`${node.name} is no rational function`);
  return { ...rational, parameter: (name) => requireParameter(core, node, name) };
}

function requireParameter(core: Core, node: GraphNode, name: string): ParameterPlace {
  const place = core.parameters.find(node, name);
  if (place === undefined) throw new Error(`${node.name} has no parameter ${name}`);
  return place;
}
