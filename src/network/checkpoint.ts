import type { RuntimeContext } from "../runtime/context.js";
import type { Core } from "./core.js";
import { buildGraph, type Graph } from "./graph.js";
import type { Moments } from "./moments.js";
import type { Parameter } from "./parameters.js";
import { isPrunable } from "./pruning.js";
import { readSafetensors, writeSafetensors, type StoredTensor } from "./safetensors.js";
import { readDescription, writeDescription, type PrunedWeight, type TrainingState } from "./description.js";

/** Where a network's description is in the metadata of a file. */
const METADATA_KEY = "lanewise";
const DTYPE = "F32";

/** Names of an optimiser's moments, after the parameter's. */
const MOMENT_NAMES = { sgd: ["velocity"], adam: ["moment1", "moment2"] } as const;

/** The network as a safetensors file; with `moments`, what training remembers too. */
export function saveCheckpoint(core: Core, moments: Moments | undefined): Uint8Array {
  const { parameters, context, graph, random, masks } = core;
  const tensors = new Map<string, StoredTensor>();
  const add = (name: string, { shape, size, offset }: Parameter, block: number): void => {
    const bytes = context.u8(block + offset, size * core.storage.elementBytes);
    tensors.set(name, { dtype: DTYPE, shape, bytes });
  };
  for (const parameter of parameters.list) add(parameter.name, parameter, parameters.pointer);
  let training: TrainingState | undefined;
  if (moments !== undefined) {
    const { type, steps, pointers } = moments;
    training = { seed: random.seed, step: random.step, optimizer: type === undefined ? undefined : { type, steps } };
    for (const [index, pointer] of pointers.entries()) {
      const suffix = type === undefined ? undefined : MOMENT_NAMES[type][index];
      for (const parameter of trainedOf(parameters.list)) add(`${parameter.name}.${suffix}`, parameter, pointer);
    }
  }
  const { inputShape, specifications: layers } = graph;
  // What is the default is not written, so that such files stay as they were.
  const inputLayout = graph.inputLayout === "channels-first" ? undefined : graph.inputLayout;
  const weights = masks.parameters.map((parameter) => ({
    name: parameter.name,
    alive: masks.aliveZeros(parameter, parameters.read(parameter)),
  }));
  const pruned = weights.length === 0 ? undefined : weights;
  const description = writeDescription({ inputShape, inputLayout, layers, training, pruned });
  return writeSafetensors(tensors, { [METADATA_KEY]: description });
}

/** A file that was read and checked against the network that it describes. */
export interface Checkpoint {
  readonly graph: Graph;
  readonly training: TrainingState | undefined;
  /** Fills a network that was made from the graph. @throws RangeError when memory is out. */
  readonly restore: (core: Core, moments: Moments) => void;
}

/** @throws TypeError for what is no Uint8Array; RangeError for a file that is malformed or does not fit its own description. */
export function readCheckpoint(bytes: unknown): Checkpoint {
  const { tensors, metadata } = readSafetensors(bytes);
  const text = metadata.get(METADATA_KEY);
  if (text === undefined) {
    const hint = "create the network and call loadParameters for the weights of another tool";
    throw new RangeError(`bytes: its metadata has no network (no entry "${METADATA_KEY}"): ${hint}`);
  }
  const { layers, inputShape, inputLayout, training, pruned = [] } = readDescription(text);
  const graph = buildGraph(layers, inputShape, inputLayout);
  const expected = expectedTensors(graph, training, tensors);
  checkTensors(expected, tensors);
  checkPruned(graph, pruned);
  const restore = (core: Core, moments: Moments): void => {
    restoreParameters(core, tensors, pruned);
    if (training !== undefined) restoreTraining(core, moments, training, tensors);
  };
  return { graph, training, restore };
}

function trainedOf(list: readonly Parameter[]): readonly Parameter[] {
  return list.filter(({ role }) => role !== "statistic");
}

