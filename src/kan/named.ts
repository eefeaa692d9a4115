import type { RationalForm, RationalName } from "./types.js";

interface NamedRational {
  readonly numerator: readonly number[];
  readonly denominator: readonly number[];
  /** On [-3, 3], of these coefficients rounded to f32. */
  readonly largestError: number;
}

/**
 * Fits by `fitFunction` on [-3, 3], written by tools/rationals/print.ts, with what is below 1e-11 as 0. The coefficients that KAT publishes were fitted in either form under
 * the same names (its "gelu" in form A is off by 1.5), and are less close: 1.2e-6 for swish, 4.1e-5 for tanh, 0.03 for relu.
 */
export const NAMED_RATIONALS: Readonly<Record<RationalName, Readonly<Record<RationalForm, NamedRational>>>> = {
  identity: {
    A: { numerator: [0, 1, 0, 0, 0, 0], denominator: [0, 0, 0, 0], largestError: 0 },
    B: { numerator: [0, 1, 0, 0, 0, 0], denominator: [0, 0, 0, 0], largestError: 0 },
  },
  swish: {
    A: {
      numerator: [4.53154144e-7, 0.500000179, 0.249996692, 0.0532449894, 0.0057931426, 0.000273873506],
      denominator: [9.45106137e-7, 0.106489167, 2.89781752e-7, 0.000547710457],
      largestError: 5.0e-7,
    },
    B: {
      numerator: [4.55986026e-7, 0.5, 0.249996588, 0.0532448627, 0.00579309138, 0.000273867074],
      denominator: [0, 0.106489725, 0, 0.000547734147],
      largestError: 4.7e-7,
    },
  },
  gelu: {
    A: {
      numerator: [-0.00135517959, 0.500931442, 0.409467638, 0.110075243, 0.0105968788, 0.000344835746],
      denominator: [0.00736397225, 0.210825026, 0.00442713825, 6.19475813e-8],
      largestError: 1.4e-3,
    },
    B: {
      numerator: [-0.000444023783, 0.5, 0.402851522, 0.0753915831, -0.0117478129, -0.00352047617],
      denominator: [0, 0.150783166, 0, -0.00704095233],
      largestError: 4.5e-4,
    },
  },
  relu: {
    A: {
      numerator: [0.0128396153, 0.502366245, 2.79231477, 4.52649879, 2.57173729, 0.459685564],
      denominator: [0.039715413, 8.97719669, 0.0469668061, 0.910538614],
      largestError: 1.3e-2,
    },
    B: {
      numerator: [0.0128664784, 0.5, 2.77146316, 4.48621655, 2.54672861, 0.454981655],
      denominator: [0, 8.97243309, 0, 0.90996331],
      largestError: 1.3e-2,
    },
  },
  leaky_relu: {
    A: {
      numerator: [0.0127129275, 0.507214844, 2.76286054, 4.56871796, 2.54415417, 0.463922858],
      denominator: [0.03658548, 8.97730732, 0.0430766605, 0.910568476],
      largestError: 1.3e-2,
    },
    B: {
      numerator: [0.0127378134, 0.504999995, 2.74374843, 4.53107882, 2.52126145, 0.459531486],
      denominator: [0, 8.97243309, 0, 0.90996331],
      largestError: 1.3e-2,
    },
  },
  tanh: {
    A: {
      numerator: [0, 1.0000174, 0, 0.107030958, 0, 0.000844955852],
      denominator: [9.16744175e-5, 0.440252125, 0, 0.0143574635],
      largestError: 9.9e-7,
    },
    B: {
      numerator: [0, 0.999992371, 0, 0.107490651, 0, 0.000861480366],
      denominator: [0, 0.440789104, 0, 0.0145040415],
      largestError: 1.5e-6,
    },
  },
  sigmoid: {
    A: {
      numerator: [0.5, 0.250000447, 0.0563305654, 0.00733106211, 0.000570757024, 2.20912752e-5],
      denominator: [0, 0.112661123, 5.04971265e-9, 0.001141513],
      largestError: 1.3e-7,
    },
    B: {
      numerator: [0.5, 0.25, 0.055436492, 0.00688493298, 0.000484275515, 1.55998696e-5],
      denominator: [0, 0.110872984, 0, 0.00096855103],
      largestError: 7.8e-9,
    },
  },
};
