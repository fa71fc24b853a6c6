import type { Policy, PolicyWhen } from '#shared/words/policy.ts';

const when = (some: Partial<PolicyWhen>): PolicyWhen => ({ communities: [], communityKinds: [], tags: [], levels: [], patient: [], content: [], roles: [], ...some });
type Starter = Pick<Policy, 'id' | 'title' | 'disclaimerId' | 'rule' | 'when'>;

/** The policies that come with Rounds, in their order: danger first, then what every answer says, then what this patient needs most, who is speaking last. */
export const starterPolicies: readonly Starter[] = [
  { id: 'p-crisis', title: 'Suicide or self-harm', disclaimerId: 'd-crisis', rule: 'must', when: when({ content: ['crisis'] }) },
  { id: 'p-emergency', title: 'Emergencies', disclaimerId: 'd-emergency', rule: 'must', when: when({ levels: ['emergency'] }) },
  { id: 'p-vet', title: 'Answers about animals', disclaimerId: 'd-vet', rule: 'must', when: when({ communityKinds: ['pets'] }) },
  { id: 'p-general', title: 'Every answer about people', disclaimerId: 'd-general', rule: 'must', when: when({ communityKinds: ['health', 'legal', 'money'] }) },
  { id: 'p-photo-minor', title: 'Pictures of a child', disclaimerId: 'd-photo-minor', rule: 'may', when: when({ content: ['photo-of-minor'] }) },
  { id: 'p-child', title: 'Answers about a child', disclaimerId: 'd-child', rule: 'may', when: when({ patient: ['child'] }) },
  { id: 'p-pregnancy', title: 'Pregnancy, planning and breast-feeding', disclaimerId: 'd-pregnancy', rule: 'may', when: when({ patient: ['pregnancy'] }) },
  { id: 'p-medicine', title: 'Medicines and doses', disclaimerId: 'd-medicine', rule: 'may', when: when({ content: ['medicine', 'dose'] }) },
  { id: 'p-law-money', title: 'Law and money', disclaimerId: 'd-legal-financial', rule: 'may', when: when({ communityKinds: ['legal', 'money'] }) },
  { id: 'p-photo', title: 'Questions with a picture', disclaimerId: 'd-photo', rule: 'may', when: when({ content: ['photo-judged', 'photo'] }) },
  { id: 'p-clinician', title: 'Answers by a clinician', disclaimerId: 'd-clinician', rule: 'may', when: when({ roles: ['clinician'] }) },
  { id: 'p-volunteer', title: 'Answers by a volunteer', disclaimerId: 'd-volunteer', rule: 'may', when: when({ roles: ['volunteer'] }) },
];
