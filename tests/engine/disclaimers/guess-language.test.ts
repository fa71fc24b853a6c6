import { expect, it } from 'vitest';
import { guessLanguage } from '#electron/engine/disclaimers/guess-language.ts';
import demo from '#electron/practice-forum/seed/demo-questions.json' with { type: 'json' };

it.each([
  ['es', 'Mi hijo de cuatro años tiene unas manchas rojas en las piernas desde ayer y no sé si es grave. ¿Qué puedo hacer?'],
  ['es', 'Hola, estoy embarazada y me pica mucho la piel por la noche, ¿es normal?'],
  ['de', 'Mein Sohn hat seit gestern rote Flecken auf den Beinen und ich weiß nicht, ob das schlimm ist.'],
  ['de', 'Ich habe einen Leberfleck, der sich verändert hat. Kann das etwas sein?'],
  ['fr', "Mon fils a des taches rouges sur les jambes depuis hier et je ne sais pas si c'est grave."],
  ['fr', 'Bonjour, j’ai un grain de beauté qui a changé de couleur, est-ce que je dois consulter ?'],
  ['en', 'My son is four and has red spots on his legs since yesterday. Should I worry?'],
])('hears %s', (language, text) => expect(guessLanguage(text)).toBe(language));

it.each(['', 'Petechiae?', 'rash itch rash', 'Το παιδί μου έχει κόκκινα στίγματα στα πόδια από χθες', '12345 67890 11 12 13 14 15', 'Il mio bambino ha delle macchie rosse sulle gambe da ieri'])('says nothing of what it cannot tell: %j', (text) => expect(guessLanguage(text)).toBeNull());

it('does not offer one language to somebody who writes two', () => {
  expect(guessLanguage('My son has red spots on the legs and it is not better. Mi hijo tiene manchas en las piernas y el médico está muy lejos, por favor.')).toBeNull();
});

it('takes none of the practice forum’s questions, which are in English, for anything else', () => {
  const heard = demo.map(({ title, body }) => guessLanguage(`${title}\n${body}`));
  expect(heard.filter((language) => language !== null && language !== 'en')).toEqual([]);
  expect(heard.filter((language) => language === 'en').length).toBeGreaterThan(demo.length / 2);
});
