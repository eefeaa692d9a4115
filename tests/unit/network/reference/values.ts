/**
 * Values of the f64 reference. Beside each value goes its magnitude: the sum of the absolute terms that it was added up from, all
 * the way from the input. An f32 result may differ from the value by the roundings on its way times the magnitude.
 */
export interface Values {
  readonly shape: readonly number[];
  readonly value: Float64Array;
  readonly magnitude: Float64Array;
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function at(values: ArrayLike<number>, index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`index ${index} of ${values.length}`);
  return value;
}

/** Numbers that are exact: their magnitude is their absolute value. */
export function exact(shape: readonly number[], numbers: ArrayLike<number>): Values {
  const value = Float64Array.from(numbers);
  return { shape, value, magnitude: value.map(Math.abs) };
}

export function zeros(shape: readonly number[]): Values {
  return { shape, value: new Float64Array(sizeOf(shape)), magnitude: new Float64Array(sizeOf(shape)) };
}

/** Values and magnitudes by formulas per index. */
export function generate(
  shape: readonly number[],
  value: (index: number) => number,
  magnitude: (index: number) => number,
): Values {
  const length = sizeOf(shape);
  return {
    shape,
    value: Float64Array.from({ length }, (_, index) => value(index)),
    magnitude: Float64Array.from({ length }, (_, index) => magnitude(index)),
  };
}

export function sum(a: Values, b: Values): Values {
  return generate(
    a.shape,
    (index) => at(a.value, index) + at(b.value, index),
    (index) => at(a.magnitude, index) + at(b.magnitude, index),
  );
}
