import { LARGEST_SEED } from "./random.js";

/** What a file says about a network beside its tensors. */
export interface Description {
  readonly inputShape: unknown;
  /** Undefined: channels first. */
  readonly inputLayout: unknown;
  readonly layers: unknown;
  readonly training: TrainingState | undefined;
  /** Undefined where nothing was pruned. */
  readonly pruned: readonly PrunedWeight[] | undefined;
}

/** A weight whose zeros stay, but for those at the places in `alive`, which are zero by chance. */
export interface PrunedWeight {
  readonly name: string;
  readonly alive: readonly number[];
}

/** What training remembers beside the moments. */
export interface TrainingState {
  readonly seed: number;
  /** Steps taken by the network. */
  readonly step: number;
  /** Steps taken since this optimiser started; undefined before the first. */
  readonly optimizer: { readonly type: "sgd" | "adam"; readonly steps: number } | undefined;
}

const VERSION = 1;

export function writeDescription({ inputShape, inputLayout, layers, training, pruned }: Description): string {
  return JSON.stringify({ version: VERSION, inputShape, inputLayout, layers, training, pruned }, writeInfinity);
}

/** @throws RangeError for what `writeDescription` did not write. Layers, input shape and layout are left to `buildGraph`. */
export function readDescription(text: string): Description {
  const value = parse(text);
  if (!isRecord(value)) throw malformed("it is not an object");
  if (value["version"] !== VERSION) throw malformed(`its version is not ${VERSION}`);
  const { inputShape, inputLayout, layers, training, pruned } = value;
  return {
    inputShape,
    inputLayout,
    layers,
    training: training === undefined ? undefined : readTraining(training),
    pruned: pruned === undefined ? undefined : readPruned(pruned),
  };
}

function readTraining(value: unknown): TrainingState {
  if (!isRecord(value)) throw malformed("training is not an object");
  const { seed, step, optimizer } = value;
  if (!isCount(seed) || !isCount(step)) throw malformed("training.seed or training.step is not a whole number");
  return { seed, step, optimizer: optimizer === undefined ? undefined : readOptimizerState(optimizer) };
}

function readOptimizerState(value: unknown): TrainingState["optimizer"] {
  const { type, steps } = isRecord(value) ? value : {};
  if (type !== "sgd" && type !== "adam") throw malformed("training.optimizer.type is unknown");
  if (!isCount(steps)) throw malformed("training.optimizer.steps is not a whole number");
  return { type, steps };
}

function readPruned(value: unknown): readonly PrunedWeight[] {
  if (!Array.isArray(value)) throw malformed("pruned is not a list");
  return value.map((weight: unknown) => {
    const { name, alive } = isRecord(weight) ? weight : {};
    if (typeof name !== "string" || !Array.isArray(alive) || !alive.every(isCount)) {
      throw malformed("an entry of pruned has no name or no list of whole numbers");
    }
    return { name, alive };
  });
}

/** JSON has no infinities; a clamp may have one on either side. */
function writeInfinity(_key: string, value: unknown): unknown {
  return value === Infinity || value === -Infinity ? String(value) : value;
}

function readInfinity(key: string, value: unknown): unknown {
  const isBound = key === "min" || key === "max";
  return isBound && (value === "Infinity" || value === "-Infinity") ? Number(value) : value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, readInfinity);
  } catch (cause) {
    throw new RangeError("bytes: the description of the network is not JSON", { cause });
  }
}

function malformed(problem: string): RangeError {
  return new RangeError(`bytes: cannot read the description of the network, ${problem}`);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= LARGEST_SEED;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
