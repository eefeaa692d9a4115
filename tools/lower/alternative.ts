import type { Code, Expression, Form, ScalarType } from "./forms.js";

/** What the builder of an alternative may use: the operands' lanes, and locals for values it needs more than once. */
export interface Context {
  readonly code: Code;
  /** A fresh read of one lane of one operand, in the form the alternative asked for. */
  lane(operand: number, lane: number): Expression;
  /** Evaluates `value` now and returns a function that reads it back, each time as a fresh expression. */
  hold(type: ScalarType, value: Expression): () => Expression;
  /** A fresh copy of a constant or local.get: the only scalar operands there are after `flatten`. */
  copy(operand: Expression): Expression;
}

/**
 * One way to compute a v128 instruction: the forms of its vector operands, the form of its result and the scalar
 * expressions. `output` null means that `build` returns one scalar value, or statements when nothing takes a value.
 */
export interface Alternative {
  readonly inputs: readonly Form[];
  readonly output: Form | null;
  /** Estimated scalar operations. */
  readonly cost: number;
  /** Lane i of the result reads lane i of the operands only, so result and operand may share locals. */
  readonly build: (context: Context) => Expression[];
}

export type LaneOperation = (code: Code, ...lanes: Expression[]) => Expression;

/** Result lane i = operation(lane i of every input). */
export function lanewise(inputs: readonly Form[], output: Form, operation: LaneOperation, perLane = 1): Alternative {
  return {
    inputs,
    output,
    cost: output.lanes * perLane,
    build: (context) =>
      lanesOf(output, (lane) => operation(context.code, ...inputs.map((_, operand) => context.lane(operand, lane)))),
  };
}

/** Any other mapping of lanes: `lane` gives result lane i. */
export function crosswise(
  inputs: readonly Form[],
  output: Form,
  lane: (context: Context, index: number) => Expression,
  perLane = 1,
): Alternative {
  return {
    inputs,
    output,
    cost: output.lanes * perLane,
    build: (context) => lanesOf(output, (index) => lane(context, index)),
  };
}

/** One scalar out of one vector. */
export function toScalar(input: Form, cost: number, build: (context: Context) => Expression): Alternative {
  return { inputs: [input], output: null, cost, build: (context) => [build(context)] };
}

export function lanesOf(form: Form, lane: (index: number) => Expression): Expression[] {
  return Array.from({ length: form.lanes }, (_, index) => lane(index));
}
