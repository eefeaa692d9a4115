import assert from "node:assert/strict";
import { test } from "node:test";
import type { DirectionSums } from "../../../src/vonMisesFisher/types.js";
import { describeVariants } from "../../support/variants.js";
import { axis } from "./golden.js";

type Loose = Readonly<Record<string, (...values: readonly unknown[]) => unknown>>;

describeVariants("Arguments of von Mises-Fisher functions", (load) => {
  /** Every call throws an error of its name whose message begins with the argument, and leaves the memory as it was. */
  function refuses(
    calls: readonly (readonly [call: (functions: Loose) => unknown, name: string, argument: string])[],
  ): void {
    using lanewise = load();
    const functions = lanewise.bessel.vonMisesFisher as unknown as Loose;
    functions["logNormalizer"]!(3, 1); // takes its scratch
    const { used } = lanewise.memoryUsage();
    for (const [call, name, argument] of calls) {
      assert.throws(
        () => call(functions),
        (error: Error) => {
          assert.equal(error.name, name, `${call.toString()}: ${error.message}`);
          assert.ok(error.message.startsWith(`${argument}: expected`), `${call.toString()}: ${error.message}`);
          return true;
        },
      );
      assert.equal(lanewise.memoryUsage().used, used, call.toString());
    }
  }

  const rows = Float32Array.of(1, 2, 3, 4, 5, 6);

  test("rows and shapes", () => {
    refuses([
      [({ fit }) => fit!([1, 2, 3], [1, 3]), "TypeError", "rows"],
      [({ fit }) => fit!(new Int32Array(3), [1, 3]), "TypeError", "rows"],
      [({ fit }) => fit!(undefined, [1, 3]), "TypeError", "rows"],
      [({ fit }) => fit!(rows, undefined), "TypeError", "shape"],
      [({ fit }) => fit!(rows, [6]), "RangeError", "shape"],
      [({ fit }) => fit!(rows, [6, 1]), "RangeError", "shape[1]"],
      [({ fit }) => fit!(rows, [1.5, 4]), "RangeError", "shape[0]"],
      [({ fit }) => fit!(rows, ["2", 3]), "TypeError", "shape[0]"],
      [({ fit }) => fit!(rows, [2, 4]), "RangeError", "rows"],
      [({ fit }) => fit!(rows, [1, 3]), "RangeError", "rows"],
      [({ fit }) => fit!(new Float32Array(0), [0, 3]), "RangeError", "shape"],
      [({ fit }) => fit!(Float32Array.of(1, 2, 0, 0), [2, 2]), "RangeError", "rows"],
      [({ fit }) => fit!(Float64Array.of(1, 2, NaN, 0), [2, 2]), "RangeError", "rows"],
      [({ fit }) => fit!(Uint16Array.of(0x3c00, 0x7c00), [1, 2]), "RangeError", "rows"],
      [({ logPdf }) => logPdf!(rows, { mu: axis(4), kappa: 1 }), "RangeError", "rows"],
      [({ logPdf }) => logPdf!(Float32Array.of(1, 2, 0, -0), { mu: axis(2), kappa: 1 }), "RangeError", "rows"],
      [({ logPdf }) => logPdf!([1, 2], { mu: axis(2), kappa: 1 }), "TypeError", "rows"],
    ]);
  });

  test("misspelt options are errors, not defaults", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel as unknown as { vonMisesFisher: Loose };
    const message = /^options: unknown option "seeds"/;
    const options = { seeds: 1 };
    for (const call of [
      () => vonMisesFisher["fit"]!(rows, [2, 3], options),
      () => (vonMisesFisher["sums"]!(3) as DirectionSums).add(rows, [2, 3]).fit(options as object),
      () => vonMisesFisher["sample"]!({ mu: axis(3), kappa: 1 }, 1, 1, options),
      () => vonMisesFisher["mixture"]!(rows, [2, 3], { components: 1, seed: 1, ...options }),
    ]) {
      assert.throws(call, { name: "TypeError", message });
    }
  });

  test("a bad row is named by its number, wherever its block begins", () => {
    using lanewise = load();
    const many = new Float32Array(500 * 1024).fill(1);
    many[432 * 1024] = Infinity;
    const { vonMisesFisher } = lanewise.bessel;
    const message = /row 432 has a value that is not finite/;
    assert.throws(() => vonMisesFisher.fit(many, [500, 1024]), { name: "RangeError", message });
    assert.throws(() => vonMisesFisher.logPdf(many, { mu: axis(1024), kappa: 1 }), { name: "RangeError", message });
    assert.throws(() => vonMisesFisher.mixture(many, [500, 1024], { components: 2, seed: 0 }), {
      name: "RangeError",
      message,
    });
  });

  test("options of fits", () => {
    refuses([
      [({ fit }) => fit!(rows, [2, 3], 1), "TypeError", "options"],
      [({ fit }) => fit!(rows, [2, 3], { biasCorrected: 1 }), "TypeError", "options.biasCorrected"],
      [({ fit }) => fit!(rows, [2, 3], { weights: [1, 2] }), "TypeError", "options.weights"],
      [({ fit }) => fit!(rows, [2, 3], { weights: Float64Array.of(1) }), "RangeError", "options.weights"],
      [({ fit }) => fit!(rows, [2, 3], { weights: Float64Array.of(1, -1) }), "RangeError", "options.weights[1]"],
      [({ fit }) => fit!(rows, [2, 3], { weights: Float64Array.of(NaN, 1) }), "RangeError", "options.weights[0]"],
      [({ fit }) => fit!(rows, [2, 3], { weights: Float64Array.of(1.1e300, 1) }), "RangeError", "options.weights[0]"],
      [({ fit }) => fit!(rows, [2, 3], { weights: Float64Array.of(0, 0) }), "RangeError", "options.weights"],
      [({ sums }) => sums!(1), "RangeError", "d"],
      [({ sums }) => sums!("2"), "TypeError", "d"],
    ]);
  });

  test("dimensions, lengths and concentrations", () => {
    refuses([
      ...[
        "kappa",
        "kappaFromComplement",
        "meanResultantLength",
        "meanResultantComplement",
        "logNormalizer",
        "entropy",
      ].flatMap(
        (name) =>
          [
            [(functions: Loose) => functions[name]!(1, 0.5), "RangeError", "d"],
            [(functions: Loose) => functions[name]!(2.5, 0.5), "RangeError", "d"],
            [(functions: Loose) => functions[name]!(NaN, 0.5), "RangeError", "d"],
            [(functions: Loose) => functions[name]!("3", 0.5), "TypeError", "d"],
          ] as const,
      ),
      [({ kappa }) => kappa!(3, 1), "RangeError", "rho"],
      [({ kappa }) => kappa!(3, -0.1), "RangeError", "rho"],
      [({ kappa }) => kappa!(3, NaN), "RangeError", "rho"],
      [({ kappa }) => kappa!(3, "0.5"), "TypeError", "rho"],
      [({ kappaFromComplement }) => kappaFromComplement!(3, 0), "RangeError", "oneMinusRho"],
      [({ kappaFromComplement }) => kappaFromComplement!(3, 1.1), "RangeError", "oneMinusRho"],
      [({ kappaFromComplement }) => kappaFromComplement!(3), "TypeError", "oneMinusRho"],
      [({ logNormalizer }) => logNormalizer!(3, -1), "RangeError", "kappa"],
      [({ logNormalizer }) => logNormalizer!(3, 1e151), "RangeError", "kappa"],
      [({ entropy }) => entropy!(3, NaN), "RangeError", "kappa"],
      [({ meanResultantLength }) => meanResultantLength!(3, null), "TypeError", "kappa"],
      [({ standardError }) => standardError!(3, 1, 0), "RangeError", "n"],
    ]);
  });

  test("distributions", () => {
    refuses([
      [({ logPdf }) => logPdf!(rows, undefined), "TypeError", "p"],
      [({ logPdf }) => logPdf!(rows, { mu: [1, 0, 0], kappa: 1 }), "TypeError", "p.mu"],
      [({ logPdf }) => logPdf!(rows, { mu: Float64Array.of(1, 1, 0), kappa: 1 }), "RangeError", "p.mu"],
      [({ logPdf }) => logPdf!(rows, { mu: Float64Array.of(NaN, 1, 0), kappa: 1 }), "RangeError", "p.mu"],
      [({ logPdf }) => logPdf!(rows, { mu: Float64Array.of(1), kappa: 1 }), "RangeError", "p.mu.length"],
      [({ logPdf }) => logPdf!(rows, { mu: axis(3), kappa: -1 }), "RangeError", "p.kappa"],
      [({ logPdf }) => logPdf!(rows, { mu: axis(3), kappa: Infinity }), "RangeError", "p.kappa"],
      [({ logPdf }) => logPdf!(rows, { mu: axis(3) }), "TypeError", "p.kappa"],
      [({ logPdf }) => logPdf!(rows, []), "RangeError", "p"],
      [
        ({ logPdf }) =>
          logPdf!(rows, [
            { mu: axis(3), kappa: 1 },
            { mu: axis(2), kappa: 1 },
          ]),
        "RangeError",
        "p[1].mu",
      ],
      [({ klDivergence }) => klDivergence!({ mu: axis(3), kappa: 1 }, { mu: axis(2), kappa: 1 }), "RangeError", "b.mu"],
      [({ klDivergence }) => klDivergence!({ mu: axis(3), kappa: 1 }, 3), "TypeError", "b"],
      [
        ({ posterior }) => posterior!(rows, { components: [{ mu: axis(3), kappa: 1 }], weights: [1] }),
        "TypeError",
        "mixture.weights",
      ],
      [
        ({ posterior }) => posterior!(rows, { components: [{ mu: axis(3), kappa: 1 }], weights: Float64Array.of(0) }),
        "RangeError",
        "mixture.weights",
      ],
      [
        ({ posterior }) => posterior!(rows, { components: [{ mu: axis(3), kappa: 1 }], weights: Float64Array.of(-1) }),
        "RangeError",
        "mixture.weights[0]",
      ],
      [
        ({ posterior }) =>
          posterior!(rows, { components: [{ mu: axis(3), kappa: 1 }], weights: Float64Array.of(Infinity) }),
        "RangeError",
        "mixture.weights[0]",
      ],
      [({ sample }) => sample!({ mu: axis(3), kappa: 1 }, -1, 1), "RangeError", "n"],
      [({ sample }) => sample!({ mu: axis(2 ** 20), kappa: 1 }, 2 ** 12, 1), "RangeError", "n"],
      [({ sample }) => sample!({ mu: axis(3), kappa: 1 }, 1, 1.5), "RangeError", "seed"],
      [({ sample }) => sample!({ mu: axis(3), kappa: 1 }, 1), "TypeError", "seed"],
      [({ sample }) => sample!({ mu: axis(3), kappa: 1 }, 1, 1, { dtype: "f16" }), "RangeError", "options.dtype"],
      [({ sample }) => sample!({ mu: axis(3), kappa: NaN }, 1, 1), "RangeError", "p.kappa"],
    ]);
  });

  test("options of mixtures", () => {
    const good = { components: 1, seed: 1 };
    refuses([
      [({ mixture }) => mixture!(rows, [2, 3]), "TypeError", "options"],
      [({ mixture }) => mixture!(rows, [2, 3], { ...good, components: 3 }), "RangeError", "options.components"],
      [({ mixture }) => mixture!(rows, [2, 3], { ...good, components: 0 }), "RangeError", "options.components"],
      [({ mixture }) => mixture!(rows, [2, 3], { components: 1 }), "TypeError", "options.seed"],
      [({ mixture }) => mixture!(rows, [2, 3], { ...good, assignment: "firm" }), "RangeError", "options.assignment"],
      [({ mixture }) => mixture!(rows, [2, 3], { ...good, iterations: -1 }), "RangeError", "options.iterations"],
      [({ mixture }) => mixture!(rows, [2, 3], { ...good, tolerance: -1 }), "RangeError", "options.tolerance"],
      [({ mixture }) => mixture!(rows, [2, 3], { ...good, maximumKappa: 0 }), "RangeError", "options.maximumKappa"],
      [({ mixture }) => mixture!(new Float32Array(0), [0, 3], good), "RangeError", "shape"],
    ]);
  });
});
