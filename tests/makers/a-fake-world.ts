import type { QueueSummary } from '#shared/contract/queue.ts';
import type { DeskStatus } from '#shared/words/desk.ts';
import type { Draft, DraftContent } from '#shared/words/draft.ts';
import { emptyDraft } from '#shared/words/draft.ts';
import { accountId, asPostId, asQuestionId, type QuestionId } from '#shared/words/ids.ts';
import type { FillAnswers } from '#shared/words/fill-in.ts';
import type { OutboxItem } from '#shared/words/outbox.ts';
import type { Post, QuestionRow, Thread } from '#shared/words/question.ts';
import type { Claim } from '#shared/words/claim.ts';
import type { ActivityLine, Batch, Deed } from '#shared/words/deed.ts';
import type { Answered } from '#shared/contract/shapes.ts';
import type { FollowUp } from '#shared/words/follow-up.ts';
import { everyRole } from '#shared/people/may.ts';
import type { Person } from '#shared/words/people.ts';
import type { Resource } from '#shared/words/resource.ts';
import type { LookRule, SecondLook } from '#shared/words/second-look.ts';
import type { Lesson, Verdict } from '#shared/words/triage.ts';
import { viewFilter, type View, type ViewFilter } from '#shared/words/view.ts';
import type { DryRun, ImportRecord } from '#shared/words/exchange.ts';
import type { LibraryHealth, TemplateSheet, TemplateVersion, Touches, TryRow } from '#shared/words/library.ts';
import type { LocalePack, NumberName, Policy } from '#shared/words/policy.ts';
import { settings, type Settings } from '#shared/words/settings.ts';
import type { DisclaimerItem, FilledTemplate, TemplateOffer } from '#shared/words/template.ts';
import type { ThreadChange } from '#shared/words/thread-change.ts';
import type { Account, FoundForum, SignIn } from '#shared/words/account.ts';
import type { AnswerSource, StandingAnswer } from '#shared/words/amend.ts';
import { anAnswerSource } from './fake/a-fake-amends.ts';
import { aFoundForum, anAccount } from './fake/a-fake-accounts.ts';
import { anAnswerersWorld, type AnswerersWorld } from './fake/a-fake-answerers.ts';

const minute = 60_000;
export const dermatology = { id: 5, name: 'Dermatology', color: '0f6b5c' };
export const childHealth = { id: 6, name: 'Child Health', color: '8a5cd1' };

export const questionIdOf = (number: number): QuestionId => asQuestionId('practice', number);

export function aQuestionRow(number: number, over: Partial<QuestionRow> = {}): QuestionRow {
  return {
    id: questionIdOf(number),
    title: `Question number ${number}`,
    excerpt: `First lines of question ${number}, long enough to need two lines in the list when the pane is narrow.`,
    community: dermatology,
    tags: ['rash'],
    asker: 'marble_leg_mama',
    askedAt: Date.now() - number * 7 * minute,
    pictures: 0,
    holder: null,
    hasDraft: false,
    inOutbox: false,
    level: 'routine',
    levelBy: 'words',
    flags: [],
    goalAt: Date.now() - number * 7 * minute + 24 * 60 * minute,
    goal: 'fine',
    isSorted: false,
    ...over,
  };
}

export function aPost(number: number, over: Partial<Post> = {}): Post {
  return {
    id: asPostId('practice', 1_000 + number),
    number,
    kind: 'regular',
    author: { username: 'marble_leg_mama', name: 'Marble mama', isStaff: false, isBot: false },
    isAsker: true,
    isMine: false,
    isNew: false,
    createdAt: Date.now() - 90 * minute + number * minute,
    editedAt: null,
    html: `<p>Words of post ${number}.</p>`,
    ...over,
  };
}

export function aThread(row: QuestionRow, over: Partial<Thread> = {}): Thread {
  return {
    question: row,
    state: 'open',
    isAnswered: false,
    url: `http://127.0.0.1:4000/t/${row.id.split(':')[1]}`,
    forumName: 'Community Health Forum',
    facts: [{ name: 'Patient', value: 'child, 4 years', quote: 'My little boy is 4' }],
    posts: [aPost(1, { html: `<p>The whole of ${row.title}.</p>` })],
    fetchedAt: Date.now(),
    ...over,
  };
}

export function aDraft(questionId: QuestionId, over: Partial<DraftContent> = {}): Draft {
  return { ...emptyDraft, ...over, questionId, rev: 1, savedAt: Date.now() };
}

