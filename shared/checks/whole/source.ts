import { samePage } from '#shared/resources/address.ts';
import type { Finding } from '#shared/words/finding.ts';
import { isLongEnough, type Reading } from '../answer-to-check.ts';
import { found, type Check } from '../found.ts';

const check: Check = { id: 'source', title: 'A page to read', weight: 'advise', why: 'Where a fact is claimed, a link to a public page lets the asker and the next reader see for themselves.' };
const claim = /\b(?:stud(?:y|ies)|research|evidence|trials?|guidelines?|guidance|statistic(?:s|ally)?|per ?cent|\d{1,3}(?:\.\d)? ?%|(?:one|two|three|four|\d{1,2}) (?:in|out of) (?:\d{1,6}|ten|five|four|three|hundred)|most (?:people|children|adults|babies|cases)|proven|shown to|is caused by|are caused by|recommended by|according to)\b/i;
const reliable = ['nhs.uk', 'nice.org.uk', 'gov.uk', 'medlineplus.gov', 'nih.gov', 'cdc.gov', 'fda.gov', 'who.int', 'dermnetnz.org', 'aad.org', 'bad.org.uk', 'mayoclinic.org', 'kidshealth.org', 'healthychildren.org', 'rch.org.au', 'healthdirect.gov.au', 'cochrane.org', 'cancer.org', 'cancerresearchuk.org', 'patient.info', 'msdmanuals.com', 'clevelandclinic.org', 'acog.org', 'rcog.org.uk', 'heart.org', 'bhf.org.uk', 'diabetes.org.uk', 'eczema.org', 'nationaleczema.org', 'findahelpline.com', 'gesundheitsinformation.de', 'ameli.fr', 'canada.ca', 'health.govt.nz', 'hse.ie'];

/** Every link in `text`: its host, and the address as far as it goes. */
const linksOf = (text: string): { host: string; address: string }[] => [...text.matchAll(/https?:\/\/([a-z0-9.-]{1,253})[^\s<>()[\]"]{0,2000}/gi)].map((link) => ({ host: (link[1] ?? '').toLowerCase(), address: link[0] }));
const isReliable = (host: string): boolean => reliable.some((known) => host === known || host.endsWith(`.${known}`)) || /\.gov(?:\.[a-z]{2})?$/.test(host) || host.endsWith('.edu');

export function source(reading: Reading): Finding[] {
  if (reading.kind === 'moderation' || !reading.isEnglish || !isLongEnough(reading)) return [];
  const links = linksOf(reading.text);
  const listed = new Set(reading.resources);
  if (links.some(({ host, address }) => isReliable(host) || listed.has(samePage(address.replace(/[.,;:!?]+$/, ''))))) return [];
  const claimed = claim.exec(reading.own);
  if (!claimed) return [];
  const say = links.length === 0 ? 'Here a fact is claimed. Add one page they can read.' : 'Here a fact is claimed, and none of your links is a public health page we know. Add one they can trust.';
  return [found(check, reading, { from: claimed.index, to: claimed.index + claimed[0].length }, say)];
}
