/** A single operation as a model of one layer, for the peers that only run graphs. @module */
import type { ConvolutionWorkload, NetworkWorkload, PoolWorkload } from "../harness/subject.js";
import type { LayerSpec } from "../lanewise.js";
import type { Model, Parameter } from "../models/model.js";

export type GraphWorkload = ConvolutionWorkload | PoolWorkload | NetworkWorkload;

function layerOf(workload: ConvolutionWorkload | PoolWorkload): LayerSpec {
  const { filters, kernel, stride, padding } = workload.shape;
  switch (workload.kind) {
    case "conv2d":
      return { name: "only", type: "conv2d", filters, kernel, stride, padding, activation: workload.activation };
    case "depthwiseConv2d":
      return { name: "only", type: "depthwiseConv2d", kernel, stride, padding, activation: workload.activation };
    default:
      return { name: "only", type: workload.kind, size: kernel, stride };
  }
}

function parametersOf(workload: ConvolutionWorkload | PoolWorkload): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  if (!("weight" in workload)) return parameters;
  const { filters, channels, kernel } = workload.shape;
  const inputs = workload.kind === "conv2d" ? channels : 1;
  parameters.set("only.weight", { shape: [filters, inputs, kernel, kernel], values: workload.weight });
  parameters.set("only.bias", { shape: [filters], values: workload.bias });
  return parameters;
}

export function asNetwork(workload: GraphWorkload): NetworkWorkload {
  if (workload.kind === "network") return workload;
  const { batch, channels, height, width } = workload.shape;
  const model: Model = {
    name: workload.kind,
    inputShape: [channels, height, width],
    layers: [layerOf(workload)],
    parameters: parametersOf(workload),
    pruned: new Set(),
    macs: 0,
  };
  return { kind: "network", model, batch, x: workload.x };
}

export function isGraph(workload: { readonly kind: string }): workload is GraphWorkload {
  return ["conv2d", "depthwiseConv2d", "maxPool", "avgPool", "network"].includes(workload.kind);
}
