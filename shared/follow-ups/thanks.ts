/** Words that thank, in the languages people write here in. */
const thanking = new Set(
  `thanks thank thankyou thankz thanx thanku thx thnx tnx tks ty tysm tyvm tyty cheers ta grateful gratitude appreciate appreciated appreciates blessing danke dank dankeschön
   dankeschoen vielendank merci mercie gracias agradezco agradecida agradecido grazie obrigado obrigada brigado bedankt dankjewel dankuwel tak takk tack tusentakk kiitos köszönöm
   köszi dziękuję dziekuje dzięki dzieki děkuji díky mulțumesc multumesc hvala teşekkürler teşekkür tesekkurler sağol sağolun salamat asante terima kasih trimakasih ευχαριστώ спасибо
   благодарю дякую شكرا شكراً متشکرم תודה धन्यवाद शुक्रिया`.split(/\s+/),
);

/** What stands around a thank-you and tells a volunteer nothing they would have to act on. */
const around = new Set(
  `a all am an and answer answers anyone are as at author be been best bless both brilliant care caring clear clearly comforting comment comments day dear detailed doc doctor doctors
   dr each ever everybody everyone everything explained explaining explanation for from fully getting giving god good great ok okay guidance guys happy have having hello help helped
   helpful helping helps hi hugely i im informative input is it its ive just kind kindly kindness knowledge lovely love lot lots makes many mind much my nice of our peace perfect post
   pointers quick quickly really reassurance reassured reassures reassuring relief relieved relieves replied replies reply replying respond responded responding response responses so
   sound speedy such super sweet team thanked that thats the their them these this thorough those thoughtful to tons truly tremendously us useful very volunteer volunteers was we
   weekend well were what will wise with wonderful words wow writing yes yeah yep you your youre youve amazing awesome excellent fantastic fab legend lifesaver star gem bunch million
   heaps indeed heartfelt sincerely sincere bit bye regards x xx xxx evening morning night done cool noted understood got gotcha sorted mum mom dad mama job advice info u ur ya yours
   grateful thankful community forum kindest warmest warm wishes regard link links page pages article leaflet reading read suggestion suggestions tip tips support supportive word
   honest honestly gentle patience professional professionalism expertise expert experts posts here hope others service site work bottom heart enough cant sense putting sunday
   saturday holiday busy big huge biggest patient despite while during into one-liner quickest promptly prompt generous generously generosity considerate encouraging encouragement
   kinder nicer best-ever phew brill ace champion hero heroes angel angels godsend treasure lucky blessed hugs hug kisses loving dearly deeply beyond exactly precisely needed wanted
   answered settles settled convinced convincing trust trusting valuable invaluable priceless insightful insight insights wisdom thoroughly cared sweetest delightful friendly greatly
   massively incredibly extremely beautiful beautifully information knowledgeable vielen viele herzlichen herzlich lieben liebe lieber sehr für die der das deine deinen deiner ihre
   ihren ihr dir ihnen euch schnelle schnellen antwort antworten hilfe hilft geholfen mir uns hat haben es ist auch und grüße grüsse gruß lg vg schönen tag abend noch nochmal nochmals
   ganz toll prima alles gute tausend nett war schön schoen dank doktor herr frau ich bin wir sind dankbar hilfreich freundlich freundliche ausführliche ausführlich erklärung mal alle
   allen ganzen tolle toller tolles lieb klasse bestens beste besten mühe geduld zeit rückmeldung rat tipp tipps erleichtert beruhigt beruhigend hilfsbereit bitte gern gerne wünsche
   wünschen schönes wochenende spitze wunderbar beaucoup infiniment pour votre vos ta tes réponse réponses reponse aide conseils conseil bien bonne journée soirée cordialement à vous
   tous et très tres utile êtes etes adorable gentil gentille clair claire explications explication docteur fois encore grand grande grandement cela ça ca mon mes rassure rassurée
   rassuré génial parfait excellente belle accord bonsoir bonjour retour gentillesse cest de du la le les un une mille rapide muchas muchísimas muchisimas mil por su tu tus sus el
   respuesta respuestas ayuda consejo consejos muy útil util amable todo todos saludos abrazo y gran dios bendiga se lo doctora dra tiempo atención amabilidad corazón bendiciones
   feliz día dia tarde noche está esta claro genial perfecto hola excelente explicación tante molte per sua tua risposta aiuto gentile gentilissimo gentilissima davvero tutti e
   cordiali saluti consiglio dottore dottoressa chiaro chiara veloce velocissima disponibilità pazienza tempo cuore buon esauriente ancora buona giornata serata muito muita pela pelo
   resposta ajuda abraço abraco os o dicas doutor doutora atenção explicação rápida paciência coração ótima otima bom boa noite beijos deus abençoe hartelijk heel erg veel voor je
   jouw uw het antwoord hulp snelle reactie fijn groetjes groeten wel dankjulliewel jullie dokter duidelijk duidelijke uitleg hele moeite tijd advies goed geruststellend lief lieve
   fijne dag zeer mange tusen stort tusind så mycket för svaret svar hjelpen hjälpen hjælpen varmt hilsen hälsningar snabba raske hurtige dig deg er bardzo za odpowiedź odpowiedz
   pomoc pozdrawiam serdecznie wielkie serdeczne pani panu panie doktorze miłego dnia moc mockrát odpověď vám vam krásný den çok bey hanım allah razı olsun cevap için cevabınız
   yardımınız ederim ellerinize sağlık большое вам за ответ помощь огромное очень доктор вас быстрый подробный ваш вашу всем جزيلا لك لكم آپ आपका बहुत`.split(/\s+/),
);

