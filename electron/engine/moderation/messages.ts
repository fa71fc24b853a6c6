import { findMarks, leaveOutOptional } from '#shared/answers/blanks.ts';
import type { DeedDetail, DeedKind } from '#shared/words/deed.ts';
import { emptyDraft, noTicks, type DraftContent } from '#shared/words/draft.ts';
import type { FillAnswers } from '#shared/words/fill-in.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { DisclaimerBlock, FilledTemplate } from '#shared/words/template.ts';
import { composeAnswer } from '../answers/compose.ts';
import type { Forum } from '../forums/forum.ts';
import type { Db } from '../store/db.ts';
import { questionRow } from '../store/questions.ts';
import { templateById } from '../store/templates.ts';
import { literally } from '../templates/language/literally.ts';
import type { Templates } from '../templates/using/templates.ts';
import { TroubleError } from '../trouble.ts';

export interface MessageParts {
  db: Db;
  forum: Pick<Forum, 'topicUrl'>;
  templates: Pick<Templates, 'fill'>;
  disclaimers: { forAnswer(questionId: QuestionId, content: DraftContent): Promise<DisclaimerBlock> };
}

/** What comes with Rounds for asking more, where nobody chose another. */
const askMore = 'm-needs-info';

/** What a moderator posts with a deed, made of the library's moderation templates, with their disclaimers. */
export function createMessages({ db, forum, templates, disclaimers }: MessageParts) {
  return {
    /** The Markdown for one question; null: none goes with it. Troubles: not-found, not-allowed, blanks-left, template-fault. */
    async of(kind: DeedKind, detail: DeedDetail, questionId: QuestionId): Promise<string | null> {
      const templateId = detail.templateId ?? (kind === 'needs-information' ? askMore : undefined);
      const original = detail.ofQuestionId === undefined ? undefined : questionRow(db, detail.ofQuestionId);
      if (detail.ofQuestionId !== undefined && !original) throw new TroubleError({ kind: 'not-found', what: 'question', say: 'The question that was asked before is not on this desk.', remedy: 'reload' });
      const note = detail.note?.trim() ?? '';
      const link = original ? { title: literally(original.title), url: forum.topicUrl(original.topic_id, original.slug) } : null;
      if (templateId === undefined) return kind === 'duplicate' && link ? [`This has been asked before: [${link.title}](${link.url})`, note].filter((part) => part !== '').join('\n\n') : null;

      if (templateById(db, templateId)?.kind !== 'moderation') throw new TroubleError({ kind: 'not-found', what: 'template', say: 'There is no such message for moderators in the library.', remedy: 'reload' });
      const known: FillAnswers = link ? { original_title: link.title, original_url: link.url } : {};
      const fill = (answers: FillAnswers): Promise<FilledTemplate> => templates.fill({ templateId, questionId, ticks: noTicks, answers });
      let filled = await fill(known);
      const [open, ...more] = openIn(filled);
      // With one thing left to say, the note says it.
      if (open && more.length === 0 && note !== '') filled = await fill({ ...known, [open.key]: note.slice(0, open.maxChars ?? note.length) });
      const text = leaveOutOptional(filled.text, filled.blanks);
      refuseMarks(text, filled);
      const content: DraftContent = { ...emptyDraft, text, templates: [{ templateId, version: filled.version }] };
      return composeAnswer(text, await disclaimers.forAnswer(questionId, content));
    },
  };
}
export type Messages = ReturnType<typeof createMessages>;

const openIn = ({ text, blanks }: FilledTemplate) => [...new Map(findMarks(text, blanks).flatMap(({ blank }) => (blank?.isRequired ? [[blank.key, blank] as const] : []))).values()];

function refuseMarks(text: string, { title, blanks }: FilledTemplate): void {
  const left = findMarks(text, blanks);
  if (left.length === 0) return;
  const labels = [...new Set(left.map(({ label }) => label))];
  const say = `“${title}” still asks for “${labels[0]}”${labels.length > 1 ? ` and ${labels.length - 1} more` : ''}. ${labels.length === 1 ? 'Write it as the note.' : 'Post it by hand, or choose another message.'}`;
  throw new TroubleError({ kind: 'blanks-left', labels, marks: [], optional: [], say, remedy: 'fill-blanks' });
}
