import { Shape } from "../../../assembly/core/shape";
import { address } from "./floats";

const RECORD = new StaticArray<i32>(14);

/** The record, one for all, of one image with a square window, the same padding all round and no clamp. */
export function shapeOf(
  channels: i32,
  height: i32,
  width: i32,
  filters: i32,
  kernel: i32,
  stride: i32,
  pad: i32,
  outputHeight: i32,
  outputWidth: i32,
): Shape {
  const words: StaticArray<i32> = [
    1,
    channels,
    height,
    width,
    filters,
    kernel,
    kernel,
    stride,
    pad,
    pad,
    outputHeight,
    outputWidth,
  ];
  for (let index = 0; index < words.length; index++) RECORD[index] = words[index];
  const shape = changetype<Shape>(address(RECORD));
  shape.minimum = -Infinity;
  shape.maximum = Infinity;
  return shape;
}
