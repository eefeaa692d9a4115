/** The part of asc that tools use. The types it ships redeclare Array and String for every file of the project. */
interface Compiler {
  main(parameters: readonly string[]): Promise<{
    readonly error: Error | null;
    readonly stdout: TextStream;
    readonly stderr: TextStream;
  }>;
}
interface TextStream {
  toString(): string;
}
declare const compiler: Compiler;
export { compiler as default };
