import { promoteLow } from "../core/lanes";

/** Rows of f32 or f64, read as pairs of f64: type T is theirs. */

/** Two neighbouring values. */
@inline
export function loadPair<T>(pointer: usize): v128 {
  if (sizeof<T>() == 8) return v128.load(pointer);
  return promoteLow(v128.load64_zero(pointer));
}


@inline
export function loadValue<T>(pointer: usize): f64 {
  if (sizeof<T>() == 8) return load<f64>(pointer);
  return <f64>load<f32>(pointer);
}

/** Bytes of `columns` values. */
@inline
export function rowBytes<T>(columns: i32): usize {
  return <usize>columns * sizeof<T>();
}
