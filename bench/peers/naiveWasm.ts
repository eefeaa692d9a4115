/** The backward of a rational function as first written, in plain WebAssembly: ten additions to memory for each element. @module */
import type { Prepared, RationalWorkload, Subject } from "../harness/subject.js";
import { joined } from "../kan/ours.js";

/** Without SIMD; b holds magnitudes. Sums are in memory, where nothing may keep them in a register: x and dy could be there too. */
const SOURCE = `
export function backward(rows: i32, groups: i32, width: i32, x: usize, dy: usize, a: usize, b: usize, dx: usize, da: usize, db: usize): void {
  for (let row = 0; row < rows; row++) {
    for (let group = 0; group < groups; group++) {
      const bg = b + 16 * group;
      const dbg = db + 16 * group;
      for (let column = 0; column < width; column++, x += 4, dy += 4, dx += 4) {
        const v: f32 = load<f32>(x);
        const t: f32 = abs<f32>(v);
        const p: f32 = ((((load<f32>(a, 20) * v + load<f32>(a, 16)) * v + load<f32>(a, 12)) * v + load<f32>(a, 8)) * v + load<f32>(a, 4)) * v + load<f32>(a);
        const pSlope: f32 = (((5 * load<f32>(a, 20) * v + 4 * load<f32>(a, 16)) * v + 3 * load<f32>(a, 12)) * v + 2 * load<f32>(a, 8)) * v + load<f32>(a, 4);
        const qSlope: f32 = ((4 * load<f32>(bg, 12) * t + 3 * load<f32>(bg, 8)) * t + 2 * load<f32>(bg, 4)) * t + load<f32>(bg);
        const r: f32 = 1 / ((((load<f32>(bg, 12) * t + load<f32>(bg, 8)) * t + load<f32>(bg, 4)) * t + load<f32>(bg)) * t + 1);
        const f: f32 = p * r;
        let term: f32 = load<f32>(dy) * r;
        store<f32>(dx, term * (pSlope - (v < 0 ? -qSlope : qSlope) * f));
        let product: f32 = term * f;
        ${[0, 4, 8, 12, 16, 20].map((i) => `store<f32>(da, load<f32>(da, ${i}) + term, ${i}); term *= v;`).join("\n        ")}
        ${[0, 4, 8, 12].map((j) => `product *= t; store<f32>(dbg, load<f32>(dbg, ${j}) - product, ${j});`).join("\n        ")}
      }
    }
  }
}
`;

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly backward: (...parameters: number[]) => void;
}

async function compile(): Promise<WebAssembly.Module> {
  const { default: asc } = await import("assemblyscript/asc"); // a page has no such file
  const { binary, error, stderr } = await asc.compileString(SOURCE, {
    optimizeLevel: 3,
    runtime: "stub",
    noAssert: true,
  });
  if (error || !binary) throw new Error(`naive wasm: ${stderr.toString()}`, { cause: error });
  return new WebAssembly.Module(binary as Uint8Array<ArrayBuffer>);
}

const FIRST = 1024; // beyond what the compiler has placed
const PAGE = 65536;

function prepare(module: WebAssembly.Module, workload: RationalWorkload): Prepared {
  const { rows, channels, groups, x, dy, numerator, denominator } = workload;
  const { memory, backward } = new WebAssembly.Instance(module, { env: { abort: () => undefined } })
    .exports as unknown as Exports;
  let end = FIRST;
  const place = (length: number): number => {
    const start = end;
    end += 16 * Math.ceil(length / 4);
    return start;
  };
  const places = [x.length, x.length, 6, 4 * groups, x.length, 6, 4 * groups].map(place);
  memory.grow(Math.ceil(end / PAGE));
  const view = (index: number, length: number): Float32Array =>
    new Float32Array(memory.buffer, places[index] as number, length);
  view(0, x.length).set(x);
  view(1, x.length).set(dy);
  view(2, 6).set(numerator);
  view(3, 4 * groups).set(denominator.map(Math.abs));
  const [dx, da, db] = [view(4, x.length), view(5, 6), view(6, 4 * groups)];
  return {
    run: () => {
      da.fill(0);
      db.fill(0);
      backward(rows, groups, channels / groups, ...places);
    },
    output: () => {
      const signed = db.map((sum, index) => ((denominator[index] as number) < 0 ? -sum : sum));
      return joined(dx, da, signed, rows);
    },
    dispose: () => undefined,
  };
}

export async function naiveWasm(): Promise<Subject> {
  const module = await compile();
  return {
    name: "wasm, scattered sums",
    prepare: (workload) => (workload.kind === "rationalBackward" ? prepare(module, workload) : undefined),
  };
}
