/** The tiles of every height, each a function of its own so that its registers are its own. */
import { multiplyTiles } from "./tile";

export function oneRow(
  panels: i32,
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  rowBytes: usize,
  start: i32,
  bias: usize,
  clamped: bool,
  minimum: f32,
  maximum: f32,
): void {
  multiplyTiles(1, panels, depth, a, b, false, 0, 0, c, rowBytes, start, bias, clamped, minimum, maximum);
}

export function twoRows(
  panels: i32,
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  rowBytes: usize,
  start: i32,
  bias: usize,
  clamped: bool,
  minimum: f32,
  maximum: f32,
): void {
  multiplyTiles(2, panels, depth, a, b, false, 0, 0, c, rowBytes, start, bias, clamped, minimum, maximum);
}

export function threeRows(
  panels: i32,
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  rowBytes: usize,
  start: i32,
  bias: usize,
  clamped: bool,
  minimum: f32,
  maximum: f32,
): void {
  multiplyTiles(3, panels, depth, a, b, false, 0, 0, c, rowBytes, start, bias, clamped, minimum, maximum);
}

export function fourRows(
  panels: i32,
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  rowBytes: usize,
  start: i32,
  bias: usize,
  clamped: bool,
  minimum: f32,
  maximum: f32,
): void {
  multiplyTiles(4, panels, depth, a, b, false, 0, 0, c, rowBytes, start, bias, clamped, minimum, maximum);
}

export function fiveRows(
  panels: i32,
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  rowBytes: usize,
  start: i32,
  bias: usize,
  clamped: bool,
  minimum: f32,
  maximum: f32,
): void {
  multiplyTiles(5, panels, depth, a, b, false, 0, 0, c, rowBytes, start, bias, clamped, minimum, maximum);
}

export function sixRows(
  panels: i32,
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  rowBytes: usize,
  start: i32,
  bias: usize,
  clamped: bool,
  minimum: f32,
  maximum: f32,
): void {
  multiplyTiles(6, panels, depth, a, b, false, 0, 0, c, rowBytes, start, bias, clamped, minimum, maximum);
}
