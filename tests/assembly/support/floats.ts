/** The address of an array's first element, for kernels, which take pointers. */
export function address<T>(values: StaticArray<T>): usize {
  return changetype<usize>(values);
}

/** Expects the same bits in every element, where `toBe` takes -0 for 0 and NaN for nothing. */
export function expectBits(actual: StaticArray<f32>, expected: StaticArray<f32>): void {
  expect<i32>(actual.length).toBe(expected.length, "length");
  for (let index = 0; index < expected.length; index++) {
    const message = "element " + index.toString() + " is " + actual[index].toString();
    expect<u32>(canonical(actual[index])).toBe(canonical(expected[index]), message);
  }
}

/** Expects every element within `tolerance` of what is expected. */
export function expectWithin(actual: StaticArray<f32>, expected: StaticArray<f32>, tolerance: f64): void {
  expect<i32>(actual.length).toBe(expected.length, "length");
  for (let index = 0; index < expected.length; index++) {
    const distance = Math.abs(<f64>actual[index] - <f64>expected[index]);
    const message = "element " + index.toString() + " is " + actual[index].toString();
    expect<f64>(distance).toBeLessThanOrEqual(tolerance, message);
  }
}

/** The bits; a NaN's sign and payload are the engine's choice. */
export function canonical(value: f32): u32 {
  return value == value ? reinterpret<u32>(value) : 0x7fc00000;
}
