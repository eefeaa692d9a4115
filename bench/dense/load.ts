/** Loading, each time in a fresh process: an engine keeps the machine code of a module that it has compiled. Node only. @module */
import { execFileSync } from "node:child_process";
import type { Row } from "../harness/case.js";
import { median, medianAbsoluteDeviation } from "../harness/statistics.js";
import type { Variant } from "../lanewise.js";
import { hasRelaxedMadd } from "../roof.js";

const PROCESSES = 11;
const ROOT = new URL("../../", import.meta.url);

interface Times {
  readonly imported: number;
  readonly loaded: number;
}

function timesInFreshProcess(variant: Variant): Times {
  const script = `
    const start = performance.now();
    const { load } = await import("lanewise");
    const imported = performance.now() - start;
    await load({ variant: "${variant}" });
    console.log(JSON.stringify({ imported, loaded: performance.now() - start - imported }));`;
  const parameters = ["--input-type=module", "--eval", script];
  return JSON.parse(execFileSync(process.execPath, parameters, { cwd: ROOT, encoding: "utf8" })) as Times;
}

function row(name: string, subject: string, values: readonly number[]): Row {
  return { case: name, subject, unit: "ms", value: median(values), mad: medianAbsoluteDeviation(values) };
}

/** Of every variant that this engine runs. */
export function loadRows(): Row[] {
  const variants: readonly Variant[] = hasRelaxedMadd() ? ["relaxed", "simd", "scalar"] : ["simd", "scalar"];
  return variants.flatMap((variant) => {
    const times = Array.from({ length: PROCESSES }, () => timesInFreshProcess(variant));
    const subject = `lanewise ${variant}`;
    return [
      row(
        "import",
        subject,
        times.map(({ imported }) => imported),
      ),
      row(
        "load()",
        subject,
        times.map(({ loaded }) => loaded),
      ),
    ];
  });
}
