import { AssignTag, CommentTag, InlineCommentTag, RawTag, Tag, TypeGuards, Value, evalToken, type Context, type Liquid, type Parser, type TagToken, type Template, type TopLevelToken } from 'liquidjs';
import { readTokensTrimmed } from '../check/read-tokens.ts';
import { isEqual, judge } from './logic.ts';
import { hole, type Run } from './run.ts';

interface Branch {
  /** As its author wrote it; empty: else. */
  written: string;
  values: (Value | Parameters<typeof evalToken>[0])[];
  templates: Template[];
}

type TagClass = Parameters<Liquid['registerTag']>[1];
type Steps<T> = Generator<unknown, T, unknown>;

/** The tags of the language for one rendering. What was inspected before needs no check here. */
export function tagsFor(run: Run): Record<string, TagClass> {
  abstract class Choosing extends Tag {
    protected readonly branches: Branch[] = [];

    protected readBranches(token: TagToken, rest: TopLevelToken[], parser: Parser, first: Branch | null, next: 'elsif' | 'when'): void {
      let templates: Template[] = first?.templates ?? [];
      if (first) this.branches.push(first);
      const begin = (branch: Branch): void => {
        this.branches.push(branch);
        ({ templates } = branch);
      };
      const stream = parser
        .parseStream(rest)
        .on(`tag:${next}`, (found: TopLevelToken) => begin(next === 'elsif' ? conditionOf(found as TagToken, this.liquid) : whenOf(found as TagToken)))
        .on('tag:else', () => begin({ written: '', values: [], templates: [] }))
        .on(`tag:end${token.name}`, () => stream.stop())
        .on('template', (template: Template) => templates.push(template));
      stream.start();
    }

    protected *show(templates: Template[], context: Context): Steps<string> {
      const text = String(yield this.liquid.renderer.renderTemplates(templates, context));
      return text === '' ? hole : text;
    }
  }

  class If extends Choosing {
    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
      super(token, rest, liquid);
      this.readBranches(token, rest, parser, conditionOf(token, liquid), 'elsif');
    }
    override *render(context: Context): Steps<string> {
      for (const [index, { values, templates, written }] of this.branches.entries()) {
        const [value] = values;
        if (!(value instanceof Value)) return yield* this.show(templates, context);
        const verdict = judge(yield value.value(context, true));
        run.noteVerdict(verdict);
        if (verdict.open) return run.openMark(verdict.open);
        const isTurned = index === 0 && this.name === 'unless';
        if (verdict.holds === isTurned) continue;
        run.noteBranch(isTurned ? `unless ${written}` : written);
        return yield* this.show(templates, context);
      }
      return hole;
    }
  }

  class Case extends Choosing {
    private readonly value: Value;
    private readonly written: string;
    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
      super(token, rest, liquid);
      this.written = token.args.trim();
      this.value = new Value(token.tokenizer.readFilteredValue(), liquid);
      this.readBranches(token, rest, parser, null, 'when');
    }
    override *render(context: Context): Steps<string> {
      const value = yield this.value.value(context, true);
      for (const { values, templates, written } of this.branches) {
        let isHit = values.length === 0;
        for (const token of values) {
          if (token instanceof Value) continue;
          const verdict = judge(yield isEqual(value, yield evalToken(token, context, true), context));
          run.noteVerdict(verdict);
          if (verdict.open) return run.openMark(verdict.open);
          if (verdict.holds) isHit = true;
          if (verdict.holds) run.noteBranch(`${this.written} == ${written}`);
        }
        if (isHit) return yield* this.show(templates, context);
      }
      return hole;
    }
  }

  class Capture extends Tag {
    private readonly variable: string;
    private readonly templates: Template[] = [];
    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
      super(token, rest, liquid);
      const { tokenizer } = token;
      this.variable = tokenizer.readIdentifier().content || (tokenizer.readQuoted()?.content ?? '');
      for (let next = rest.shift(); next && !(TypeGuards.isTagToken(next) && next.name === 'endcapture'); next = rest.shift()) this.templates.push(parser.parseToken(next, rest));
    }
    override *render(context: Context): Steps<void> {
      const text = String(yield this.liquid.renderer.renderTemplates(this.templates, context));
      (context.bottom() as Record<string, unknown>)[this.variable] = text.replaceAll(hole, '');
    }
  }

  const parsed = new Map<string, Template[]>();
  class Snippet extends Tag {
    private readonly slug: string;
    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
      super(token, rest, liquid);
      this.slug = token.tokenizer.readQuoted()?.content ?? '';
    }
    override *render(context: Context): Steps<string> {
      let templates = parsed.get(this.slug);
      if (!templates) {
        templates = parseBody(this.liquid, run.job.snippets[this.slug] ?? '');
        parsed.set(this.slug, templates);
      }
      const text = String(yield this.liquid.renderer.renderTemplates(templates, context.spawn(Object.create(null) as object)));
      return text.trim() === '' ? hole : text.replace(/^\n+/, '').trimEnd();
    }
  }

  return { if: If, unless: If, case: Case, capture: Capture, render: Snippet, include: Snippet, assign: AssignTag, comment: CommentTag, raw: RawTag, '#': InlineCommentTag };
}

/** A body as templates of LiquidJS. Throws what LiquidJS throws; a body that was inspected without errors parses. */
export const parseBody = (liquid: Liquid, body: string): Template[] => liquid.parser.parseTokens(readTokensTrimmed(body.replaceAll('\r\n', '\n').replaceAll(hole, '')));

const conditionOf = (token: TagToken, liquid: Liquid): Branch => {
  const written = token.args;
  return { written, values: [new Value(token.tokenizer.readFilteredValue(), liquid)], templates: [] };
};

function whenOf(token: TagToken): Branch {
  const { tokenizer } = token;
  const values: Branch['values'] = [];
  while (!tokenizer.end()) {
    values.push(tokenizer.readValueOrThrow());
    tokenizer.skipBlank();
    if (tokenizer.peek() === ',') tokenizer.advance();
    else if (/^or\s/.test(tokenizer.input.slice(tokenizer.p, tokenizer.p + 3))) tokenizer.advance(2);
    tokenizer.skipBlank();
  }
  return { written: token.args, values, templates: [] };
}

