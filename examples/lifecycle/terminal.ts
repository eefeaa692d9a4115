/** What the job prints: lines, and the progress of training as a bar on a terminal or as one line per epoch elsewhere. */
import { Presets, SingleBar } from "cli-progress";

export interface TrainingState {
  readonly epoch: number;
  readonly epochs: number;
  /** Mean over the steps of this epoch so far. */
  readonly loss: number;
  /** On the held-back digits after the last whole epoch; NaN before the first. */
  readonly accuracy: number;
  readonly imagesPerSecond: number;
}

export interface Progress {
  step(done: number, state: TrainingState): void;
  epochEnd(state: TrainingState): void;
  stop(): void;
}

export interface Terminal {
  line(text: string): void;
  progress(steps: number): Progress;
}

export function terminalOn(stream: NodeJS.WritableStream & { readonly isTTY?: boolean }): Terminal {
  const line = (text: string): void => void stream.write(`${text}\n`);
  return { line, progress: (steps) => (stream.isTTY === true ? barProgress(stream, steps) : lineProgress(line)) };
}

/** Prints nothing: for tests. */
export function silentTerminal(): Terminal {
  return { line: () => {}, progress: () => ({ step: () => {}, epochEnd: () => {}, stop: () => {} }) };
}

function barProgress(stream: NodeJS.WritableStream, steps: number): Progress {
  const format =
    "  {bar} {percentage} % | epoch {epoch}/{epochs} | loss {loss} | accuracy {accuracy} | {speed} images/s | {eta_formatted} left";
  const bar = new SingleBar({ format, stream, hideCursor: true, fps: 10, autopadding: true }, Presets.shades_classic);
  let done = 0;
  bar.start(steps, 0, { epoch: "-", epochs: "-", loss: "-", accuracy: "-", speed: "-" });
  return {
    step: (now, state) => {
      done = now;
      bar.update(done, fields(state));
    },
    epochEnd: (state) => bar.update(done, fields(state)),
    stop: () => bar.stop(),
  };
}

function lineProgress(line: (text: string) => void): Progress {
  return {
    step: () => {},
    epochEnd: (state) => {
      const { epoch, epochs, loss, accuracy, speed } = fields(state);
      const count = String(epoch).padStart(String(epochs).length);
      line(`  epoch ${count}/${epochs}  loss ${loss}  accuracy ${accuracy}  ${speed} images/s`);
    },
    stop: () => {},
  };
}

function fields(
  state: TrainingState,
): Record<"loss" | "accuracy" | "speed", string> & { epoch: number; epochs: number } {
  return {
    epoch: state.epoch,
    epochs: state.epochs,
    loss: state.loss.toFixed(4),
    accuracy: Number.isNaN(state.accuracy) ? "-" : `${(100 * state.accuracy).toFixed(2)} %`,
    speed: state.imagesPerSecond.toFixed(0),
  };
}
