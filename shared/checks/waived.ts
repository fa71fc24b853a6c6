import type { Finding, Waiver } from '#shared/words/finding.ts';

/** What refuses stands whatever the person says; the rest can be let pass, here or wherever these words stand. */
export const mayBeWaived = (finding: Pick<Finding, 'weight'>): boolean => finding.weight !== 'refuse';

/** The waiver that lets this finding pass; undefined: none does. */
export const waiverOf = (finding: Finding, waivers: readonly Waiver[]): Waiver | undefined =>
  mayBeWaived(finding) ? waivers.find((waiver) => waiver.check === finding.check && (waiver.quote === '' || waiver.quote === finding.quote)) : undefined;

/** What stands in the way of sending: what refuses, and what is asked and was not let pass. */
export const inTheWay = (findings: readonly Finding[], waivers: readonly Waiver[]): Finding[] =>
  findings.filter((finding) => finding.weight !== 'advise' && waiverOf(finding, waivers) === undefined);
