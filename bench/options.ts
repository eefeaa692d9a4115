/** The command line. @module */
import { parseArgs } from "node:util";
import type { Variant } from "./lanewise.js";

export const ENGINES = ["node20", "node24", "chromium"] as const;
export type Engine = (typeof ENGINES)[number];

const VARIANTS: readonly Variant[] = ["relaxed", "simd", "scalar"];

export const USAGE = `npm run bench -- <suite> [options]

  suites: dense; sparse (pruned networks and sparse products); kan (rational functions, transformers of them); bessel; roof (the machine's peak);
          kernels (each by itself, variant by variant); load and size (part of dense, in Node only);
          von-mises-fisher (no timing: distributions of known concentration in up to 32,768 dimensions, fitted; in Node only)

  --peers            time the peers too (installed into bench/peers on first use)
  --peer REGEX       only the peers whose name matches; implies --peers
  --only REGEX       only the cases whose name matches
  --variant NAME     relaxed, simd or scalar; default: what load() takes on the engine
  --engine NAME      node20, node24 or chromium; default: the Node that runs this
  --json FILE        also write the report as JSON; with --only into the report that is there, case by case`;

export interface Options {
  readonly suite: string;
  readonly only: string;
  readonly peers?: string;
  readonly variant?: Variant;
  readonly engine?: Engine;
  readonly json?: string;
}

function oneOf<T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((each) => each === value);
  if (!found) throw new RangeError(`--${name}: expected ${allowed.join(", ")}, came ${value}`);
  return found;
}

function checkedPattern(name: string, pattern: string): string {
  try {
    new RegExp(pattern);
  } catch {
    throw new RangeError(`--${name}: expected a regular expression, came ${pattern}`);
  }
  return pattern;
}

export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      peers: { type: "boolean", default: false },
      peer: { type: "string" },
      only: { type: "string", default: "" },
      variant: { type: "string" },
      engine: { type: "string" },
      json: { type: "string" },
    },
  });
  const [suite, ...rest] = positionals;
  if (suite === undefined || rest.length > 0) throw new RangeError("suite: expected one name");
  const peers = values.peer ?? (values.peers ? "" : undefined);
  const variant = oneOf("variant", values.variant, VARIANTS);
  const engine = oneOf("engine", values.engine, ENGINES);
  return {
    suite,
    only: checkedPattern("only", values.only),
    ...(peers === undefined ? {} : { peers: checkedPattern("peer", peers) }),
    ...(variant === undefined ? {} : { variant }),
    ...(engine === undefined ? {} : { engine }),
    ...(values.json === undefined ? {} : { json: values.json }),
  };
}
