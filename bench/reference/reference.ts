/** What a workload must give. @module */
import type { KernelWorkload, LayerWorkload, Workload } from "../harness/subject.js";
import { referenceBessel } from "./bessel.js";
import { referenceConcentrations, referenceDirections } from "./directions.js";
import { referenceMatmul } from "./matmul.js";
import { activate, referenceNetwork } from "./network.js";
import { referenceRational, referenceRationalGradients } from "./rational.js";
import { referenceBatchNorm, referenceLossGradient } from "./training.js";
import { referenceConv2d, referenceDepthwise, referencePool } from "./window.js";

/** In f64; of training, the logits before the first step. */
export function referenceOutput(workload: Exclude<Workload, KernelWorkload | LayerWorkload>): Float64Array {
  switch (workload.kind) {
    case "matmul":
      return referenceMatmul(workload.m, workload.n, workload.k, workload.a, workload.b);
    case "sparseMatmul":
      return referenceMatmul(workload.outputs, workload.height ** 2, workload.inputs, workload.weights, workload.x);
    case "bessel":
      return referenceBessel(workload);
    case "directionFit":
      return referenceDirections(workload);
    case "concentration":
      return referenceConcentrations(workload);
    case "conv2d":
    case "depthwiseConv2d": {
      const compute = workload.kind === "conv2d" ? referenceConv2d : referenceDepthwise;
      return activate(compute(workload.shape, workload.x, workload.weight, workload.bias), workload.activation);
    }
    case "maxPool":
    case "avgPool":
      return referencePool(workload.kind, workload.shape, workload.x);
    case "rationalForward":
      return referenceRational(workload);
    case "rationalBackward":
      return referenceRationalGradients(workload);
    case "copy":
      return Float64Array.from(workload.x);
    case "batchNorm":
      return referenceBatchNorm(workload);
    case "softmaxCrossEntropy":
      return referenceLossGradient(workload);
    case "network":
    case "training":
      return referenceNetwork(workload.model, workload.batch, workload.x);
  }
}