/** Where words are not set apart by spaces, the whole of a short reply. */
const whole = /^(?:谢谢|謝謝|感谢|感謝|多谢|多謝|非常|真的|十分|太|您|你|们|們|的|了|大家|医生|醫生|回复|回覆|回答|解答|帮助|幫助|ありがとう|ございました|ございます|ます|とても|本当に|どうも|助かりました|助かります|ご回答|回答|先生|감사합니다|고맙습니다|감사해요|고마워요|정말|너무|답변|선생님|ขอบคุณ|มาก|ครับ|ค่ะ|คะ|นะ|cảm|ơn|cám|bác|sĩ|rất|nhiều|[\s\p{P}\p{S}])+$/u;
const wholeThanks = /谢谢|謝謝|感谢|感謝|多谢|多謝|ありがとう|감사|고맙|고마워|ขอบคุณ|c[ảá]m ơn/u;
/** A quiet yes, without any words. */
const gestures = /[👍🙏❤♥💕💖🥰😊🙂☺💐🌹🤗✨]/u;

/** Words that say something alone, and nothing more than thanks in company. */
const company: readonly RegExp[] = [
  /\b(?:thank|thanks|thankyou|once) again\b/gu,
  /\b(?:get|gets|getting|got) back to (?:me|us)\b/gu,
  /\b(?:helps|helped|helping|reassures|reassured|reassuring|relieves|calms|calmed|giving|given|gave|telling|told|answering|answered|replying to|responding to|for|to) me\b/gu,
  /\b(?:the|your|you|taking the|taking your|of your|so much) time\b/gu,
  /\b(?:feel|feeling|feels) (?:so |much |very |really |a lot |a bit |so much )?(?:better|calmer|reassured|relieved|happier|at ease|less worried)(?: now| already)?\b/gu,
  /\b(?:put|puts|set|sets) (?:my|our) minds? (?:at|to) (?:rest|ease)\b/gu,
  /\b(?:made|makes|make) (?:me|us) feel\b/gu,
  /\b(?:for now|right away|much needed|a lot|keep up|look forward|have a good week|explaining|will do that|shall do)\b/gu,
  /\bwill do\b(?=\s*(?:$|[.!,]))/gu,
  // Somebody who goes where the answer sent them has nothing to ask.
  /\b(?:i|we)(?: will|ll| am going to| are going to|m going to) (?:now )?(?:call|ring|phone|see|book|make|go to|go and see|speak to|talk to|ask|contact|visit|get) (?:in with )?(?:my|the|our|a|an|his|her)? ?(?:gp|doctor|doctors|dr|pa?ediatrician|dermatologist|nurse|clinic|appointment|pharmacist|pharmacy|midwife)(?: (?:today|tomorrow|monday|on monday|this week|next week|first thing|in the morning|tomorrow morning|this afternoon))?\b/gu,
];

/** A text of more words than this has something to say. */
const mostWords = 40;
const longest = 600;

/** "Thaaaank youuu" is meant as "thank you". */
const unstretched = (word: string): string => word.replace(/(\p{L})\1{2,}/gu, '$1');
const halved = (word: string): string => word.replace(/(\p{L})\1+/gu, '$1');

const knows = (words: ReadonlySet<string>, word: string): boolean => words.has(word) || words.has(unstretched(word)) || (/(\p{L})\1\1/u.test(word) && words.has(halved(word)));

/** Whoever answered is spoken to by name, with a title or without. */
function withoutNames(text: string, names: readonly string[]): string {
  const titled = text.replace(/\b(?:Dr|Doctor|Nurse|Prof|Mrs?|Ms)\.? \p{Lu}[\p{L}-]{1,40}/gu, ' ');
  const parts = new Set(names.flatMap((name) => name.toLowerCase().split(/[\s_.-]+/)).filter((part) => part.length > 1));
  return parts.size === 0 ? titled : titled.replace(/[\p{L}\p{M}]{2,60}/gu, (word) => (parts.has(word.toLowerCase()) && word[0] !== word[0]?.toLowerCase() ? ' ' : word));
}

/**
 * Whether a reply is a thank-you and nothing else: it thanks, and every other word is of the kind that stands around a thank-you.
 * `names`: people of the thread, who may be named. Anything not known counts as something to read, a question mark and a number always do, so that a worry wrapped in thanks comes through. Linear in the text.
 */
export function isOnlyThanks(text: string, names: readonly string[] = []): boolean {
  const said = withoutNames(text.slice(0, longest + 1).normalize('NFC'), names).toLowerCase().trim();
  if (said === '' || text.length > longest || /[?？؟\d]/u.test(said.replace(/&|<3|\b1000\b/gu, ' '))) return false;
  if (whole.test(said) && /\p{L}/u.test(said)) return wholeThanks.test(said);
  const plain = said
    .replace(/@[\p{L}\p{N}_.-]{1,60}/gu, ' ')
    .replace(/[’'`´]/gu, '')
    .replace(/\bill\b(?= (?:call|ring|phone|see|book|make|go|speak|talk|ask|contact|visit|get|do|keep|let))/gu, 'i will')
    .replace(/\bthank[\s-]+(?:you|u|yo)\b/gu, 'thankyou');
  const words = company.reduce((left, phrase) => left.replace(phrase, (found) => (/\bthank/u.test(found) ? ' thanks ' : ' good ')), plain).match(/\p{L}[\p{L}\p{M}-]*/gu) ?? [];
  if (words.length === 0) return gestures.test(said);
  if (words.length > mostWords) return false;
  return words.some((word) => knows(thanking, word)) && words.every((word) => knows(thanking, word) || knows(around, word));
}
