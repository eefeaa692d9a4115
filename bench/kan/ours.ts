/** Rational functions through the package's public interface. @module */
import type { CopyWorkload, Prepared, RationalWorkload } from "../harness/subject.js";
import type { Lanewise, Rational } from "../lanewise.js";

export function prepareRational(runtime: Lanewise, workload: RationalWorkload): Prepared {
  const { kind, rows, channels, groups, numerator, denominator } = workload;
  const f: Rational = { groups, numerator, denominator };
  const x = runtime.tensor("f32", [rows, channels], workload.x);
  if (kind === "rationalForward") {
    const y = runtime.kan.apply(x, f);
    return {
      run: () => void runtime.kan.apply(x, f, { out: y }),
      output: () => y.toFloat32Array(),
      dispose: () => [x, y].forEach((tensor) => tensor.dispose()),
    };
  }
  const dy = runtime.tensor("f32", [rows, channels], workload.dy);
  let gradients = runtime.kan.backward(dy, x, f);
  return {
    run: () => {
      gradients.dx.dispose();
      gradients = runtime.kan.backward(dy, x, f);
    },
    output: () => joined(gradients.dx.data, gradients.dNumerator, gradients.dDenominator, rows),
    dispose: () => [x, dy, gradients.dx].forEach((tensor) => tensor.dispose()),
  };
}

/** What the workload says that backward gives. */
export function joined(
  dx: Float32Array,
  dNumerator: Float32Array,
  dDenominator: Float32Array,
  rows: number,
): Float32Array {
  const output = new Float32Array(dx.length + dNumerator.length + dDenominator.length);
  output.set(dx);
  output.set(
    dNumerator.map((value) => value / rows),
    dx.length,
  );
  output.set(
    dDenominator.map((value) => value / rows),
    dx.length + dNumerator.length,
  );
  return output;
}

export function prepareCopy(runtime: Lanewise, { x }: CopyWorkload): Prepared {
  const [from, to] = [runtime.tensor("f32", [x.length], x), runtime.tensor("f32", [x.length])];
  return {
    run: () => to.data.set(from.data),
    output: () => to.toFloat32Array(),
    dispose: () => [from, to].forEach((tensor) => tensor.dispose()),
  };
}