/** The shapes of all tensors that the file must have, by name. Velocities may be absent: sgd has none without momentum. */
function expectedTensors(
  graph: Graph,
  training: TrainingState | undefined,
  tensors: ReadonlyMap<string, StoredTensor>,
): ReadonlyMap<string, readonly number[]> {
  const expected = new Map<string, readonly number[]>();
  const suffixes = training?.optimizer === undefined ? [] : MOMENT_NAMES[training.optimizer.type];
  for (const node of graph.nodes) {
    for (const { name, shape, role } of node.layer.parameters) {
      const full = `${node.name}.${name}`;
      expected.set(full, shape);
      if (role !== "statistic") for (const suffix of suffixes) expected.set(`${full}.${suffix}`, shape);
    }
  }
  const hasVelocity = [...tensors.keys()].some((name) => name.endsWith(`.${MOMENT_NAMES.sgd[0]}`));
  if (training?.optimizer?.type === "sgd" && !hasVelocity) {
    for (const name of expected.keys()) if (name.endsWith(`.${MOMENT_NAMES.sgd[0]}`)) expected.delete(name);
  }
  return expected;
}

function checkTensors(
  expected: ReadonlyMap<string, readonly number[]>,
  tensors: ReadonlyMap<string, StoredTensor>,
): void {
  for (const [name, shape] of expected) {
    const tensor = tensors.get(name);
    if (tensor === undefined) throw new RangeError(`bytes: the tensor ${JSON.stringify(name)} is missing`);
    if (tensor.dtype !== DTYPE || tensor.shape.join() !== shape.join()) {
      const found = `${tensor.dtype} [${tensor.shape.slice(0, 8).join(", ")}]`;
      throw new RangeError(
        `bytes: the tensor ${JSON.stringify(name)} is ${found}, its layer takes ${DTYPE} [${shape.join(", ")}]`,
      );
    }
  }
  for (const name of tensors.keys()) {
    if (!expected.has(name)) throw new RangeError(`bytes: the tensor ${JSON.stringify(name)} belongs to no layer`);
  }
}

function checkPruned(graph: Graph, pruned: readonly PrunedWeight[]): void {
  const prunable = new Set(graph.nodes.filter(isPrunable).map((node) => `${node.name}.weight`));
  for (const { name } of pruned) {
    if (!prunable.delete(name)) {
      throw new RangeError(`bytes: ${JSON.stringify(name)} cannot be pruned, or is named as pruned twice`);
    }
  }
}

function restoreParameters(
  core: Core,
  tensors: ReadonlyMap<string, StoredTensor>,
  pruned: readonly PrunedWeight[],
): void {
  const { parameters, context, masks } = core;
  for (const { name, offset } of parameters.list) copyTensor(context, tensors.get(name), parameters.pointer + offset);
  for (const { name, alive } of pruned) {
    const parameter = parameters.byName.get(name);
    if (parameter === undefined) continue; // checked before
    masks.reserve([parameter]);
    masks.takeZeros(parameter, parameters.read(parameter), new Set(alive));
  }
  masks.apply(parameters.pointer);
  parameters.version++;
}

function restoreTraining(
  core: Core,
  moments: Moments,
  training: TrainingState,
  tensors: ReadonlyMap<string, StoredTensor>,
): void {
  const { parameters, context } = core;
  core.random.step = training.step;
  if (training.optimizer === undefined) return;
  const { type, steps } = training.optimizer;
  const trained = trainedOf(parameters.list);
  const suffixes = MOMENT_NAMES[type].filter((suffix) => trained.some(({ name }) => tensors.has(`${name}.${suffix}`)));
  moments.restore(type, steps, suffixes.length);
  for (const [index, suffix] of suffixes.entries()) {
    const block = moments.pointers[index] ?? 0;
    for (const { name, offset } of trained) copyTensor(context, tensors.get(`${name}.${suffix}`), block + offset);
  }
}

function copyTensor(context: RuntimeContext, tensor: StoredTensor | undefined, pointer: number): void {
  if (tensor !== undefined) context.u8(pointer, tensor.bytes.length).set(tensor.bytes);
}
