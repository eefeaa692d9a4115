/** The peak of 128-bit f32 arithmetic on this engine: independent multiply-adds that never leave the registers. @module */
import type { Row } from "./harness/case.js";
import { median, medianAbsoluteDeviation } from "./harness/statistics.js";
import type { Prepared } from "./harness/subject.js";

/** Too few chains wait for the latency of an addition, too many spill: which count is best depends on the engine. */
const CHAINS = [6, 8, 10, 12, 13, 14] as const;
const OPERATIONS = ["relaxed_madd", "mul + add"] as const;
const UNROLL = 4;
const ROUNDS = 9;
/** About 10 ms a call. */
const STEPS = 400_000;
const LANES = 4;
const FLOPS_PER_LANE = 2;

type Operation = (typeof OPERATIONS)[number];

export interface Roof extends Prepared {
  readonly flops: number;
}

const V128 = 0x7b;
const LOCAL_GET = 0x20;
const LOCAL_SET = 0x21;
const F32X4_MUL = [0xfd, 0xe6, 0x01];
const F32X4_ADD = [0xfd, 0xe4, 0x01];
const F32X4_RELAXED_MADD = [0xfd, 0x85, 0x02];

function leb(value: number): number[] {
  const bytes: number[] = [];
  do {
    const low = value & 0x7f;
    value >>>= 7;
    bytes.push(value ? low | 0x80 : low);
  } while (value);
  return bytes;
}

const section = (id: number, content: readonly number[]): number[] => [id, ...leb(content.length), ...content];

function splat(value: number): number[] {
  return [0xfd, 0x0c, ...new Uint8Array(Float32Array.of(value, value, value, value).buffer)];
}

/** `run(steps: i32) -> f32`: chain = chain * factor + addend in every chain, the loop unrolled. Locals: steps, chains, factor, addend. */
function roofModule(operation: Operation, chains: number): Uint8Array<ArrayBuffer> {
  const factor = chains + 1;
  const addend = chains + 2;
  const body = [1, ...leb(chains + 2), V128];
  for (let chain = 1; chain <= chains; chain++) body.push(...splat(1 + chain / 100), LOCAL_SET, chain);
  body.push(...splat(0.9999999), LOCAL_SET, factor, ...splat(1e-7), LOCAL_SET, addend, 0x03, 0x40);
  for (let unrolled = 0; unrolled < UNROLL; unrolled++) {
    for (let chain = 1; chain <= chains; chain++) {
      body.push(LOCAL_GET, chain, LOCAL_GET, factor);
      if (operation === "relaxed_madd") body.push(LOCAL_GET, addend, ...F32X4_RELAXED_MADD);
      else body.push(...F32X4_MUL, LOCAL_GET, addend, ...F32X4_ADD);
      body.push(LOCAL_SET, chain);
    }
  }
  // steps = steps - 1; branch back while it is not zero
  body.push(LOCAL_GET, 0, 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b);
  body.push(LOCAL_GET, 1);
  for (let chain = 2; chain <= chains; chain++) body.push(LOCAL_GET, chain, ...F32X4_ADD);
  body.push(0xfd, 0x1f, 0, 0x0b);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7d]),
    ...section(3, [1, 0]),
    ...section(7, [1, 3, 0x72, 0x75, 0x6e, 0, 0]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ]);
}

interface Measured {
  readonly operation: Operation;
  readonly chains: number;
  readonly flops: number;
  readonly run: (steps: number) => number;
  readonly rates: readonly number[];
}

function measure(operation: Operation, chains: number): Measured | undefined {
  const bytes = roofModule(operation, chains);
  if (!WebAssembly.validate(bytes)) return undefined;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const run = exports["run"] as (steps: number) => number;
  const flops = STEPS * UNROLL * chains * LANES * FLOPS_PER_LANE;
  for (let warm = 0; warm < 3; warm++) run(STEPS);
  const rates = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    run(STEPS);
    return flops / (performance.now() - start) / 1e6;
  });
  return { operation, chains, flops, run, rates };
}

/** By the highest rate of each: what disturbs a measurement only lowers it. */
const best = (measured: readonly Measured[]): Measured =>
  measured.reduce((a, b) => (Math.max(...b.rates) > Math.max(...a.rates) ? b : a));

export function hasRelaxedMadd(): boolean {
  return WebAssembly.validate(roofModule("relaxed_madd", 1));
}

/** Rows for each operation that the engine has, at its best count of chains, and the highest of both to time beside others. */
export function measureRoof(): { readonly rows: readonly Row[]; readonly roof: Roof } {
  const winners: Measured[] = [];
  for (const operation of OPERATIONS) {
    const measured = CHAINS.map((chains) => measure(operation, chains)).filter((each) => each !== undefined);
    if (measured.length > 0) winners.push(best(measured));
  }
  const peak = best(winners);
  const row = (subject: string, { rates }: Measured): Row => ({
    case: "128-bit peak",
    subject,
    unit: "GFLOP/s",
    value: median(rates),
    mad: medianAbsoluteDeviation(rates),
  });
  return {
    rows: [...winners.map((each) => row(`${each.operation}, ${each.chains} chains`, each)), row("roof", peak)],
    roof: {
      flops: peak.flops,
      run: () => void peak.run(STEPS),
      output: () => Float32Array.of(peak.run(1)),
      dispose: () => undefined,
    },
  };
}
