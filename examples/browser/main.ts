/** Learns to tell two spirals apart while the page stays alive, and goes on with every point that is clicked. */
import { load, type LayerSpec } from "lanewise";
import { draw } from "./picture.js";
import { spirals, withPoint } from "./points.js";

const LAYERS: readonly LayerSpec[] = [
  { type: "dense", units: 32, activation: "swish" },
  { type: "dense", units: 32, activation: "swish" },
  { type: "dense", units: 2 },
  { type: "softmax" },
];
const EPOCHS_BETWEEN_PICTURES = 10;
const GOOD_ENOUGH = 0.99;

const canvas = find("plane", HTMLCanvasElement);
const status = find("status", HTMLElement);
const lanewise = load();
const network = lanewise.then(({ network: factory }) => factory.create(LAYERS, { inputShape: [2], seed: 1 }));
let points = spirals(300);
let epochs = 0;

function find<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`#${id}: expected ${type.name}`);
  return element;
}

/** Trains until nearly every point is told right; points that are clicked meanwhile count from the next picture on. */
async function learn(): Promise<void> {
  delete document.body.dataset["done"];
  const learner = await network;
  for (let share = 0; share < GOOD_ENOUGH;) {
    const { inputs, labels } = points;
    await learner.fit(inputs, labels, {
      optimizer: { type: "adam", learningRate: 0.01 },
      epochs: EPOCHS_BETWEEN_PICTURES,
      batchSize: 32,
    });
    epochs += EPOCHS_BETWEEN_PICTURES;
    const probabilities = learner.predict(inputs);
    share = labels.filter((label, point) => (probabilities[2 * point + label] ?? 0) > 0.5).length / labels.length;
    draw(canvas, learner, points);
    status.textContent = `${epochs} epochs, ${(100 * share).toFixed(1)} % of ${labels.length} points right, by ${(await lanewise).info.variant}`;
  }
  document.body.dataset["done"] = "";
}

let learning = learn();
canvas.addEventListener("click", ({ offsetX, offsetY, shiftKey }) => {
  points = withPoint(points, (2 * offsetX) / canvas.width - 1, (2 * offsetY) / canvas.height - 1, shiftKey ? 1 : 0);
  learning = learning.then(learn);
});
