export interface Points {
  /** [count, 2], each from -1 to 1. */
  readonly inputs: Float32Array;
  /** [count], 0 or 1. */
  readonly labels: Int32Array;
}

const TURNS = 1.25;

/** Two spirals inside each other, `count` points in all. */
export function spirals(count: number): Points {
  const labels = Int32Array.from({ length: count }, (_, point) => point % 2);
  const inputs = new Float32Array(2 * count);
  for (const [point, label] of labels.entries()) {
    const along = (point + 2) / (count + 2);
    const angle = 2 * Math.PI * TURNS * along + Math.PI * label;
    inputs.set([0.95 * along * Math.cos(angle), 0.95 * along * Math.sin(angle)], 2 * point);
  }
  return { inputs, labels };
}

export function withPoint(points: Points, x: number, y: number, label: number): Points {
  return { inputs: Float32Array.of(...points.inputs, x, y), labels: Int32Array.of(...points.labels, label) };
}
