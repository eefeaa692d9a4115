import type { ResolvedActivation } from "../../dense/activation.js";
import type { ShapeRecord } from "../../dense/record.js";
import type { RationalForm } from "../../kan/types.js";
import type { RuntimeContext } from "../../runtime/context.js";
import type { RandomState } from "../random.js";
import type { Product, SparseWeights } from "../sparseWeights.js";
import type { Storage } from "../storage.js";

/** Sizes without batch. */
export type Shape = readonly number[];

export interface ParameterSpec {
  readonly name: string;
  readonly shape: Shape;
  /** Only weights decay; statistics are kept by forward passes, not by gradients. */
  readonly role: "weight" | "bias" | "norm" | "statistic";
  /** Uniform in +-bound, normal around 0, one value, all of them, or one of the parts that several parameters are drawn as. */
  readonly initial:
    | { readonly bound: number }
    | { readonly deviation: number }
    | { readonly value: number }
    | { readonly values: Float32Array }
    | { readonly joint: JointInitial; readonly part: number };
}

/** Values of several parameters from uniform numbers in [-1, 1), of which `draw` gives the next ones, valid until it is called again. */
export type JointInitial = (draw: (count: number) => Float32Array) => readonly Float32Array[];

/** A layer type: what it takes and how its specification becomes a layer. */
export interface LayerDefinition {
  /** Keys of the specification beside `type`, `name` and `input`. */
  readonly keys: readonly string[];
  /** How many layers it reads. */
  readonly inputs: { readonly least: number; readonly most: number };
  /** @throws TypeError, RangeError naming `argument`. */
  describe(request: DescribeRequest): Layer;
}

export interface DescribeRequest {
  /** Names the layer in errors: layers[3] "conv1" (conv2d). */
  readonly argument: string;
  /** Of unknown values: it may come from a file. */
  readonly spec: Readonly<Record<string, unknown>>;
  /** One shape at least. */
  readonly inputs: readonly [Shape, ...Shape[]];
}

export interface Layer {
  readonly shape: Shape;
  readonly parameters: readonly ParameterSpec[];
  /** Multiply-adds per sample. */
  readonly macs: number;
  /** Set where it may also run on sparse weights. */
  readonly product?: Product;
  /** How lowering treats it; dropout is a view when predicting. */
  readonly role: "compute" | "activation" | "normalization" | "softmax" | "dropout";
  /** Its own, applied after it (for an activation layer: itself). */
  readonly activation: ResolvedActivation;
  /** Whether an activation that follows may become its own. */
  readonly takesActivation: boolean;
  /** Whether a batch norm that follows may be folded into its weights. */
  readonly takesNormalization: boolean;
  /** Set on a rational function, which may then become part of a layer that reads it alone. */
  readonly rational?: RationalRows;
  /** Features of the rows that it can take through a rational function of as many before. */
  readonly rationalFeatures?: number;
  /** Whether it can take an image with its channels last when predicting. */
  readonly readsChannelsLast?: boolean;
  /** Undefined for a view: a layer that passes its input on under another shape. */
  readonly plan: ((request: PlanRequest) => LayerPlan) | undefined;
}

/** A rational function on rows of [groups, run]. */
export interface RationalRows {
  readonly groups: number;
  /** Values of a group that are neighbours: its channels, its planes. */
  readonly run: number;
  readonly form: RationalForm;
}

/** The rational function fused into a layer. */
export interface FusedRational extends RationalRows {
  /** As `parameter` of the request, of the function's own. */
  parameter(name: "numerator" | "denominator"): ParameterPlace;
}

/** Where a parameter lives. */
export interface ParameterPlace {
  readonly value: number;
  /** 0 when predicting, and for statistics. */
  readonly gradient: number;
  readonly size: number;
}

/** The batch norm folded into a layer's weights. */
export interface FoldedNormalization {
  readonly weight: ParameterPlace;
  readonly bias: ParameterPlace;
  readonly mean: ParameterPlace;
  readonly variance: ParameterPlace;
}

export interface PlanRequest {
  readonly batch: number;
  readonly training: boolean;
  /** Whether its input has its channels last. */
  readonly isChannelsLast: boolean;
  readonly context: RuntimeContext;
  readonly storage: Storage;
  readonly random: RandomState;
  /** Blocks of four random numbers taken by earlier layers in one step; a layer that draws adds its own. */
  readonly reserveRandom: (values: number) => number;
  /** In force after lowering. The layer applies the clamp when `clamps` of its plan says so; the plan does the rest. */
  readonly activation: ResolvedActivation;
  readonly normalization: FoldedNormalization | undefined;
  /** What its input is to be taken through first. */
  readonly rational: FusedRational | undefined;
  /** The weights to predict with where the sparse kernel was chosen. */
  readonly sparse: SparseWeights | undefined;
  /** To be asked again when binding: gradients have no place before the first training step. */
  parameter(name: string): ParameterPlace;
  optionalParameter(name: string): ParameterPlace | undefined;
  /** A shape record to ask kernels for sizes with, valid until the next call. */
  measure(record: ShapeRecord): number;
}

/** What one layer needs at one batch size, and how to run it. */
export interface LayerPlan {
  /** For the report: which kernel runs. */
  readonly kernel: string;
  /** Held as long as the plan: shape records. */
  readonly constantBytes?: number;
  /** What `prepare` makes of the weights when predicting. All batch sizes share it, so its size may not depend on them. */
  readonly preparedBytes?: number;
  readonly forwardScratch?: number;
  readonly backwardScratch?: number;
  /** Kept from forward to backward. */
  readonly savedBytes?: number;
  /** What backward reads. */
  readonly readsInputs?: boolean;
  readonly readsOutput?: boolean;
  /** Whether forward applies the clamp of the activation. */
  readonly clamps?: boolean;
  /** Why it cannot run at this batch size. */
  readonly refusal?: string;
  /** Whether forward may write over its first input. */
  readonly inPlace?: boolean;
  /** Whether backward may write the gradient of its first input over its output's. */
  readonly gradientInPlace?: boolean;
  bind(memory: LayerMemory): LayerSteps;
}

/** Addresses for one binding of a plan. Gradients are 0 when predicting. */
export interface LayerMemory {
  readonly inputs: readonly [number, ...number[]];
  readonly output: number;
  readonly constants: number;
  readonly prepared: number;
  readonly forwardScratch: number;
  readonly backwardScratch: number;
  readonly saved: number;
  readonly outputGradient: number;
  /** One per input; 0 where nobody asks for it. */
  readonly inputGradients: readonly [number, ...number[]];
}

export interface LayerSteps {
  /** After the parameters changed, when predicting: packs and folds. Uses the forward scratch. */
  readonly prepare?: () => void;
  readonly forward: () => void;
  /** Overwrites the gradients of parameters and the wanted gradients of inputs. May use the output's gradient as scratch. */
  readonly backward?: () => void;
}
