/** LiteRT.js (XNNPACK inside): wants a document, so it only runs in a page. @module */
import { loadAndCompile, loadLiteRt, Tensor } from "@litertjs/core";
import type { NetworkWorkload, Prepared, Subject, Workload } from "../harness/subject.js";
import { resolveGraph } from "../models/graph.js";
import { packageFile } from "./host.js";
import { channelsLast, toChannelsFirst, toChannelsLast } from "./layout.js";
import { asNetwork, isGraph } from "./oneLayer.js";
import { modelToTflite, type TfliteOptions } from "./tflite.js";

async function network({ model, batch, x }: NetworkWorkload, options: TfliteOptions): Promise<Prepared> {
  const compiled = await loadAndCompile(modelToTflite(model, batch, options), {
    accelerator: "wasm",
    cpuOptions: { numThreads: 1 },
  });
  const shape = resolveGraph(model.layers, model.inputShape).at(-1)?.outputShape ?? [];
  const input = new Tensor(toChannelsLast(x, batch, model.inputShape), [batch, ...channelsLast(model.inputShape)]);
  let values: Float32Array | undefined;
  return {
    run: async () => {
      const outputs = await compiled.run([input]);
      values = outputs[0]?.toTypedArray() as Float32Array;
      for (const output of outputs) output.delete();
    },
    output: () => {
      if (!values) throw new Error("output: nothing has run yet");
      return shape.length === 3 ? toChannelsFirst(values, batch, shape) : values;
    },
    dispose: () => {
      input.delete();
      compiled.delete();
    },
  };
}

let loading: Promise<unknown> | undefined;

/** Once for both subjects. */
async function loaded(): Promise<void> {
  loading ??= loadLiteRt(packageFile("@litertjs/core/wasm/"));
  await loading;
}

const REMARK = "copies its outputs in every run";

export async function liteRT(): Promise<Subject> {
  await loaded();
  return {
    name: "LiteRT.js",
    remark: REMARK,
    prepare: async (workload: Workload) =>
      isGraph(workload) ? network(asNetwork(workload), { sparse: false }) : undefined,
  };
}

/** Pruned networks from files with sparse weights: XNNPACK's sparse path where it takes it, in silence the dense one elsewhere. */
export async function liteRTSparse(): Promise<Subject> {
  await loaded();
  return {
    name: "LiteRT.js sparse",
    remark: REMARK,
    prepare: async (workload: Workload) =>
      workload.kind === "network" && workload.model.pruned.size > 0 ? network(workload, { sparse: true }) : undefined,
  };
}
