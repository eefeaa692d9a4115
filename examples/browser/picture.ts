import type { Network } from "lanewise";
import type { Points } from "./points.js";

/** Squares of the picture a side. */
const CELLS = 80;

/** The middles of the squares, row by row, as inputs. */
const MIDDLES = Float32Array.from({ length: 2 * CELLS * CELLS }, (_, index) => {
  const cell = index >> 1;
  const step = index % 2 === 0 ? cell % CELLS : Math.floor(cell / CELLS);
  return (2 * step + 1) / CELLS - 1;
});

/** What the network makes of every place, and the points that it learns from. */
export function draw(canvas: HTMLCanvasElement, network: Network, points: Points): void {
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("this browser has no 2D canvas");
  const side = canvas.width / CELLS;
  const probabilities = network.predict(MIDDLES);
  for (let cell = 0; cell < CELLS * CELLS; cell++) {
    const blue = probabilities[2 * cell] ?? 0;
    context.fillStyle = `rgb(${230 - 80 * blue} 190 ${150 + 80 * blue})`;
    context.fillRect((cell % CELLS) * side, Math.floor(cell / CELLS) * side, side, side);
  }
  for (const [point, label] of points.labels.entries()) {
    const [x = 0, y = 0] = points.inputs.subarray(2 * point);
    context.fillStyle = label === 0 ? "#1d4ed8" : "#c2410c";
    context.fillRect(((x + 1) / 2) * canvas.width - 2, ((y + 1) / 2) * canvas.height - 2, 4, 4);
  }
}
