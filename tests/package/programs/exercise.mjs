/**
 * What every engine does with the installed package, whichever way it was loaded. Returns plain values, so that a page or
 * a worker can send them.
 */
export async function exercise(load) {
  const lanewise = await load();
  const { variant, fma, version, sha256 } = lanewise.info;
  const product = multiply(lanewise);
  lanewise[Symbol.dispose]?.();
  const reproducible = await load({ deterministic: true });
  const { losses, bytes } = train(reproducible);
  const deterministicVariant = reproducible.info.variant;
  reproducible[Symbol.dispose]?.();
  return { variant, fma, version, sha256, product, losses, deterministicVariant, digest: await hexDigest(bytes) };
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

const SIDE = 8;
const BATCH = 6;
const CLASSES = 3;

/** A few steps of a small convnet on bars; the bytes of everything it learned and said. */
function train(lanewise) {
  const network = lanewise.network.create(
    [
      { type: "conv2d", filters: 5, kernel: 3, padding: "same" },
      { type: "batchNorm" },
      { type: "activation", activation: "swish" },
      { type: "maxPool", size: 2 },
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
  const bytes = concatenate([Float64Array.from(losses), ...arrays, network.predict(images)]);
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
