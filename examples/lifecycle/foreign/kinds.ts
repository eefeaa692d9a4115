/** What digits are told from, kind by kind, and how well. */
import type { Job } from "../job.js";
import { shufflePixels, turnDigits } from "./images.js";
import { drawLetters, LIKE_DIGITS, OTHER_LETTERS } from "./letters.js";
import { rocOf, type Roc } from "./roc.js";

/** Of images, in their order. */
export interface Scores {
  /** Log-density of the direction of the features. */
  readonly density: Float64Array;
  /** The class of the highest posterior by the densities. */
  readonly found: Int32Array;
  /** The network's own: the class that it finds likeliest, and its probability. */
  readonly networkFound: Int32Array;
  readonly confidence: Float64Array;
}

interface ForeignImages {
  readonly name: string;
  /** [count, 1, 28, 28] */
  readonly images: Float32Array;
  /** What each image is, where they differ. */
  readonly labels?: readonly string[];
}

export interface Kind extends ForeignImages {
  readonly scores: Scores;
  readonly density: Roc;
  readonly confidence: Roc;
}

/** @param own - of the held-back digits */
export async function compareKinds(job: Job, own: Scores, score: (images: Float32Array) => Scores): Promise<Kind[]> {
  return (await foreignImages(job)).map((kind) => {
    const scores = score(kind.images);
    return {
      ...kind,
      scores,
      density: rocOf(own.density, scores.density),
      confidence: rocOf(own.confidence, scores.confidence),
    };
  });
}

async function foreignImages({ heldBack, settings }: Job): Promise<ForeignImages[]> {
  return [
    { name: "shuffled pixels", images: shufflePixels(heldBack, settings.seed) },
    { name: "turned digits", images: turnDigits(heldBack) },
    { name: "letters", ...(await drawLetters(OTHER_LETTERS)) },
    { name: `letters ${LIKE_DIGITS.join(" ")}`, ...(await drawLetters(LIKE_DIGITS)) },
  ];
}
