/** Longest time in ms that training keeps the event loop: under one frame of 60 Hz, long against a turn of the loop. */
const SLICE = 12;

/** A function that gives the event loop a turn when enough time has passed since the last. */
export function createYielder(): Yielder {
  const turn = createTurn();
  let last = performance.now();
  return {
    next(): Promise<void> | undefined {
      if (performance.now() - last < SLICE) return undefined;
      return turn.take().then(() => {
        last = performance.now();
      });
    },
    close: () => turn.close(),
  };
}

export interface Yielder {
  /** Undefined while it is too early. */
  next(): Promise<void> | undefined;
  close(): void;
}

interface Turn {
  take(): Promise<void>;
  close(): void;
}

/** setImmediate where there is one; else a message to oneself: nested timeouts are held back 4 ms by browsers. */
function createTurn(): Turn {
  const { setImmediate } = globalThis as { setImmediate?: (callback: () => void) => unknown };
  if (setImmediate !== undefined) {
    return { take: () => new Promise((resolve) => void setImmediate(resolve)), close: () => undefined };
  }
  if (typeof MessageChannel === "undefined") {
    return { take: () => new Promise((resolve) => setTimeout(resolve, 0)), close: () => undefined };
  }
  const { port1, port2 } = new MessageChannel();
  return {
    take: () =>
      new Promise((resolve) => {
        port1.onmessage = () => resolve();
        port2.postMessage(undefined);
      }),
    close: () => port1.close(),
  };
}
