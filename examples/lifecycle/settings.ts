import { parseArgs } from "node:util";
import type { Variant } from "lanewise";

export interface Settings {
  readonly seed: number;
  readonly epochs: number;
  /** The parts of the weights that become zero, one step after the other. */
  readonly sparsities: readonly number[];
  /** Passes over the training digits at each of these steps, three times as many at the last. */
  readonly pruneEpochs: number;
  /** How many of the 10,000 digits to use. */
  readonly images: number;
  /** Default: the fastest that the engine has. */
  readonly variant?: Variant;
  /** Folder of the report. */
  readonly out: string;
}

export const ALL_IMAGES = 10_000;
export const VARIANTS: readonly Variant[] = ["relaxed", "simd", "scalar"];

export const DEFAULTS: Settings = {
  seed: 1,
  epochs: 12,
  sparsities: [0.5, 0.7, 0.8, 0.9],
  pruneEpochs: 2,
  images: ALL_IMAGES,
  out: "report",
};

export const USAGE = `Trains a small convnet on real digits, checks it, prunes it, saves it and writes an HTML report.

  npm start -- [options]

  --seed N          seed of the split, the weights and the shuffling (default ${DEFAULTS.seed})
  --epochs N        passes over the training digits (default ${DEFAULTS.epochs})
  --sparsities P,Q  per cent of the weights to prune, step by step (default ${DEFAULTS.sparsities.map((part) => 100 * part).join()})
  --prune-epochs N  passes over the training digits at each step, three times as many at the last (default ${DEFAULTS.pruneEpochs})
  --images N        use only that many of the ${ALL_IMAGES} digits, 100 or more (default ${DEFAULTS.images})
  --variant NAME    ${VARIANTS.join(", ")} (default: the fastest that this engine has)
  --out FOLDER      where the report and the model go (default ${DEFAULTS.out})
  --help            this text`;

/** Settings from command line arguments, or "help". @throws TypeError or RangeError that names the option. */
export function readSettings(args: readonly string[]): Settings | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: "string" },
      epochs: { type: "string" },
      sparsities: { type: "string" },
      "prune-epochs": { type: "string" },
      images: { type: "string" },
      variant: { type: "string" },
      out: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help === true) return "help";
  const settings = {
    seed: integer("seed", values.seed, DEFAULTS.seed, 0, 2 ** 31 - 1),
    epochs: integer("epochs", values.epochs, DEFAULTS.epochs, 1, 1000),
    sparsities: values.sparsities === undefined ? DEFAULTS.sparsities : risingSparsities(values.sparsities),
    pruneEpochs: integer("prune-epochs", values["prune-epochs"], DEFAULTS.pruneEpochs, 1, 1000),
    images: integer("images", values.images, DEFAULTS.images, 100, ALL_IMAGES),
    out: values.out ?? DEFAULTS.out,
  };
  return values.variant === undefined ? settings : { ...settings, variant: variantNamed(values.variant) };
}

function integer(name: string, text: string | undefined, fallback: number, least: number, most: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`--${name}: expected a whole number from ${least} to ${most}, got "${text}"`);
  return value;
}

function risingSparsities(text: string): number[] {
  const percents = text.split(",").map((part) => integer("sparsities", part, 0, 1, 99));
  if (percents.some((percent, index) => percent <= (percents[index - 1] ?? 0)))
    throw new RangeError(`--sparsities: expected rising percentages, got "${text}"`);
  return percents.map((percent) => percent / 100);
}

function variantNamed(text: string): Variant {
  const variant = VARIANTS.find((name) => name === text);
  if (variant === undefined) throw new TypeError(`--variant: expected ${VARIANTS.join(", ")}, got "${text}"`);
  return variant;
}
