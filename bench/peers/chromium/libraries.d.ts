/** benchmark.js's libraries, handed on to it and not used here. */
declare module "lodash" {
  const library: object;
  export = library;
}
declare module "platform" {
  const library: object;
  export = library;
}
