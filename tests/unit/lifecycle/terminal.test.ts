import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { describe, test } from "node:test";
import { terminalOn, type TrainingState } from "../../../examples/lifecycle/terminal.js";

const STATE: TrainingState = { epoch: 2, epochs: 12, loss: 0.12345, accuracy: 0.975, imagesPerSecond: 10_616.4 };

/** What a whole training prints. */
function printed(isTTY: boolean): string {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 160 });
  const progress = terminalOn(stream).progress(2);
  progress.step(1, { ...STATE, epoch: 1, accuracy: Number.NaN });
  progress.epochEnd({ ...STATE, epoch: 1 });
  progress.step(2, STATE);
  progress.epochEnd(STATE);
  progress.stop();
  return String(stream.read());
}

describe("the progress of training", () => {
  test("is one line per epoch where there is no terminal", () =>
    assert.equal(
      printed(false),
      "  epoch  1/12  loss 0.1235  accuracy 97.50 %  10616 images/s\n" +
        "  epoch  2/12  loss 0.1235  accuracy 97.50 %  10616 images/s\n",
    ));

  test("is a bar on a terminal, which ends full", () => {
    const last = printed(true).split("\u001b[1G").at(-1)!;
    assert.match(last, /█{40} 100 % \| epoch 2\/12 \| loss 0\.1235 \| accuracy 97\.50 % \| 10616 images\/s/);
  });

  test("lines end", () => {
    const stream = new PassThrough();
    terminalOn(stream).line("text");
    assert.equal(String(stream.read()), "text\n");
  });
});
