/** TensorFlow.js: its WebAssembly backend for inference, its JavaScript one for training, which the other cannot do. @module */
import * as tf from "@tensorflow/tfjs-core";
import type {
  BatchNormWorkload,
  LossWorkload,
  MatmulWorkload,
  NetworkWorkload,
  Prepared,
  Subject,
  TrainingWorkload,
  Workload,
} from "../harness/subject.js";
import { packageFile } from "./host.js";
import { channelsLast, toChannelsFirst, toChannelsLast } from "./layout.js";
import { asNetwork, isGraph } from "./oneLayer.js";
import { rationalBackward, rationalForward } from "./tfjsRational.js";
import { inputTensor, tfjsGraph } from "./tfjsGraph.js";

interface Operation {
  readonly compute: () => tf.Tensor;
  readonly inputs: readonly tf.Tensor[];
  /** From the backend's layout to ours. */
  readonly convert: (values: Float32Array) => Float32Array;
}

/** The result stays in the backend's memory, as ours stays in wasm; it is read when it is checked. */
function prepareOperation({ compute, inputs, convert }: Operation): Prepared {
  let result: tf.Tensor | undefined;
  return {
    run: () => {
      result?.dispose();
      result = tf.tidy(compute);
    },
    output: () => {
      if (!result) throw new Error("output: nothing has run yet");
      return convert(result.dataSync() as Float32Array);
    },
    dispose: () => {
      result?.dispose();
      for (const input of inputs) input.dispose();
    },
  };
}

const unchanged = (values: Float32Array): Float32Array => values;

function matmul({ m, n, k, a, b }: MatmulWorkload): Prepared {
  const left = tf.tensor2d(a, [m, k]);
  const right = tf.tensor2d(b, [k, n]);
  return prepareOperation({ compute: () => tf.matMul(left, right), inputs: [left, right], convert: unchanged });
}

/** One operation of a graph; its result is not read back. */
function graphOperation(workload: NetworkWorkload): Prepared {
  const { model, batch } = workload;
  const graph = tfjsGraph(model);
  const x = inputTensor(toChannelsLast(workload.x, batch, model.inputShape), batch, model.inputShape);
  const sizes = tf.tidy(() => graph.forward(x).shape);
  const [, height = 1, width = 1, channels = 1] = sizes;
  const convert = (values: Float32Array): Float32Array => toChannelsFirst(values, batch, [channels, height, width]);
  return prepareOperation({ compute: () => graph.forward(x), inputs: [x, ...graph.variables], convert });
}

/** Values in, values out. */
function network({ model, batch, x }: NetworkWorkload): Prepared {
  const graph = tfjsGraph(model);
  const input = inputTensor(toChannelsLast(x, batch, model.inputShape), batch, model.inputShape);
  let values: Float32Array | undefined;
  return {
    run: () => {
      values = tf.tidy(() => graph.forward(input).dataSync() as Float32Array);
    },
    output: () => {
      if (!values) throw new Error("output: nothing has run yet");
      return values;
    },
    dispose: () => {
      for (const tensor of [input, ...graph.variables]) tensor.dispose();
    },
  };
}

function batchNorm({ batch, channels, size, epsilon, x, gamma, beta }: BatchNormWorkload): Prepared {
  const side = Math.sqrt(size);
  const shape = [channels, side, side];
  const input = tf.tensor(toChannelsLast(x, batch, shape), [batch, ...channelsLast(shape)]);
  const scale = tf.tensor1d(gamma);
  const offset = tf.tensor1d(beta);
  return prepareOperation({
    compute: () => {
      const { mean, variance } = tf.moments(input, [0, 1, 2]);
      return tf.batchNorm(input, mean, variance, offset, scale, epsilon);
    },
    inputs: [input, scale, offset],
    convert: (values) => toChannelsFirst(values, batch, shape),
  });
}

/** (softmax - one-hot) / rows, the formula of its own gradient function. */
function lossGradient({ rows, columns, logits, labels }: LossWorkload): Prepared {
  const input = tf.tensor2d(logits, [rows, columns]);
  const target = tf.cast(tf.oneHot(tf.tensor1d(labels, "int32"), columns), "float32");
  return prepareOperation({
    compute: () => tf.div(tf.sub(tf.softmax(input), target), rows),
    inputs: [input, target],
    convert: unchanged,
  });
}

function training({ model, batch, x, labels, learningRate }: TrainingWorkload): Prepared {
  const graph = tfjsGraph(model);
  const input = inputTensor(toChannelsLast(x, batch, model.inputShape), batch, model.inputShape);
  const classes = tf.tidy(() => graph.forward(input).shape[1] as number);
  const target = tf.oneHot(tf.tensor1d(labels, "int32"), classes);
  const optimizer = tf.train.sgd(learningRate);
  const variables = [...graph.variables];
  const loss = (): tf.Scalar => tf.losses.softmaxCrossEntropy(target, graph.forward(input));
  return {
    run: () => {
      const value = optimizer.minimize(loss, true, variables);
      value?.dataSync();
      value?.dispose();
    },
    output: () => tf.tidy(() => graph.forward(input).dataSync() as Float32Array),
    dispose: () => {
      optimizer.dispose();
      for (const tensor of [input, target, ...variables]) tensor.dispose();
    },
  };
}

export async function tfjsWasm(): Promise<Subject> {
  const backend = await import("@tensorflow/tfjs-backend-wasm");
  backend.setWasmPaths(packageFile("@tensorflow/tfjs-backend-wasm/dist/"));
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  backend.setThreadsCount(1);
  return {
    name: "tfjs-wasm",
    prepare: async (workload: Workload) => {
      await tf.setBackend("wasm");
      await tf.ready();
      if (workload.kind === "matmul") return matmul(workload);
      if (workload.kind === "batchNorm") return batchNorm(workload);
      if (workload.kind === "softmaxCrossEntropy") return lossGradient(workload);
      if (workload.kind === "rationalForward") return rationalForward(workload);
      if (workload.kind === "rationalBackward") return rationalBackward(workload);
      if (workload.kind === "network") return network(workload);
      if (isGraph(workload)) return graphOperation(asNetwork(workload));
      // fails with its own words: it has no gradient of a convolution
      return workload.kind === "training" ? training(workload) : undefined;
    },
  };
}

export async function tfjsCpu(): Promise<Subject> {
  await import("@tensorflow/tfjs-backend-cpu");
  // registers the gradients of every operation, which the core leaves out
  await import("@tensorflow/tfjs-layers");
  return {
    name: "tfjs-cpu",
    prepare: async (workload: Workload) => {
      if (workload.kind !== "training") return undefined;
      await tf.setBackend("cpu");
      await tf.ready();
      return training(workload);
    },
  };
}
