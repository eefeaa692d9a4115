import { checkOptions } from "../runtime/options.js";
import { checkChoice, checkInteger, checkNumber } from "../runtime/checks.js";
import type { RuntimeContext } from "../runtime/context.js";
import { outOfRange } from "../runtime/errors.js";
import { readCheckpoint } from "./checkpoint.js";
import { buildGraph } from "./graph.js";
import { WasmNetwork } from "./network.js";
import { LARGEST_SEED } from "./random.js";
import type { KernelMethod, LayerSpec, Network, NetworkFactory, NetworkOptions, ReadOptions } from "./types.js";

export type {
  FitOptions,
  KernelMethod,
  LayerReport,
  LayerSpec,
  LoadParametersOptions,
  MemoryPlan,
  Network,
  NetworkFactory,
  NetworkOptions,
  Optimizer,
  NetworkPruneOptions,
  NetworkPruning,
  ReadOptions,
  SaveOptions,
  StepResult,
} from "./types.js";

const OPTIONS = ["inputShape", "inputLayout", "seed", "precision", "memoryLimit", "batchSize", "kernels"];

/** The network family over one instance. */
export function createNetworkFactory(context: RuntimeContext): NetworkFactory {
  return {
    create: (layers, options) => create(context, layers, options),
    fromSafetensors: (bytes, options) => fromSafetensors(context, bytes, options),
  };
}

function create(context: RuntimeContext, layers: readonly LayerSpec[], options: NetworkOptions): Network {
  const {
    inputShape,
    inputLayout,
    seed = 0,
    precision = "f32",
    memoryLimit,
    batchSize = 1,
    kernels,
  } = checkOptions("options", options, OPTIONS);
  if (checkChoice("options.precision", precision, ["f32", "f16", "bf16"]) !== "f32") {
    throw outOfRange("options.precision", precision, '"f32", the only storage that this version has');
  }
  return new WasmNetwork(context, buildGraph(layers, inputShape, inputLayout), {
    seed: checkInteger("options.seed", seed, 0, LARGEST_SEED),
    memoryLimit: memoryLimit === undefined ? undefined : checkNumber("options.memoryLimit", memoryLimit, 0, Infinity),
    batchSize: checkInteger("options.batchSize", batchSize, 1),
    kernels: readMethod(context, kernels),
    restore: undefined,
  });
}

function fromSafetensors(context: RuntimeContext, bytes: Uint8Array, options: ReadOptions = {}): Network {
  const kernels = readMethod(context, checkOptions("options", options, ["kernels"])["kernels"]);
  const { graph, training, restore } = readCheckpoint(bytes);
  const seed = training?.seed ?? 0;
  return new WasmNetwork(context, graph, { seed, memoryLimit: undefined, batchSize: 1, kernels, restore });
}

function readMethod(context: RuntimeContext, value: unknown): KernelMethod {
  if (value === undefined) return context.isDeterministic ? "model" : "measure";
  return checkChoice("options.kernels", value, ["measure", "model"]);
}
