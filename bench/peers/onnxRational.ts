/** Rational functions composed of ONNX operations. @module */
import type { RationalWorkload } from "../harness/subject.js";
import { encodeGraph, GraphWriter } from "./onnxGraph.js";

type RationalFunction = Pick<RationalWorkload, "groups" | "numerator" | "denominator">;

/** A polynomial by Horner's scheme. */
function horner(writer: GraphWriter, coefficients: readonly string[], variable: string): string {
  const [last, ...rest] = [...coefficients].reverse() as [string, ...string[]];
  return rest.reduce((value, each) => writer.node("Add", [writer.node("Mul", [value, variable]), each]), last);
}

/** The names of P(x) and Q(x), x being [rows, groups, width], and of what they are made of. */
export function rationalParts(writer: GraphWriter, x: string, { groups, numerator, denominator }: RationalFunction) {
  const a = Array.from(numerator, (value) => writer.constant([], Float32Array.of(value)));
  const magnitudes = [0, 1, 2, 3].map((j) =>
    Float32Array.from({ length: groups }, (_, group) => Math.abs(denominator[4 * group + j] as number)),
  );
  const b = magnitudes.map((values) => writer.constant([groups, 1], values));
  const one = writer.constant([], Float32Array.of(1));
  const t = writer.node("Abs", [x]);
  return { magnitudes, one, t, p: horner(writer, a, x), q: horner(writer, [one, ...b], t) };
}

/** x and dy are [rows, channels]; within, [rows, groups, width], so that a group's coefficients broadcast. */
export function rationalToONNX(workload: RationalWorkload): Uint8Array {
  const { rows, channels, groups, numerator, denominator, kind } = workload;
  const writer = new GraphWriter();
  const wide = [rows, channels];
  const grouped = [rows, groups, channels / groups];
  const x = writer.reshape("x", grouped);
  const { magnitudes, one, t, p, q } = rationalParts(writer, x, workload);
  if (kind === "rationalForward") {
    writer.reshape(writer.node("Div", [p, q]), wide, "y");
    return encodeGraph(writer, { x: wide }, { y: wide });
  }
  const r = writer.node("Div", [one, q]);
  const f = writer.node("Mul", [p, r]);
  const scaled = writer.node("Mul", [writer.reshape("dy", grouped), r]);
  const aSlopes = Array.from(numerator.subarray(1), (value, index) => {
    return writer.constant([], Float32Array.of(value * (index + 1)));
  });
  const bSlopes = magnitudes.map((values, index) => {
    const factor = index + 1;
    return writer.constant(
      [groups, 1],
      values.map((value) => value * factor),
    );
  });
  const qSlope = writer.node("Mul", [writer.node("Sign", [x]), horner(writer, bSlopes, t)]);
  const bracket = writer.node("Sub", [horner(writer, aSlopes, x), writer.node("Mul", [f, qSlope])]);
  writer.reshape(writer.node("Mul", [scaled, bracket]), wide, "dx");

  const perRow = writer.constant([], Float32Array.of(1 / rows));
  const sums: string[] = [];
  for (let i = 0, term = scaled; i < 6; i++, term = writer.node("Mul", [term, x])) {
    sums.push(writer.reshape(writer.sum(term, [0, 1, 2]), [1]));
  }
  writer.node("Mul", [writer.concat(sums, 0), perRow], "dNumerator");
  const groupSums: string[] = [];
  for (let j = 0, term = writer.node("Mul", [scaled, f]); j < 4; j++) {
    term = writer.node("Mul", [term, t]);
    groupSums.push(writer.reshape(writer.sum(term, [0, 2]), [groups, 1]));
  }
  const signs = denominator.map((value) => (value < 0 ? 1 : -1) / rows);
  writer.node("Mul", [writer.concat(groupSums, 1), writer.constant([groups, 4], signs)], "dDenominator");
  return encodeGraph(writer, { x: wide, dy: wide }, { dx: wide, dNumerator: [6], dDenominator: [groups, 4] });
}
