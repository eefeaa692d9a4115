import { checkInteger } from "../../runtime/checks.js";
import { readRange, type Range } from "./grid.js";
import type { LayerDefinition, LayerMemory, LayerPlan, LayerSteps, ParameterSpec, PlanRequest } from "./layer.js";
import { bindLinear, bindLinearBackward, linearBytes, type Linear } from "./linear.js";
import { partsOf } from "./parts.js";
import { PLAIN } from "./plain.js";
import { rowsOf } from "./shapes.js";

/** efficient-kan's. */
const GRID_SIZE = 5;
const RANGE: Range = { low: -1, high: 1 };
const NOISE = 0.1;

/** Beyond, an offset among the coefficients of one input may not fit an i32. */
const LARGEST_GRID = 0xffff;

/** Bases beside one per interval: the degree. */
const DEGREE = 3;

/** y = Wb swish(x) + sum over inputs and cubic B-splines of Ws basis(x). */
export const bsplineKan: LayerDefinition = {
  keys: ["units", "gridSize", "range"],
  inputs: { least: 1, most: 1 },
  describe({ argument, spec, inputs: [shape] }) {
    const { tokens, features } = rowsOf(argument, shape);
    const units = checkInteger(`${argument}.units`, spec["units"], 1);
    const gridSize = checkInteger(`${argument}.gridSize`, spec["gridSize"] ?? GRID_SIZE, 1, LARGEST_GRID);
    const range = readRange(`${argument}.range`, spec["range"], RANGE);
    return {
      ...PLAIN,
      shape: [...shape.slice(0, -1), units],
      parameters: parametersOf(units, features, gridSize),
      macs: (1 + 4) * tokens * units * features,
      takesActivation: true,
      plan: (request) => planSplines({ rows: request.batch * tokens, units, features, gridSize, range }, request),
    };
  },
};

/** efficient-kan's names and initial values, but that the noise is of the coefficients and not of the curves through them. */
function parametersOf(units: number, features: number, gridSize: number): readonly ParameterSpec[] {
  const shape = [units, features];
  return [
    { name: "base_weight", shape, role: "weight", initial: { bound: 1 / Math.sqrt(features) } },
    {
      name: "spline_weight",
      shape: [...shape, gridSize + DEGREE],
      role: "weight",
      initial: { bound: NOISE / 2 / gridSize },
    },
  ];
}

interface Sizes extends Linear {
  readonly gridSize: number;
  readonly range: Range;
}

function splineBytes({ units, features, gridSize }: Sizes, { storage }: PlanRequest): number {
  return units * features * (gridSize + DEGREE) * storage.elementBytes;
}

function planSplines(sizes: Sizes, request: PlanRequest): LayerPlan {
  const kernel = `B-splines ${request.context.info.variant}`;
  const { bspline_scratch_bytes: scratchBytes } = request.storage.kernels;
  const bytes = linearBytes(sizes, request);
  const work = Math.max(bytes.forward, scratchBytes(sizes.features));
  const inputBytes = sizes.rows * sizes.features * request.storage.elementBytes;
  const coefficients = splineBytes(sizes, request);
  if (!request.training) {
    const packed = partsOf({ base: bytes.packed, coefficients });
    const scratch = partsOf({ base: inputBytes, work });
    return {
      kernel,
      preparedBytes: packed.bytes,
      forwardScratch: scratch.bytes,
      bind: (memory) => {
        const [weights, places] = [packed.at(memory.prepared), scratch.at(memory.forwardScratch)];
        const steps = bindForward(sizes, request, memory, {
          ...places,
          coefficients: weights.coefficients,
          packed: weights.base,
        });
        return { prepare: steps.prepare, forward: steps.forward };
      },
    };
  }
  const forward = partsOf({ base: inputBytes, coefficients, work });
  const backwardWork = Math.max(bytes.backward, scratchBytes(sizes.features));
  const backward = partsOf({
    base: inputBytes,
    dBase: inputBytes,
    coefficients,
    dCoefficients: coefficients,
    work: backwardWork,
  });
  return {
    kernel,
    forwardScratch: forward.bytes,
    backwardScratch: backward.bytes,
    readsInputs: true,
    bind: (memory) => {
      const steps = bindForward(sizes, request, memory, { ...forward.at(memory.forwardScratch), packed: 0 });
      return {
        forward: () => {
          steps.prepare();
          steps.forward();
        },
        backward: bindBackward(sizes, request, memory, backward.at(memory.backwardScratch)),
      };
    },
  };
}

interface ForwardPlaces {
  /** swish(x). */
  readonly base: number;
  /** The spline coefficients as the kernels read them, [features, gridSize + 3, units]. */
  readonly coefficients: number;
  /** The packed base weight, or 0. */
  readonly packed: number;
  readonly work: number;
}

function bindForward(
  sizes: Sizes,
  request: PlanRequest,
  memory: LayerMemory,
  places: ForwardPlaces,
): Required<Pick<LayerSteps, "prepare" | "forward">> {
  const { rows, units, features, gridSize, range } = sizes;
  const { swish_forward: swish, transpose, bspline_forward: addSplines } = request.storage.kernels;
  const { base, coefficients, packed, work } = places;
  const [x] = memory.inputs;
  const y = memory.output;
  const { low, high } = range;
  const splineWeight = request.parameter("spline_weight").value;
  const parameters = { weight: request.parameter("base_weight"), bias: undefined };
  const linear = bindLinear(sizes, request, parameters, { x: base, y, packed, scratch: work });
  return {
    prepare: () => {
      linear.prepare();
      transpose(1, units, features * (gridSize + DEGREE), splineWeight, coefficients);
    },
    forward: () => {
      swish(rows * features, x, base);
      linear.forward();
      addSplines(rows, features, units, gridSize, low, high, x, coefficients, y, work);
    },
  };
}

interface BackwardPlaces {
  readonly base: number;
  readonly dBase: number;
  readonly coefficients: number;
  readonly dCoefficients: number;
  readonly work: number;
}

function bindBackward(sizes: Sizes, request: PlanRequest, memory: LayerMemory, places: BackwardPlaces): () => void {
  const { rows, units, features, gridSize, range } = sizes;
  const { swish_forward: swish, swish_backward: swishBack, transpose, bspline_backward: run } = request.storage.kernels;
  const { base, coefficients, dCoefficients, work } = places;
  const [x] = memory.inputs;
  const [dx] = memory.inputGradients;
  const dy = memory.outputGradient;
  const { low, high } = range;
  const dBase = dx === 0 ? 0 : places.dBase;
  const splineWeight = request.parameter("spline_weight");
  const parameters = { weight: request.parameter("base_weight"), bias: undefined };
  const linearBack = bindLinearBackward(sizes, request, parameters, { x: base, dy, dx: dBase, scratch: work });
  const count = features * (gridSize + DEGREE);
  return () => {
    swish(rows * features, x, base);
    linearBack();
    if (dx !== 0) swishBack(rows * features, x, dBase, dx);
    transpose(1, units, count, splineWeight.value, coefficients);
    run(rows, features, units, gridSize, low, high, x, coefficients, dy, dx, dCoefficients, work);
    transpose(1, count, units, dCoefficients, splineWeight.gradient);
  };
}
