import { COUNTS, rounding, type Cases, type Trial } from "../../case.js";
import { at, spread, uniform } from "../../values.js";

interface Sgd {
  readonly learningRate: number;
  readonly momentum: number;
  readonly weightDecay: number;
  readonly gradientScale: number;
}

const SGD: readonly Sgd[] = [
  { learningRate: 0.125, momentum: 0, weightDecay: 0, gradientScale: 1 },
  { learningRate: Math.fround(0.1), momentum: Math.fround(0.9), weightDecay: Math.fround(1e-4), gradientScale: 0.25 },
];

function* sgd(): Iterable<Trial> {
  for (const settings of SGD) {
    for (const hasVelocity of [true, false]) {
      for (const n of COUNTS) yield sgdTrial(n, settings, hasVelocity);
    }
  }
}

function sgdTrial(n: number, settings: Sgd, hasVelocity: boolean): Trial {
  const { learningRate, momentum, weightDecay, gradientScale } = settings;
  const weight = spread(n, n, 2);
  const gradient = spread(n + 1, n, 2);
  const velocity = hasVelocity ? spread(n + 2, n, 2) : new Float32Array(n);
  return {
    name: `n=${String(n)}, ${hasVelocity ? "with" : "without"} velocity, momentum ${String(momentum)}`,
    run(memory) {
      const weightPointer = memory.inout(weight);
      const velocityPointer = hasVelocity ? memory.inout(velocity) : 0;
      const rates = [learningRate, momentum, weightDecay, gradientScale] as const;
      memory.call("sgd_f32", n, weightPointer, memory.input(gradient), velocityPointer, ...rates);
      const rows = Array.from(weight, (value, index) => {
        const terms = [
          at(velocity, index) * momentum,
          at(gradient, index) * gradientScale,
          value * weightDecay,
        ] as const;
        const step = terms[0] + terms[1] + terms[2];
        const stepError = rounding(
          5,
          terms.reduce((sum, term) => sum + Math.abs(term), 0),
        );
        const next = value - learningRate * step;
        return {
          step,
          stepError,
          next,
          error: learningRate * stepError + rounding(2, Math.abs(value) + learningRate * Math.abs(step)),
        };
      });
      const weights = {
        name: "weight",
        actual: memory.floats(weightPointer, n),
        reference: rows.map(({ next }) => next),
        tolerance: rows.map(({ error }) => error),
      };
      if (!hasVelocity) return [weights];
      const velocities = {
        name: "velocity",
        actual: memory.floats(velocityPointer, n),
        reference: rows.map(({ step }) => step),
        tolerance: rows.map(({ stepError }) => stepError),
      };
      return [weights, velocities];
    },
  };
}

interface Adam {
  readonly weight: number;
  readonly moment1: number;
  readonly moment2: number;
}

const LEARNING_RATE = 1e-3;
const [BETA1, BETA2, EPSILON] = [Math.fround(0.9), Math.fround(0.999), Math.fround(1e-8)];
const [WEIGHT_DECAY, GRADIENT_SCALE] = [Math.fround(0.01), 0.5];

/** One step of torch.optim.Adam in f64. */
function adamStep(state: Adam, gradient: number, step: number): Adam {
  const scaled = GRADIENT_SCALE * gradient + WEIGHT_DECAY * state.weight;
  const moment1 = BETA1 * state.moment1 + (1 - BETA1) * scaled;
  const moment2 = BETA2 * state.moment2 + (1 - BETA2) * scaled * scaled;
  const stepSize = LEARNING_RATE / (1 - BETA1 ** step);
  const root = Math.sqrt(moment2) / Math.sqrt(1 - BETA2 ** step) + EPSILON;
  return { weight: state.weight - (stepSize * moment1) / root, moment1, moment2 };
}

function* adam(): Iterable<Trial> {
  for (const step of [1, 2, 1000]) {
    for (const n of COUNTS) yield adamTrial(n, step, spread(n + 1, n, 4));
    yield adamTrial(8, step, new Float32Array(8));
  }
}

function adamTrial(n: number, step: number, gradient: Float32Array): Trial {
  const weight = spread(n, n, 2);
  const moment1 = step === 1 ? new Float32Array(n) : uniform(n + 2, n, -1, 1);
  const moment2 = step === 1 ? new Float32Array(n) : uniform(n + 3, n, 0, 1);
  return {
    name: `n=${String(n)}, step ${String(step)}${gradient.some((value) => value !== 0) || n === 0 ? "" : ", no gradient"}`,
    run(memory) {
      const pointers = [
        memory.inout(weight),
        memory.input(gradient),
        memory.inout(moment1),
        memory.inout(moment2),
      ] as const;
      const stepSize = LEARNING_RATE / (1 - BETA1 ** step);
      const rootCorrection2 = Math.sqrt(1 - BETA2 ** step);
      const rates = [stepSize, BETA1, BETA2, EPSILON, rootCorrection2, WEIGHT_DECAY, GRADIENT_SCALE] as const;
      memory.call("adam_f32", n, ...pointers, ...rates);
      const rows = Array.from(weight, (value, index) => {
        const before = { weight: value, moment1: at(moment1, index), moment2: at(moment2, index) };
        const after = adamStep(before, at(gradient, index), step);
        const scaled = GRADIENT_SCALE * Math.abs(at(gradient, index)) + WEIGHT_DECAY * Math.abs(value);
        const error1 = rounding(6, BETA1 * Math.abs(before.moment1) + (1 - BETA1) * scaled);
        const error2 = rounding(8, BETA2 * before.moment2 + (1 - BETA2) * scaled * scaled);
        // The step is stepSize moment1 / root; the root's relative error is half that of moment2 and a few roundings.
        const root = Math.sqrt(after.moment2) / rootCorrection2 + EPSILON;
        const relative = rounding(8, 1) + (after.moment2 > 0 ? error2 / after.moment2 / 2 : 0);
        const stepError = (stepSize / root) * (error1 + Math.abs(after.moment1) * relative);
        return { after, error1, error2, error: stepError + rounding(1, after.weight) };
      });
      return [
        {
          name: "weight",
          actual: memory.floats(pointers[0], n),
          reference: rows.map(({ after }) => after.weight),
          tolerance: rows.map(({ error }) => error),
        },
        {
          name: "moment1",
          actual: memory.floats(pointers[2], n),
          reference: rows.map(({ after }) => after.moment1),
          tolerance: rows.map(({ error1 }) => error1),
        },
        {
          name: "moment2",
          actual: memory.floats(pointers[3], n),
          reference: rows.map(({ after }) => after.moment2),
          tolerance: rows.map(({ error2 }) => error2),
        },
      ];
    },
  };
}

export const CASES: Cases = { sgd_f32: sgd, adam_f32: adam };
