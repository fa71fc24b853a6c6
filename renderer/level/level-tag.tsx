import { Tag, type TagTone } from '#renderer/ui/tag.tsx';
import type { Level } from '#shared/words/level.ts';
import { levelNames } from './level-words.ts';

const tones: Record<Level, TagTone> = { emergency: 'emergency', urgent: 'urgent', soon: 'soon', routine: 'plain' };

/** How soon somebody should be seen, for volunteers' eyes only. */
export const LevelTag = ({ level }: { level: Level }) => <Tag tone={tones[level]}>{levelNames[level]}</Tag>;
