/** Polygons as grey pictures. */
import type { Contour } from "./outline.js";

/** Lines per pixel on which coverage is measured; along a line it is exact. */
const LINES = 8;

interface Crossing {
  readonly x: number;
  /** 1 where the contour goes down, -1 where it goes up. */
  readonly turn: number;
}

/** The covered part of each pixel of a square picture [side, side]. A point is inside where contours wind around it: they may overlap. */
export function rasterise(contours: readonly Contour[], side: number): Float32Array {
  const picture = new Float32Array(side * side);
  for (let line = 0; line < LINES * side; line++) {
    const start = Math.floor(line / LINES) * side;
    const row = picture.subarray(start, start + side);
    let winding = 0;
    let from = 0;
    for (const { x, turn } of crossingsAt(contours, (line + 0.5) / LINES)) {
      if (winding === 0) from = x;
      winding += turn;
      if (winding === 0) cover(row, from, x);
    }
  }
  return picture;
}

function crossingsAt(contours: readonly Contour[], y: number): Crossing[] {
  const crossings: Crossing[] = [];
  for (const contour of contours) {
    let before = contour.at(-1)!;
    for (const point of contour) {
      const [start, end] = [before[1], point[1]];
      if (start <= y !== end <= y) {
        const x = before[0] + ((y - start) / (end - start)) * (point[0] - before[0]);
        crossings.push({ x, turn: start <= y ? 1 : -1 });
      }
      before = point;
    }
  }
  return crossings.sort((one, other) => one.x - other.x);
}

/** Adds one line's share of what lies from `from` to `to`, as far as the row reaches. */
function cover(row: Float32Array, from: number, to: number): void {
  const end = Math.min(to, row.length);
  for (let pixel = Math.max(0, Math.floor(from)); pixel < end; pixel++)
    row[pixel] = row[pixel]! + (Math.min(end, pixel + 1) - Math.max(from, pixel)) / LINES;
}
