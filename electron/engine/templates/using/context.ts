import type { Ticks } from '#shared/words/draft.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { levelOfRank, type Flag, type Level } from '#shared/words/level.ts';
import type { SettingsFile } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { flagChangesOf } from '../../store/team/levels.ts';
import { plainText } from '../../threads/plain-text.ts';
import { readPatient, type Patient } from '../../triage/facts.ts';
import { localePack } from '../../disclaimers/locale-packs.ts';
import { literally, type Values } from '../language/render.ts';

/** What a blank is called when the value behind it is not known. */
export const labels: Readonly<Record<string, string>> = {
  'asker.name': 'Name the asker goes by',
  'question.title': 'Title of the question',
  'patient.their': 'your, his, her or their',
  'community.name': 'Name of this community',
  'community.guidelines_url': 'Link to the rules of this forum',
  'volunteer.name': 'Your display name',
  'volunteer.role': 'Your role here',
  'emergency.number': 'Local emergency number',
  'emergency.advice_line': 'Local advice line',
  'emergency.poison_line': 'Local poison line',
  'emergency.crisis_line': 'Local crisis line',
  'emergency.child_helpline': 'Local child help line',
  condition: 'Name of the possible condition, in plain words',
};

/** One question as templates and disclaimers see it. */
export interface Context {
  values: Values;
  patient: Patient;
  title: string;
  tags: readonly string[];
  community: string;
  bodyText: string;
  pictures: number;
  /** How soon, as it was found or decided; null: nothing was found, which says nothing. Never a value a template could print: it is for volunteers' eyes. */
  level: Level | null;
  /** The same where a person decided it; null: nobody did. Words alone change nothing of what is posted. */
  levelDecided: Level | null;
  flags: readonly string[];
}

/** Reads what templates may speak of. The words of the question decide, unless the person ticked otherwise. */
export function createContexts({ db, settings }: { db: Db; settings: SettingsFile }) {
  // The same question is asked about with every pause in typing.
  let last: { key: string; bodyText: string; patient: Patient } | null = null;

  const readQuestion = (questionId: QuestionId, title: string): { bodyText: string; patient: Patient } => {
    const first = db.one(db.sql.selectFrom('posts').select(['html', 'version', 'updated_at']).where('question_id', '=', questionId).where('number', '=', 1));
    const key = JSON.stringify([questionId, title, first?.version, first?.updated_at, first?.html.length]);
    if (last?.key !== key) {
      const bodyText = first ? plainText(first.html) : '';
      last = { key, bodyText, patient: readPatient(title, bodyText) };
    }
    return last;
  };

  return {
    /** Null: there is no such question here. */
    of(questionId: QuestionId, ticks: Ticks): Context | null {
      const row = db.one(
        db.sql
          .selectFrom('questions')
          .innerJoin('accounts', 'accounts.id', 'questions.account_id')
          .leftJoin('communities', (on) => on.onRef('communities.account_id', '=', 'questions.account_id').onRef('communities.id', '=', 'questions.community_id'))
          .select(['questions.title', 'questions.tags', 'questions.asker_username', 'questions.pictures', 'questions.level', 'questions.level_by', 'questions.flags', 'communities.name as community', 'accounts.base_url'])
          .where('questions.id', '=', questionId),
      );
      if (!row) return null;
      const { bodyText, patient } = readQuestion(questionId, row.title);
      const community = row.community ?? '';
      const tags = readTags(row.tags);
      const isChild = ticks.isChild ?? patient.isChild === true;
      const isPregnant = ticks.isPregnant ?? patient.isPregnant === true;
      const hasPhoto = row.pictures > 0;
      // A parent who mentions photos is not yet showing any; a young person who offers one should be told at once.
      const photoOfMinor = isChild && (hasPhoto || (patient.photoOfMinor && patient.isAsker));
      const { volunteer, localePack: code } = settings.current();
      const numbers = localePack(db, code)?.numbers;
      return {
        patient,
        title: row.title,
        tags,
        community,
        bodyText,
        pictures: row.pictures,
        level: row.level === 0 && row.level_by === 'words' ? null : levelOfRank(row.level),
        levelDecided: row.level_by === 'words' ? null : levelOfRank(row.level),
        flags: readTags(row.flags),
        values: {
          asker: { name: literally(row.asker_username) },
          question: {
            title: literally(row.title),
            patient_is_child: isChild,
            patient_is_infant: isChild && patient.isInfant === true,
            is_pregnant: isPregnant,
            mentions_planning: patient.mentionsPlanning || (ticks.isPregnant === null && patient.isPregnant !== false && !isChild && /pregnan/i.test(community)),
            has_photo: hasPhoto,
            photo_quality_poor: ticks.isPhotoPoor === true,
            photo_of_minor: photoOfMinor,
            tags,
            level: '',
          },
          patient: { their: theirOf(patient, ticks.isChild) },
          community: {
            name: literally(/\b(?:community|forum|group)$/i.test(community) || community === '' ? community : `${community} Community`),
            guidelines_url: `${row.base_url.replace(/\/$/, '')}/guidelines`,
            kind: kindOf(community),
          },
          volunteer: { name: literally(volunteer.name), role: literally(volunteer.role), is_clinician: volunteer.isClinician === true },
          emergency: {
            number: numbers?.emergency.say ?? '',
            advice_line: numbers?.advice_line.say ?? '',
            poison_line: numbers?.poison.say ?? '',
            crisis_line: numbers?.crisis.say ?? '',
            child_helpline: numbers?.child.say ?? '',
          },
          // A flag that words raised is a hint for volunteers; one that a person set is known.
          triage: { crisis: isFlagged(db, questionId, 'crisis'), minor_photo: isFlagged(db, questionId, 'photo-of-minor') },
        },
      };
    },
  };
}
export type Contexts = ReturnType<typeof createContexts>;

/** Whether a person set this flag and nobody took it away. */
const isFlagged = (db: Db, questionId: QuestionId, flag: Flag): boolean => flagChangesOf(db, questionId).findLast((change) => change.flag === flag)?.is_on === 1;

function readTags(json: string): string[] {
  try {
    const read: unknown = JSON.parse(json);
    return Array.isArray(read) ? read.filter((tag): tag is string => typeof tag === 'string').slice(0, 50) : [];
  } catch {
    return [];
  }
}

function theirOf(patient: Patient, tickedChild: boolean | null): string {
  if (tickedChild === true && patient.isAsker) return patient.isChild === true ? 'your' : 'their';
  if (tickedChild === false && patient.isChild === true) return 'your';
  return patient.their;
}

/** Only what a disclaimer needs to tell apart; everything else is about people's health. */
function kindOf(community: string): 'health' | 'pets' | 'legal' | 'money' {
  if (/\b(?:pets?|dogs?|cats?|horses?|animals?|veterinary|vet)\b/i.test(community)) return 'pets';
  if (/\b(?:legal|law|rights)\b/i.test(community)) return 'legal';
  if (/\b(?:money|insurance|benefits|finances?)\b/i.test(community)) return 'money';
  return 'health';
}
