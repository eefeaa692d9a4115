import { mobilenetV1 } from "lanewise/models";

/**
 * What every engine does with the installed package, whichever way it was loaded. Returns plain values, so that a page or
 * a worker can send them.
 */
export async function exercise(load) {
  const lanewise = await load();
  const { variant, fma, version, sha256 } = lanewise.info;
  const product = multiply(lanewise);
  const sparseProduct = multiplySparse(lanewise);
  const parameters = parametersOf(lanewise, mobilenetV1({ width: 0.25, size: 32, classes: 10 }));
  lanewise[Symbol.dispose]?.();
  const reproducible = await load({ deterministic: true });
  const { losses, bytes } = train(reproducible);
  const deterministicVariant = reproducible.info.variant;
  reproducible[Symbol.dispose]?.();
  const digest = await hexDigest(bytes);
  const products = { product, sparseProduct };
  return { variant, fma, version, sha256, ...products, parameters, losses, deterministicVariant, digest };
}

/** Small integers, so that every variant is exact. */
function multiply(lanewise) {
  const a = lanewise.tensor(
    "f32",
    [3, 5],
    Float32Array.from({ length: 15 }, (_, index) => index - 7),
  );
  const b = lanewise.tensor(
    "f32",
    [5, 7],
    Float32Array.from({ length: 35 }, (_, index) => (index % 11) - 5),
  );
  return [...lanewise.dense.matmul(a, b).toFloat32Array()];
}

/** The same, with every third weight zero. */
function multiplySparse(lanewise) {
  const weights = Float32Array.from({ length: 15 }, (_, index) => (index % 3 === 0 ? 0 : index - 7));
  const planes = Float32Array.from({ length: 35 }, (_, index) => (index % 11) - 5);
  const matrix = lanewise.sparse.matrix(weights, [3, 5]);
  return [...matrix.matmul(lanewise.tensor("f32", [5, 7], planes)).toFloat32Array()];
}

function parametersOf(lanewise, { layers, inputShape }) {
  const network = lanewise.network.create(layers, { inputShape });
  const { parameters } = network;
  network[Symbol.dispose]?.();
  return parameters;
}

const SIDE = 8;
const BATCH = 6;
const CLASSES = 3;

/** A few steps of a small convnet on bars, one more once it is pruned; the bytes of everything it learned and said. */
function train(lanewise) {
  const network = lanewise.network.create(
    [
      { type: "conv2d", filters: 5, kernel: 3, padding: "same" },
      { type: "batchNorm" },
      { type: "activation", activation: "swish" },
      { type: "maxPool", size: 2 },
      { type: "conv2d", filters: 12, kernel: 1 },
      { type: "dropout", rate: 0.25 },
      { type: "flatten" },
      { type: "dense", units: CLASSES },
      { type: "softmax" },
    ],
    { inputShape: [1, SIDE, SIDE], seed: 7 },
  );
  const { images, labels } = bars();
  const optimizer = { type: "adam", learningRate: 0.02, weightDecay: 0.001 };
  const losses = Array.from({ length: 12 }, () => network.trainStep(images, labels, optimizer).loss);
  const arrays = network.parameterNames.map((name) => network.getParameter(name).values);
  const trained = [...arrays, network.predict(images)];
  network.prune({ sparsity: 0.8 });
  losses.push(network.trainStep(images, labels, optimizer).loss);
  const bytes = concatenate([Float64Array.from(losses), ...trained, network.predict(images)]);
  return { losses, bytes };
}

/** Class 0: a row, class 1: a column, class 2: a diagonal. */
function bars() {
  const images = new Float32Array(BATCH * SIDE * SIDE);
  const labels = Int32Array.from({ length: BATCH }, (_, index) => index % CLASSES);
  labels.forEach((label, image) => {
    for (let step = 0; step < SIDE; step++) {
      const [row, column] = [
        [image + 1, step],
        [step, image + 1],
        [step, step],
      ][label];
      images[(image * SIDE + row) * SIDE + column] = 1;
    }
  });
  return { images, labels };
}

function concatenate(arrays) {
  const bytes = new Uint8Array(arrays.reduce((sum, array) => sum + array.byteLength, 0));
  let offset = 0;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
    offset += array.byteLength;
  }
  return bytes;
}

async function hexDigest(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
