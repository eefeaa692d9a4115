/** Every peer, in the order of the tables. Packages are only imported where the peer is started. @module */
import type { Subject } from "../harness/subject.js";
import { inPage } from "./host.js";

interface Entry {
  readonly name: string;
  readonly where: "node" | "page" | "both";
  readonly start: () => Promise<Subject>;
}

const ENTRIES: readonly Entry[] = [
  { name: "tfjs-wasm", where: "both", start: async () => (await import("./tfjs.js")).tfjsWasm() },
  { name: "tfjs-cpu", where: "both", start: async () => (await import("./tfjs.js")).tfjsCpu() },
  { name: "convnetjs", where: "both", start: async () => (await import("./convnetjs.js")).convnetjs() },
  { name: "onnxruntime-web", where: "both", start: async () => (await import("./onnxruntime.js")).onnxruntimeWeb() },
  { name: "numpy-ts", where: "both", start: async () => (await import("./numpyTs.js")).numpyTs() },
  { name: "naive wasm", where: "node", start: async () => (await import("./naiveWasm.js")).naiveWasm() },
  { name: "bessel", where: "both", start: async () => (await import("./besselPeers.js")).bessel() },
  { name: "cephes", where: "both", start: async () => (await import("./besselPeers.js")).cephes() },
  { name: "LiteRT.js", where: "page", start: async () => (await import("./liteRT.js")).liteRT() },
  { name: "LiteRT.js sparse", where: "page", start: async () => (await import("./liteRT.js")).liteRTSparse() },
  {
    name: "onnxruntime-node",
    where: "node",
    start: async () => (await import("./onnxruntimeNode.js")).onnxruntimeNode(),
  },
];

/** The peers that run here and whose name matches. */
export async function startPeers(names: RegExp): Promise<Subject[]> {
  const here = ENTRIES.filter(({ name, where }) => names.test(name) && where !== (inPage ? "node" : "page"));
  return Promise.all(here.map(({ start }) => start()));
}
