/** A template that cannot be rendered, in words for the person. `line` counts from 1; null: not one place. */
export class TemplateFault extends Error {
  readonly line: number | null;
  constructor(message: string, line: number | null) {
    super(message);
    this.name = 'TemplateFault';
    this.line = line;
  }
}
