/** Letters drawn by a font as the digits are: in a box of 20 pixels, moved by whole pixels until the centre of their ink is in the middle. */
import { PIXELS, SIDE } from "../digits.js";
import { outlineOf, readFont, type Contour, type Point } from "./outline.js";
import { rasterise } from "./rasterise.js";

/** Letters that a font draws as it draws a 0, 1, 2 or 5. */
export const LIKE_DIGITS: readonly string[] = Array.from("IlOoSsZz");
const ALPHABET = Array.from("abcdefghijklmnopqrstuvwxyz");
export const OTHER_LETTERS: readonly string[] = [...ALPHABET.map((letter) => letter.toUpperCase()), ...ALPHABET].filter(
  (letter) => !LIKE_DIGITS.includes(letter),
);
/** Strokes as wide as the digits'. */
const WEIGHTS = [400, 500, 600];
/** Pixels to the right per pixel up: upright, and as handwriting leans. */
const SLANTS = [0, 0.15, 0.3];
const BOX = 20;

export interface Letters {
  /** [labels.length, 1, 28, 28] */
  readonly images: Float32Array;
  /** The letter of each image. */
  readonly labels: readonly string[];
}

/** Each letter in every weight and slant. */
export async function drawLetters(letters: readonly string[]): Promise<Letters> {
  const fonts = await Promise.all(WEIGHTS.map(readFont));
  const drawn = fonts.flatMap((font) =>
    letters.flatMap((letter) => {
      const outline = outlineOf(font, letter);
      return SLANTS.map((slant) => ({ letter, image: drawCentred(lean(outline, slant)) }));
    }),
  );
  const images = new Float32Array(drawn.length * PIXELS);
  for (const [row, { image }] of drawn.entries()) images.set(image, row * PIXELS);
  return { images, labels: drawn.map(({ letter }) => letter) };
}

function lean(outline: readonly Contour[], slant: number): Contour[] {
  return outline.map((contour) => contour.map(([x, y]) => [x - slant * y, y]));
}

/** The outline in its box, the centre of its ink in the pixel to the right of and below the picture's centre: there the digits have theirs. */
export function drawCentred(outline: readonly Contour[]): Float32Array {
  const image = rasterise(fitBox(outline), SIDE);
  const [x, y] = centreOfInk(image);
  return move(image, SIDE / 2 - Math.floor(x), SIDE / 2 - Math.floor(y));
}

function move(image: Float32Array, right: number, down: number): Float32Array {
  const moved = new Float32Array(PIXELS);
  for (let y = Math.max(0, down); y < SIDE + Math.min(0, down); y++)
    for (let x = Math.max(0, right); x < SIDE + Math.min(0, right); x++)
      moved[y * SIDE + x] = image[(y - down) * SIDE + x - right]!;
  return moved;
}

/** As large as the box allows, in its middle. */
function fitBox(outline: readonly Contour[]): Contour[] {
  const points = outline.flat();
  const [left, rightmost] = extent(points.map(([x]) => x));
  const [top, bottom] = extent(points.map(([, y]) => y));
  const scale = BOX / Math.max(rightmost - left, bottom - top);
  const [right, down] = [SIDE / 2 - (scale * (left + rightmost)) / 2, SIDE / 2 - (scale * (top + bottom)) / 2];
  return outline.map((contour) => contour.map(([x, y]) => [scale * x + right, scale * y + down]));
}

function extent(values: readonly number[]): [least: number, most: number] {
  return [Math.min(...values), Math.max(...values)];
}

/** In pixels from the top left corner. */
export function centreOfInk(image: Float32Array): Point {
  let [ink, x, y] = [0, 0, 0];
  for (const [pixel, value] of image.entries()) {
    ink += value;
    x += value * ((pixel % SIDE) + 0.5);
    y += value * (Math.floor(pixel / SIDE) + 0.5);
  }
  return [x / ink, y / ink];
}
