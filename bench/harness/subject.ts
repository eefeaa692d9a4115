/** What is timed, and by whom: our package and every peer are subjects of one shape. @module */
import type { Activation, Padding } from "../lanewise.js";
import type { KernelMemory, Placed } from "../kernels/memory.js";
import type { Model } from "../models/model.js";

/** Top, right, bottom, left. */
export type Edges = readonly [top: number, right: number, bottom: number, left: number];

export interface MatmulWorkload {
  readonly kind: "matmul";
  readonly m: number;
  readonly n: number;
  readonly k: number;
  /** [m, k]. */
  readonly a: Float32Array;
  /** [k, n]. */
  readonly b: Float32Array;
}

/** A convolution or a pool with square windows; x is [batch, channels, height, width]. */
export interface WindowShape {
  readonly batch: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly filters: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: Padding;
}

export interface ConvolutionWorkload {
  readonly kind: "conv2d" | "depthwiseConv2d";
  readonly shape: WindowShape;
  readonly activation: Activation;
  readonly x: Float32Array;
  /** [filters, channels, kernel, kernel], depthwise [channels, 1, kernel, kernel]. */
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

export interface PoolWorkload {
  readonly kind: "maxPool" | "avgPool";
  readonly shape: WindowShape;
  readonly x: Float32Array;
}

/** The statistics of the batch, then the normalisation by them: what training does. */
export interface BatchNormWorkload {
  readonly kind: "batchNorm";
  readonly batch: number;
  readonly channels: number;
  /** Height times width. */
  readonly size: number;
  readonly epsilon: number;
  readonly x: Float32Array;
  readonly gamma: Float32Array;
  readonly beta: Float32Array;
}

/** The gradient of the mean loss by the logits. */
export interface LossWorkload {
  readonly kind: "softmaxCrossEntropy";
  readonly rows: number;
  readonly columns: number;
  readonly logits: Float32Array;
  readonly labels: Int32Array;
}

/** weights [outputs, inputs] with zeros times x [inputs, height * height]. */
export interface SparseMatmulWorkload {
  readonly kind: "sparseMatmul";
  readonly outputs: number;
  readonly inputs: number;
  readonly height: number;
  /** Outputs that have their zeros in common. */
  readonly block: 1 | 2 | 4;
  readonly weights: Float32Array;
  readonly x: Float32Array;
}

/** A group-rational function of form A on x [rows, channels], one numerator for all groups. */
export interface RationalWorkload {
  readonly kind: "rationalForward" | "rationalBackward";
  readonly rows: number;
  readonly channels: number;
  readonly groups: number;
  readonly x: Float32Array;
  /** Read by backward alone, whose result is dx, then dNumerator [6] and dDenominator [groups, 4] divided by the rows. */
  readonly dy: Float32Array;
  /** [6] */
  readonly numerator: Float32Array;
  /** [groups, 4] */
  readonly denominator: Float32Array;
}

/**
 * A rational function, a product, another function and another product on tokens: forward, or a training step. The same with ReLU, `floor`, is what a subject of
 * its own runs.
 */
export interface LayerWorkload {
  readonly kind: "layer";
  readonly model: Model;
  readonly floor: Model;
  readonly isTraining: boolean;
  /** Samples, all of them `x`. */
  readonly batch: number;
  readonly x: Float32Array;
}

/** x copied within the memory of wasm: the floor of what reads and writes as much. */
export interface CopyWorkload {
  readonly kind: "copy";
  readonly x: Float32Array;
}

/** Logarithms of Bessel functions, element by element. */
export interface BesselWorkload {
  readonly kind: "bessel";
  readonly name: "logI" | "logK";
  readonly order: Float64Array;
  readonly x: Float64Array;
}

/** The von Mises-Fisher distribution of rows [n, d]. */
export interface DirectionFitWorkload {
  readonly kind: "directionFit";
  readonly n: number;
  readonly d: number;
  readonly rows: Float32Array;
}

/** kappa from rho in d dimensions, a call each. */
export interface ConcentrationWorkload {
  readonly kind: "concentration";
  readonly d: number;
  readonly rho: Float64Array;
}

export interface NetworkWorkload {
  readonly kind: "network";
  readonly model: Model;
  /** [batch, ...model.inputShape]. */
  readonly batch: number;
  readonly x: Float32Array;
}

/** One step of plain SGD on the mean cross-entropy; `output` gives the logits of the batch by the weights as they are. */
export interface TrainingWorkload {
  readonly kind: "training";
  readonly model: Model;
  readonly batch: number;
  readonly x: Float32Array;
  readonly labels: Int32Array;
  readonly learningRate: number;
}

/** One registered kernel by itself; only our own variants run it, and are compared with one another. */
export interface KernelWorkload {
  readonly kind: "kernel";
  readonly place: (memory: KernelMemory) => Placed;
}

export type Workload =
  | MatmulWorkload
  | ConvolutionWorkload
  | PoolWorkload
  | BatchNormWorkload
  | LossWorkload
  | SparseMatmulWorkload
  | RationalWorkload
  | LayerWorkload
  | CopyWorkload
  | BesselWorkload
  | DirectionFitWorkload
  | ConcentrationWorkload
  | NetworkWorkload
  | TrainingWorkload
  | KernelWorkload;

/** A workload ready to run: its data converted, its weights packed, its memory taken. */
export interface Prepared {
  run(): void | Promise<void>;
  /** The result of the last run in our layout (NCHW, row-major). */
  output(): Float32Array | Promise<Float32Array>;
  /** What a run must give, where that is the subject's own affair. */
  reference?(): Float64Array;
  dispose(): void;
}

export interface Subject {
  readonly name: string;
  /** What a reader of its times must know. */
  readonly remark?: string;
  /** `undefined` where the subject has no such operation; an error where it has one that fails. */
  prepare(workload: Workload): Prepared | undefined | Promise<Prepared | undefined>;
}
