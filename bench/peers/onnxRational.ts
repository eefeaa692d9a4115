/** Rational functions composed of ONNX operations. @module */
import type { RationalWorkload } from "../harness/subject.js";
import { encodeGraph, GraphWriter } from "./onnxGraph.js";
import { magnitudesByChannel, type RationalFunction } from "./rationalCoefficients.js";

/** A polynomial by Horner's scheme. */
function horner(writer: GraphWriter, coefficients: readonly string[], variable: string): string {
  const [last, ...rest] = [...coefficients].reverse() as [string, ...string[]];
  return rest.reduce((value, each) => writer.node("Add", [writer.node("Mul", [value, variable]), each]), last);
}

interface Parts {
  readonly one: string;
  readonly magnitudes: readonly Float32Array[];
  /** |x| */
  readonly t: string;
  readonly p: string;
  readonly q: string;
}

/** P(x), Q(x), x being [..., channels], and what they are made of. */
export function rationalParts(writer: GraphWriter, x: string, f: RationalFunction): Parts {
  const a = Array.from(f.numerator, (value) => writer.constant([], Float32Array.of(value)));
  const magnitudes = magnitudesByChannel(f);
  const b = magnitudes.map((values) => writer.constant([f.channels], values));
  const one = writer.constant([], Float32Array.of(1));
  const t = writer.node("Abs", [x]);
  return { magnitudes, one, t, p: horner(writer, a, x), q: horner(writer, [one, ...b], t) };
}

/** x and dy are [rows, channels]. */
export function rationalToONNX(workload: RationalWorkload): Uint8Array {
  const { rows, channels, groups, numerator, denominator, kind } = workload;
  const writer = new GraphWriter();
  const wide = [rows, channels];
  const grouped = [rows, groups, channels / groups];
  const { magnitudes, one, t, p, q } = rationalParts(writer, "x", workload);
  if (kind === "rationalForward") {
    writer.node("Div", [p, q], "y");
    return encodeGraph(writer, { x: wide }, { y: wide });
  }
  const r = writer.node("Div", [one, q]);
  const f = writer.node("Mul", [p, r]);
  const scaled = writer.node("Mul", ["dy", r]);
  const aSlopes = Array.from(numerator.subarray(1), (value, index) => {
    return writer.constant([], Float32Array.of(value * (index + 1)));
  });
  const bSlopes = magnitudes.map((values, index) => {
    const factor = index + 1;
    return writer.constant(
      [channels],
      values.map((value) => value * factor),
    );
  });
  const qSlope = writer.node("Mul", [writer.node("Sign", ["x"]), horner(writer, bSlopes, t)]);
  const bracket = writer.node("Sub", [horner(writer, aSlopes, "x"), writer.node("Mul", [f, qSlope])]);
  writer.node("Mul", [scaled, bracket], "dx");

  const perRow = writer.constant([], Float32Array.of(1 / rows));
  const sums: string[] = [];
  for (let i = 0, term = scaled; i < 6; i++, term = writer.node("Mul", [term, "x"])) {
    sums.push(writer.reshape(writer.sum(term, [0, 1]), [1]));
  }
  writer.node("Mul", [writer.concat(sums, 0), perRow], "dNumerator");
  const groupSums: string[] = [];
  for (let j = 0, term = writer.node("Mul", [scaled, f]); j < 4; j++) {
    term = writer.node("Mul", [term, t]);
    groupSums.push(writer.reshape(writer.sum(writer.reshape(term, grouped), [0, 2]), [groups, 1]));
  }
  const signs = denominator.map((value) => (value < 0 ? 1 : -1) / rows);
  writer.node("Mul", [writer.concat(groupSums, 1), writer.constant([groups, 4], signs)], "dDenominator");
  return encodeGraph(writer, { x: wide, dy: wide }, { dx: wide, dNumerator: [6], dDenominator: [groups, 4] });
}
