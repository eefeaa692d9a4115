/** Coefficients of a rational function as composed forms take them. @module */
import type { RationalWorkload } from "../harness/subject.js";

export type RationalFunction = Pick<RationalWorkload, "channels" | "groups" | "numerator" | "denominator">;

/**
 * |b_1| ... |b_4| with a value for each channel: such rows broadcast over rows of x as they lie, which takes onnxruntime-web 0.7 times the
 * time of a value for each group of x [rows, groups, width].
 */
export function magnitudesByChannel({ channels, groups, denominator }: RationalFunction): readonly Float32Array[] {
  return [0, 1, 2, 3].map((j) =>
    Float32Array.from({ length: channels }, (_, channel) => {
      const group = Math.floor((channel * groups) / channels);
      return Math.abs(denominator[4 * group + j] as number);
    }),
  );
}
