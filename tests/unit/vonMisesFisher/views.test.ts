import assert from "node:assert/strict";
import { test } from "node:test";
import type { Direction, Lanewise, Tensor, VonMisesFisher } from "../../../src/types.js";
import { spread, uniform } from "../kernels/values.js";
import { describeVariants } from "../../support/variants.js";
import { axis } from "./golden.js";

const [N, D] = [40, 4096];

interface Values {
  readonly rows: Float32Array;
  readonly rowWeights: Float64Array;
  readonly components: readonly Direction[];
  readonly weights: Float64Array;
}

const OUTSIDE: Values = {
  rows: spread(3, N * D, 2),
  rowWeights: Float64Array.from(uniform(4, N, 0, 1)),
  components: [
    { mu: axis(D, 0), kappa: 300 },
    { mu: axis(D, 1), kappa: 100 },
  ],
  weights: Float64Array.of(1, 2),
};

/** The same values as `data` of tensors, in an instance whose memory has to grow for whatever comes next. */
function inside(lanewise: Lanewise): Values {
  const copy = (values: Float64Array): Tensor<"f64"> => lanewise.tensor("f64", [values.length], values);
  const rows = lanewise.tensor("f32", [N, D], OUTSIDE.rows);
  const [rowWeights, weights] = [copy(OUTSIDE.rowWeights), copy(OUTSIDE.weights)];
  const means = OUTSIDE.components.map(({ mu }) => copy(mu));
  fill(lanewise);
  return {
    rows: rows.data,
    rowWeights: rowWeights.data,
    components: OUTSIDE.components.map(({ kappa }, index) => ({ mu: means[index]!.data, kappa })),
    weights: weights.data,
  };
}

/** Takes memory until no block of 32 KiB is left. */
function fill(lanewise: Lanewise): void {
  const free = (): number => lanewise.memoryUsage().reserved - lanewise.memoryUsage().used;
  const { reserved } = lanewise.memoryUsage();
  while (free() > 1 << 15) lanewise.tensor("f64", [1 << 10]);
  assert.equal(lanewise.memoryUsage().reserved, reserved);
}

describeVariants("Views of wasm memory, which its growth detaches", (load) => {
  /** A call gives the same of views, in an instance whose memory has to grow for it, as of other arrays. */
  function check(title: string, call: (functions: VonMisesFisher, values: Values) => unknown): void {
    test(title, () => {
      using other = load();
      const expected = call(other.bessel.vonMisesFisher, OUTSIDE);
      using lanewise = load();
      const values = inside(lanewise);
      assert.deepEqual(call(lanewise.bessel.vonMisesFisher, values), expected);
      assert.equal(values.rows.length, 0, "memory grew");
    });
  }

  check("fit", ({ fit }, { rows }) => fit(rows, [N, D]));
  check("fit with weights", ({ fit }, { rows, rowWeights }) => fit(rows, [N, D], { weights: rowWeights }));
  check("sums", ({ sums }, { rows, rowWeights }) => sums(D).add(rows, [N, D], rowWeights).save());
  check("logPdf", ({ logPdf }, { rows, components }) => logPdf(rows, components));
  check("posterior", ({ posterior }, { rows, components, weights }) => posterior(rows, { components, weights }));
  check("klDivergence", ({ klDivergence }, { components }) => klDivergence(components[0]!, components[1]!));
  check("sample", ({ sample }, { components }) => sample(components[0]!, 5, 1));
  check("mixture", ({ mixture }, { rows }) => {
    const { components, weights, history } = mixture(rows, [N, D], { components: 3, seed: 1, iterations: 3 });
    return { components, weights, history };
  });
});
