/** SciPy's ive and kve on the same points, in a Python of its own where there is one, in turn with ours. @module */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Row } from "../harness/case.js";
import { median, medianAbsoluteDeviation } from "../harness/statistics.js";
import { load, type Lanewise } from "../lanewise.js";
import { pointsOf } from "./bessel.js";
import { BOXES, ELEMENTS, type Box } from "./boxes.js";

const SCRIPT = fileURLToPath(new URL("../peers/scipy/bessel.py", import.meta.url));
const TURNS = 3;

interface Seconds {
  readonly logI: number;
  readonly logK: number;
}

/** Seconds of one pass of each, the best of a few; undefined without SciPy. */
function scipySeconds(order: Float64Array, x: Float64Array): Seconds | undefined {
  const input = JSON.stringify({ order: [...order], x: [...x] });
  const environment = { ...process.env, OMP_NUM_THREADS: "1" };
  const { status, stdout } = spawnSync("python3", [SCRIPT], { input, env: environment, maxBuffer: 1 << 26 });
  return status === 0 ? (JSON.parse(stdout.toString()) as Seconds) : undefined;
}

function ourSeconds({ bessel }: Lanewise, order: Float64Array, x: Float64Array): Seconds {
  const result = new Float64Array(ELEMENTS);
  const best = (compute: () => void): number => {
    let least = Infinity;
    for (let round = 0; round < 30; round += 1) {
      const started = performance.now();
      compute();
      least = Math.min(least, (performance.now() - started) / 1000);
    }
    return least;
  };
  return {
    logI: best(() => void bessel.logBesselI(order, x, result)),
    logK: best(() => void bessel.logBesselK(order, x, result)),
  };
}

function boxRows(runtime: Lanewise, box: Box): readonly Row[] | undefined {
  const { order, x } = pointsOf(box);
  const turns: { readonly theirs: Seconds; readonly ours: Seconds }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const theirs = scipySeconds(order, x);
    if (theirs === undefined) return undefined;
    turns.push({ theirs, ours: ourSeconds(runtime, order, x) });
  }
  return (["logI", "logK"] as const).flatMap((name) => {
    const rate = (seconds: number): number => ELEMENTS / seconds / 1e9;
    const theirs = turns.map((turn) => rate(turn.theirs[name]));
    const ours = turns.map((turn) => rate(turn.ours[name]));
    const ratio = median(turns.map((turn) => turn.theirs[name] / turn.ours[name]));
    const row = (subject: string, values: readonly number[]) => ({
      case: `${name} ${box.name}`,
      subject,
      unit: "Gelements/s" as const,
      value: median([...values]),
      mad: medianAbsoluteDeviation([...values]),
    });
    const own = `lanewise ${runtime.info.variant}`;
    return [row("SciPy", theirs), { ...row(own, ours), peer: "SciPy", ratio }];
  });
}

/** Of the boxes whose name matches; no rows without a Python that has SciPy: it is no package of ours to install. */
export async function scipyRows(only: RegExp): Promise<readonly Row[]> {
  const runtime = await load();
  const rows: Row[] = [];
  for (const box of BOXES.filter(({ name }) => only.test(`logI ${name}`) || only.test(`logK ${name}`))) {
    const added = boxRows(runtime, box);
    if (added === undefined) {
      console.log("note: SciPy was not found (python3 with scipy), its rows are left out");
      return [];
    }
    rows.push(...added);
  }
  return rows;
}
