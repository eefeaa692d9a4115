/** Images that are no digits, of the digits' size and ink. */
import { imageAt, PIXELS, SIDE, type Digits } from "../digits.js";
import { seededRandom, shuffle } from "../random.js";

/** Every digit turned by 90 degrees, left and right in turn. No pixel is resampled, so that nothing but the direction tells them from digits. */
export function turnDigits(digits: Digits): Float32Array {
  const turned = new Float32Array(digits.images.length);
  for (let row = 0; row < digits.count; row++) {
    const to = turned.subarray(row * PIXELS, (row + 1) * PIXELS);
    (row % 2 === 0 ? turnLeft : turnRight)(imageAt(digits, row), to);
  }
  return turned;
}

export function turnLeft(from: Float32Array, to: Float32Array): void {
  for (let y = 0; y < SIDE; y++) for (let x = 0; x < SIDE; x++) to[y * SIDE + x] = from[x * SIDE + SIDE - 1 - y]!;
}

export function turnRight(from: Float32Array, to: Float32Array): void {
  for (let y = 0; y < SIDE; y++) for (let x = 0; x < SIDE; x++) to[y * SIDE + x] = from[(SIDE - 1 - x) * SIDE + y]!;
}

/** The pixels of every digit in another order: noise with as much ink and the same greys. */
export function shufflePixels(digits: Digits, seed: number): Float32Array {
  const random = seededRandom(seed);
  const noise = new Float32Array(digits.images.length);
  const order = Int32Array.from({ length: PIXELS }, (_, pixel) => pixel);
  for (let row = 0; row < digits.count; row++) {
    shuffle(order, random);
    const image = imageAt(digits, row);
    for (const [pixel, from] of order.entries()) noise[row * PIXELS + pixel] = image[from]!;
  }
  return noise;
}
