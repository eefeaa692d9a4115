/** Longest time in ms that training keeps the event loop: under one frame of 60 Hz, long against a turn of the loop. */
const SLICE = 12;

/** A function that gives the event loop a turn when enough time has passed since the last. */
export function createYielder(): { next(): Promise<void> | undefined; close(): void } {
  const { turn, close } = createTurn();
  let last = performance.now();
  return {
    next() {
      if (performance.now() - last < SLICE) return undefined;
      return turn().then(() => {
        last = performance.now();
      });
    },
    close,
  };
}

interface Turn {
  turn(): Promise<void>;
  close(): void;
}

/** setImmediate where there is one; else a message to oneself: nested timeouts are held back 4 ms by browsers. */
function createTurn(): Turn {
  const { setImmediate } = globalThis as { setImmediate?: (callback: () => void) => unknown };
  if (setImmediate !== undefined) {
    return { turn: () => new Promise((resolve) => void setImmediate(resolve)), close: () => undefined };
  }
  if (typeof MessageChannel === "undefined") {
    return { turn: () => new Promise((resolve) => setTimeout(resolve, 0)), close: () => undefined };
  }
  const { port1, port2 } = new MessageChannel();
  return {
    turn: () =>
      new Promise((resolve) => {
        port1.onmessage = () => resolve();
        port2.postMessage(undefined);
      }),
    close: () => port1.close(),
  };
}
