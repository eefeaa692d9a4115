/** onnxruntime, its WebAssembly build; the native one shares the interface. @module */
import type { InferenceSession, Tensor } from "onnxruntime-common";
import type { MatmulWorkload, Prepared, Subject, Workload } from "../harness/subject.js";
import { resolveGraph } from "../models/graph.js";
import { inPage, packageFile } from "./host.js";
import { asNetwork, isGraph } from "./oneLayer.js";
import { rationalToONNX } from "./onnxRational.js";
import { matmulToONNX, modelToONNX } from "./onnx.js";

interface Runtime {
  readonly InferenceSession: {
    create(bytes: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession>;
  };
  readonly Tensor: new (type: "float32", values: Float32Array, dims: readonly number[]) => Tensor;
}

/** The package has no other way on the CPU. */
const COPIES = "copies inputs and outputs in every run";

async function prepareSession(
  runtime: Runtime,
  options: InferenceSession.SessionOptions,
  bytes: Uint8Array,
  feeds: Record<string, Tensor>,
  outputNames: readonly string[],
): Promise<Prepared> {
  const session = await runtime.InferenceSession.create(bytes, { ...options, graphOptimizationLevel: "all" });
  let results: InferenceSession.OnnxValueMapType | undefined;
  return {
    run: async () => {
      results = await session.run(feeds);
    },
    output: () => {
      const tensors = outputNames.map((name) => results?.[name]?.data as Float32Array | undefined);
      if (tensors.length === 1 && tensors[0]) return tensors[0];
      const lengths = tensors.map((values) => values?.length ?? NaN);
      const joined = new Float32Array(lengths.reduce((sum, length) => sum + length, 0)); // throws where nothing has run
      let offset = 0;
      tensors.forEach((values, index) => {
        joined.set(values ?? [], offset);
        offset += lengths[index] ?? 0;
      });
      return joined;
    },
    dispose: () => void session.release(),
  };
}

export function onnxruntimeSubject(name: string, runtime: Runtime, options: InferenceSession.SessionOptions): Subject {
  const tensor = (values: Float32Array, dims: readonly number[]): Tensor => new runtime.Tensor("float32", values, dims);
  const matmul = ({ m, n, k, a, b }: MatmulWorkload): Promise<Prepared> =>
    prepareSession(runtime, options, matmulToONNX(m, n, k), { a: tensor(a, [m, k]), b: tensor(b, [k, n]) }, ["y"]);
  return {
    name,
    remark: COPIES,
    prepare: async (workload: Workload) => {
      if (workload.kind === "matmul") return matmul(workload);
      if (workload.kind === "rationalForward" || workload.kind === "rationalBackward") {
        const { rows, channels, x, dy } = workload;
        const isForward = workload.kind === "rationalForward";
        const outputs = isForward ? ["y"] : ["dx", "dNumerator", "dDenominator"];
        const shape = [rows, channels];
        const feeds = { x: tensor(x, shape), ...(isForward ? {} : { dy: tensor(dy, shape) }) };
        return prepareSession(runtime, options, rationalToONNX(workload), feeds, outputs);
      }
      if (!isGraph(workload)) return undefined;
      const { model, batch, x } = asNetwork(workload);
      const last = resolveGraph(model.layers, model.inputShape).at(-1);
      const feeds = { input: tensor(x, [batch, ...model.inputShape]) };
      return prepareSession(runtime, options, modelToONNX(model, batch), feeds, [last?.name ?? "input"]);
    },
  };
}

export async function onnxruntimeWeb(): Promise<Subject> {
  const runtime = await import("onnxruntime-web/wasm");
  runtime.env.wasm.numThreads = 1;
  runtime.env.wasm.proxy = false;
  if (inPage) runtime.env.wasm.wasmPaths = packageFile("onnxruntime-web/dist/");
  return onnxruntimeSubject("onnxruntime-web", runtime, { executionProviders: ["wasm"] });
}
