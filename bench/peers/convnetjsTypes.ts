/** The part of ConvNetJS that is used; the package has no types. @module */

export interface Vol {
  w: Float64Array | number[];
}

export interface Layer {
  readonly filters?: readonly Vol[];
  readonly biases?: Vol;
  /** What it gave last. */
  readonly out_act: Vol;
}

export interface Net {
  readonly layers: readonly Layer[];
  makeLayers(definitions: readonly Readonly<Record<string, unknown>>[]): void;
  forward(x: Vol): Vol;
}

export interface ConvNetJS {
  readonly Net: new () => Net;
  readonly Vol: new (width: number, height: number, depth: number, fill: number) => Vol;
  readonly SGDTrainer: new (
    net: Net,
    options: Readonly<Record<string, unknown>>,
  ) => { train(x: Vol, label: number): void };
}
