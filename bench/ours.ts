/** The package as a subject of its own benches, through its public interface where that has the operation. @module */
import { prepareConcentration, prepareFit } from "./bessel/directions.js";
import type {
  BesselWorkload,
  ConvolutionWorkload,
  MatmulWorkload,
  NetworkWorkload,
  Prepared,
  SparseMatmulWorkload,
  Subject,
  TrainingWorkload,
  WindowShape,
  Workload,
} from "./harness/subject.js";
import { prepareLayer } from "./kan/layer.js";
import { prepareCopy, prepareRational } from "./kan/ours.js";
import { preparePlaced } from "./kernels/memory.js";
import { placeBatchNorm, placeConv2d, placeLoss, placePool } from "./kernels/operations.js";
import type { Lanewise, Tensor } from "./lanewise.js";
import { networkOf } from "./models/network.js";

/** An operation on tensors that writes into the result of its first run, so that running it allocates nothing. */
function prepareTensors(operands: readonly Disposable[], compute: (out?: Tensor<"f32">) => Tensor<"f32">): Prepared {
  const result = compute();
  return {
    run: () => void compute(result),
    output: () => result.toFloat32Array(),
    dispose: () => {
      for (const operand of [...operands, result]) operand[Symbol.dispose]();
    },
  };
}

function matmul(runtime: Lanewise, { m, n, k, a, b }: MatmulWorkload): Prepared {
  const left = runtime.tensor("f32", [m, k], a);
  const right = runtime.tensor("f32", [k, n], b);
  return prepareTensors([left, right], (out) => runtime.dense.matmul(left, right, out ? { out } : {}));
}

function sparseMatmul(runtime: Lanewise, workload: SparseMatmulWorkload): Prepared {
  const { outputs, inputs, height, block, weights } = workload;
  const matrix = runtime.sparse.matrix(weights, [outputs, inputs], { block });
  const x = runtime.tensor("f32", [inputs, height ** 2], workload.x);
  return prepareTensors([matrix, x], (out) => matrix.matmul(x, out));
}

function bessel(runtime: Lanewise, { name, order, x }: BesselWorkload): Prepared {
  const { logBesselI, logBesselK } = runtime.bessel;
  const compute = name === "logI" ? logBesselI : logBesselK;
  const result = new Float64Array(x.length);
  const shared = order.every((v) => v === order[0]) ? order[0] : undefined;
  return {
    run: () => void compute(shared ?? order, x, result),
    output: () => Float32Array.from(result),
    dispose: () => undefined,
  };
}

function depthwise(runtime: Lanewise, workload: ConvolutionWorkload): Prepared {
  const { batch, channels, height, width, kernel, stride, padding } = workload.shape;
  const x = runtime.tensor("f32", [batch, channels, height, width], workload.x);
  const weight = runtime.tensor("f32", [channels, 1, kernel, kernel], workload.weight);
  const bias = runtime.tensor("f32", [channels], workload.bias);
  const { dense } = runtime;
  const options = { bias, stride, padding, activation: workload.activation };
  return prepareTensors([x, weight, bias], (out) => {
    return dense.depthwiseConv2d(x, weight, out ? { ...options, out } : options);
  });
}

function inference(runtime: Lanewise, { model, x }: NetworkWorkload): Prepared {
  const network = networkOf(runtime, model);
  const values = network.predict(x);
  return {
    run: () => void network.predict(x, values),
    output: () => values,
    dispose: () => network[Symbol.dispose](),
  };
}

function training(runtime: Lanewise, { model, x, labels, learningRate }: TrainingWorkload): Prepared {
  const network = networkOf(runtime, model);
  const optimizer = { type: "sgd", learningRate } as const;
  return {
    run: () => void network.trainStep(x, labels, optimizer),
    output: () => network.predict(x),
    dispose: () => network[Symbol.dispose](),
  };
}

function prepare(runtime: Lanewise, workload: Workload): Prepared {
  switch (workload.kind) {
    case "matmul":
      return matmul(runtime, workload);
    case "sparseMatmul":
      return sparseMatmul(runtime, workload);
    case "rationalForward":
    case "rationalBackward":
      return prepareRational(runtime, workload);
    case "layer":
      return prepareLayer(runtime, workload, workload.model);
    case "copy":
      return prepareCopy(runtime, workload);
    case "bessel":
      return bessel(runtime, workload);
    case "directionFit":
      return prepareFit(runtime, workload);
    case "concentration":
      return prepareConcentration(runtime, workload);
    case "conv2d":
    case "depthwiseConv2d":
      return workload.kind === "depthwiseConv2d"
        ? depthwise(runtime, workload)
        : preparePlaced(runtime, (memory) => placeConv2d(memory, workload));
    case "maxPool":
    case "avgPool":
      return preparePlaced(runtime, (memory) => placePool(memory, workload));
    case "batchNorm":
      return preparePlaced(runtime, (memory) => placeBatchNorm(memory, workload));
    case "softmaxCrossEntropy":
      return preparePlaced(runtime, (memory) => placeLoss(memory, workload));
    case "kernel":
      return preparePlaced(runtime, workload.place);
    case "network":
      return inference(runtime, workload);
    case "training":
      return training(runtime, workload);
  }
}

/** The same product by the dense kernel, packed once, zeros and all. */
function denseProduct(runtime: Lanewise, { outputs, inputs, height, weights, x }: SparseMatmulWorkload): Prepared {
  const shape: WindowShape = {
    batch: 1,
    channels: inputs,
    filters: outputs,
    height,
    width: height,
    kernel: 1,
    stride: 1,
    padding: "valid",
  };
  const bias = new Float32Array(outputs);
  const convolution: ConvolutionWorkload = { kind: "conv2d", shape, activation: "none", x, weight: weights, bias };
  return preparePlaced(runtime, (memory) => placeConv2d(memory, convolution));
}

/** What a sparse product has to beat: our own dense one. */
export function oursDense(runtime: Lanewise): Subject {
  return {
    name: "lanewise dense",
    prepare: (workload) => (workload.kind === "sparseMatmul" ? denseProduct(runtime, workload) : undefined),
  };
}

export function ours(runtime: Lanewise): Subject {
  return { name: `lanewise ${runtime.info.variant}`, prepare: (workload) => prepare(runtime, workload) };
}