export function anOutboxItem(row: QuestionRow, over: Partial<OutboxItem> = {}): OutboxItem {
  return {
    id: crypto.randomUUID() as OutboxItem['id'],
    questionId: row.id,
    title: row.title,
    excerpt: 'An answer on its way.',
    body: 'An answer on its way.',
    state: 'held',
    reason: 'Held so that you can undo.',
    trouble: null,
    change: null,
    goesAt: Date.now() + 10_000,
    attempts: 0,
    createdAt: Date.now(),
    changedAt: Date.now(),
    postId: null,
    url: null,
    ...over,
  };
}

export function aLook(questionId: QuestionId, over: Partial<SecondLook> = {}): SecondLook {
  return {
    id: crypto.randomUUID() as SecondLook['id'],
    questionId,
    title: 'Question number 1',
    by: 'Sam',
    isMine: false,
    text: 'Use a plain moisturiser every day.',
    note: '',
    required: [],
    state: 'asked',
    reader: '',
    suggestion: null,
    remark: '',
    agreedBy: [],
    place: 'forum',
    placeWhy: '',
    mayJudge: false,
    maySend: false,
    at: Date.now() - 5 * minute,
    changedAt: Date.now() - 5 * minute,
    ...over,
  };
}

export function aTemplateOffer(id: string, over: Partial<TemplateOffer> = {}): TemplateOffer {
  return {
    id,
    title: 'Pinpoint red spots in a child',
    kind: 'answer',
    communities: ['Dermatology'],
    tags: ['petechiae', 'child', 'rash'],
    language: 'en',
    whenToUse: 'A parent asks about pinprick spots and no emergency sign is named yet.',
    notFor: 'Fever, drowsy, unwell: use the emergency redirect.',
    start: 'Hello, thank you for writing this down so clearly.',
    uses: 41,
    why: 'matches petechiae, child',
    isBest: true,
    isPinned: false,
    isOverdue: false,
    ...over,
  };
}

export function aDisclaimer(id: string, over: Partial<DisclaimerItem> = {}): DisclaimerItem {
  return {
    id,
    title: 'General information only',
    body: 'This is general advice. I have not seen you in person.',
    version: 1,
    placement: 'bottom',
    reason: 'on every answer',
    isAttached: true,
    isRequired: true,
    isForbidden: false,
    languages: ['en'],
    language: 'en',
    ...over,
  };
}

export function aLocalePack(code: string, name: string, emergency: string, sources: Partial<Record<NumberName, string>> = {}): LocalePack {
  const one = (number: NumberName, say: string): LocalePack['numbers'][NumberName] => ({ say, checkedOn: null, source: sources[number] ?? '' });
  return {
    code,
    name,
    numbers: { emergency: one('emergency', emergency), advice_line: one('advice_line', 'a nurse line'), poison: one('poison', '1-800-222-1222'), crisis: one('crisis', '988'), child: one('child', 'a child helpline') },
    isChanged: false,
    changedAt: null,
    changedBy: '',
    rev: 0,
  };
}

type Similar = Awaited<Answered['views']['similar']>;
type HeldPost = Answered['moderation']['held'] extends AsyncIterable<(infer Post)[]> ? Post : never;

export const aBuiltIn = (id: string, name: string, filter: Partial<ViewFilter>): View => ({ id, name, scope: 'team', filter: viewFilter.parse(filter), sort: 'level', position: 0, isBuiltIn: true, rev: 1 });

/** All the fake desk knows. Tests write into it through `desk.change`, so that live queries hear of it. */
export interface FakeWorld {
  threads: Map<QuestionId, Thread>;
  drafts: Map<QuestionId, Draft>;
  discarded: Map<QuestionId, Draft>;
  changes: Map<QuestionId, ThreadChange>;
  outbox: OutboxItem[];
  /** Answers with which something may be done. */
  standing: StandingAnswer[];
  /** What every one of them opens as. */
  source: AnswerSource;
  offers: TemplateOffer[];
  filled: Map<string, FilledTemplate>;
  /** Templates that read otherwise with other answers; they go before `filled`. */
  renders: Map<string, (answers: FillAnswers) => FilledTemplate>;
  disclaimers: DisclaimerItem[];
  /** The language the asker seems to write; null: it cannot be told. */
  askerLanguage: string | null;
  sheets: Map<string, TemplateSheet>;
  versions: Map<string, TemplateVersion[]>;
  /** What a change of a template would touch; nothing where it is not named. */
  touches: Map<string, Touches>;
  /** What comes of trying words on the last questions. */
  tries: TryRow[];
  policies: Policy[];
  packs: LocalePack[];
  imports: ImportRecord[];
  verdicts: Map<QuestionId, Verdict>;
  views: View[];
  claims: Map<QuestionId, Claim>;
  batches: Batch[];
  /** Of each batch, question by question. */
  deeds: Map<Batch['id'], Deed[]>;
  held: HeldPost[];
  similar: Map<QuestionId, Similar>;
  lessons: Lesson[];
  activity: ActivityLine[];
  people: Person[];
  looks: SecondLook[];
  lookRules: LookRule[];
  /** By which rules a second reader must see every answer. */
  required: string[];
  followUps: FollowUp[];
  resources: Resource[];
  answerers: AnswerersWorld;
  accounts: Account[];
  foundForum: FoundForum;
  signIn: SignIn | null;
  /** What any file would bring. */
  dryRun: DryRun;
  alike: LibraryHealth['alike'];
  links: LibraryHealth['links'];
  settings: Settings;
  status: Omit<DeskStatus, 'waiting' | 'toSort' | 'toReview' | 'drafts' | 'outbox' | 'followUps'>;
  communities: QueueSummary['communities'];
}

