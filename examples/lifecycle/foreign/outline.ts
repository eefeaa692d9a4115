/** Outlines of a font's glyphs as polygons. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import opentype from "opentype.js";

export type Point = readonly [x: number, y: number];
/** Closed: the last point is joined to the first. y grows downwards. */
export type Contour = readonly Point[];

export type Font = Pick<opentype.Font, "charToGlyph" | "unitsPerEm">;

/** Quicksand, whose strokes are round and of one width as a pen's are. @param weight - 300, 400, 500, 600 or 700 */
export async function readFont(weight: number): Promise<Font> {
  const file = `@fontsource/quicksand/files/quicksand-latin-${weight}-normal.woff`;
  const bytes = await readFile(createRequire(import.meta.url).resolve(file));
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** In the font's units. @throws RangeError when the font has no ink for it. */
export function outlineOf(font: Font, character: string): Contour[] {
  const contours = flatten(font.charToGlyph(character).getPath(0, 0, font.unitsPerEm).commands);
  if (contours.length === 0) throw new RangeError(`character: expected one that the font draws, got "${character}"`);
  return contours;
}

/** Chords of a curve: a quarter of a circle as high as the picture is then 0.1 pixels off at most. */
const CHORDS = 8;

function flatten(commands: readonly opentype.PathCommand[]): Contour[] {
  const contours: Point[][] = [];
  for (const command of commands) {
    if (command.type === "M") contours.push([[command.x, command.y]]);
    else if (command.type !== "Z") {
      const contour = contours.at(-1)!;
      contour.push(...chords(contour.at(-1)!, command));
    }
  }
  return contours;
}

type Stroke = Exclude<opentype.PathCommand, { type: "M" } | { type: "Z" }>;

/** The points after `start`, by de Casteljau's construction. */
function chords(start: Point, command: Stroke): Point[] {
  const end: Point = [command.x, command.y];
  if (command.type === "L") return [end];
  const control: Point[] = [start, [command.x1, command.y1]];
  if (command.type === "C") control.push([command.x2, command.y2]);
  control.push(end);
  return Array.from({ length: CHORDS }, (_, index) => pointAt(control, (index + 1) / CHORDS));
}

function pointAt(control: readonly Point[], at: number): Point {
  let points = control;
  while (points.length > 1)
    points = points.slice(1).map(([x, y], index) => {
      const [fromX, fromY] = points[index]!;
      return [fromX + at * (x - fromX), fromY + at * (y - fromY)];
    });
  return points[0]!;
}