/** `questions` of the practice forum, a template with two fill-ins, and one required disclaimer. */
export function aFakeWorld({ questions = 3 }: { questions?: number } = {}): FakeWorld {
  const rows = Array.from({ length: questions }, (_, index) => aQuestionRow(index + 1, index % 3 === 2 ? { community: childHealth } : {}));
  const blank = { hint: 'Say it in your own words', isRequired: true, maxChars: 200, templateId: 't-spots' };
  const blanks = [
    { ...blank, key: 'acknowledge', label: 'One line in your own words' },
    { ...blank, key: 'short_answer', label: 'The answer in one or two sentences' },
  ];
  return {
    threads: new Map(rows.map((row) => [row.id, aThread(row)])),
    drafts: new Map(),
    discarded: new Map(),
    changes: new Map(),
    outbox: [],
    standing: [],
    source: anAnswerSource(),
    offers: [aTemplateOffer('t-spots'), aTemplateOffer('t-exam', { title: 'Rash needs an in-person exam', why: 'matches rash', uses: 212 })],
    filled: new Map([
      [
        't-spots',
        {
          templateId: 't-spots',
          version: 1,
          title: 'Pinpoint red spots in a child',
          text: 'Hello marble_leg_mama. [[One line in your own words]]\n\n**The short answer:** [[The answer in one or two sentences]]',
          blanks,
          fields: blanks.map((one) => ({ ...one, preset: '' })),
          disclaimerIds: ['d-general'],
        },
      ],
    ]),
    renders: new Map(),
    disclaimers: [aDisclaimer('d-general'), aDisclaimer('d-child', { title: 'About a child', isAttached: false, isRequired: false, reason: 'when it is about a child' })],
    askerLanguage: null,
    sheets: new Map(),
    versions: new Map(),
    touches: new Map(),
    tries: [],
    policies: [],
    packs: [aLocalePack('US', 'United States', '911', { poison: 'seen' }), aLocalePack('GB', 'United Kingdom', '999')],
    imports: [],
    verdicts: new Map(),
    views: [aBuiltIn('needs-sorting', 'Needs sorting', { isSorted: false }), aBuiltIn('emergency-and-urgent', 'Emergency and urgent', { levels: ['emergency', 'urgent'] }), aBuiltIn('past-goal', 'Past its goal', { goal: 'over' })],
    claims: new Map(),
    batches: [],
    deeds: new Map(),
    held: [],
    similar: new Map(),
    lessons: [],
    activity: [],
    people: [{ username: 'dr_rao', name: 'Dr. A. Rao', roles: [...everyRole], isMe: true, isHidden: false }],
    looks: [],
    lookRules: [],
    required: [],
    followUps: [],
    resources: [],
    answerers: anAnswerersWorld(),
    accounts: [anAccount()],
    foundForum: aFoundForum(),
    signIn: null,
    dryRun: { format: 'csv', say: 'A CSV file, by its name.', counts: { new: 0, same: 0, clash: 0, refused: 0 }, rows: [], losses: [] },
    alike: [],
    links: [],
    settings: settings.parse({}),
    status: {
      forum: { name: 'Community Health Forum', url: 'http://127.0.0.1:4000', isPractice: true },
      me: { username: 'dr_rao', name: 'Dr. A. Rao', maySend: true },
      sync: { state: 'idle', done: questions, total: questions, lastAt: Date.now() - 12_000, nextAt: Date.now() + 30_000, skipped: 0, trouble: null },
      version: '0.1.0',
    },
    communities: [
      { ...dermatology, accountId: accountId.parse('practice'), slug: 'dermatology', members: 12_400, waiting: 0 },
      { ...childHealth, accountId: accountId.parse('practice'), slug: 'child-health', members: 9_100, waiting: 0 },
    ],
  };
}
