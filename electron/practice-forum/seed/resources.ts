/** Pages people often send each other here. They lead to the real ones. */
export const resources: Readonly<Record<string, readonly { title: string; url: string; answers: string }[]>> = {
  Dermatology: [
    { title: 'Rashes in babies and children (NHS)', url: 'https://www.nhs.uk/conditions/rashes-babies-and-children/', answers: 'Which rash is it likely to be, and which one cannot wait?' },
    { title: 'DermNet', url: 'https://dermnetnz.org/', answers: 'What does a skin condition look like, on light and on dark skin?' },
    { title: 'Scabies (NHS)', url: 'https://www.nhs.uk/conditions/scabies/', answers: 'Who in the house has to be treated, and what has to be washed?' },
    { title: 'Shingles (NHS)', url: 'https://www.nhs.uk/conditions/shingles/', answers: 'Who can catch it from whom, and why do the first days count?' },
    { title: 'Taking photos of skin (Dermalink)', url: 'https://www.dermalinknz.org/photography-guidelines', answers: 'How do I take a picture that somebody can use?' },
    { title: 'Patient pages of the American Academy of Dermatology', url: 'https://www.aad.org/public', answers: 'How do I care for acne, eczema, moles and nails every day?' },
  ],
  'Child Health': [
    { title: 'Rashes in babies and children (NHS)', url: 'https://www.nhs.uk/conditions/rashes-babies-and-children/', answers: 'Which rash cannot wait?' },
    { title: 'Fever in under 5s (NICE NG143)', url: 'https://www.nice.org.uk/guidance/ng143', answers: 'What do clinicians look for in a child with a fever?' },
  ],
  Pregnancy: [
    { title: 'Urgent warning signs in pregnancy (CDC, Hear Her)', url: 'https://www.cdc.gov/hearher/', answers: 'Which signs should never wait for the next appointment?' },
    { title: 'Medicines A to Z (NHS)', url: 'https://www.nhs.uk/medicines/', answers: 'What is known about a medicine in pregnancy and breastfeeding?' },
  ],
  Heart: [{ title: 'When to call 999 (NHS)', url: 'https://www.nhs.uk/nhs-services/urgent-and-emergency-care-services/when-to-call-999/', answers: 'Which signs mean calling for help now?' }],
  'Mental Health': [{ title: 'Medicines A to Z (NHS)', url: 'https://www.nhs.uk/medicines/', answers: 'What should I know about the first weeks of a medicine?' }],
  'General Health': [{ title: 'When to call 999 (NHS)', url: 'https://www.nhs.uk/nhs-services/urgent-and-emergency-care-services/when-to-call-999/', answers: 'Is this an emergency?' }],
};

/** Texts the forum itself keeps for its volunteers; a desk brings its own as well. */
export const forumTemplates: readonly { id: number; title: string; tags: readonly string[]; content: string }[] = [
  { id: 1, title: 'Ask for the missing details', tags: ['question'], content: 'Hello %{original_poster_username}, thank you for writing. So that somebody can answer you well, could you add: how old the person is, since when it has been so, which medicines they take, and what you have already tried?' },
  { id: 2, title: 'Please take out personal details', tags: ['moderation'], content: 'Hello %{original_poster_username}, your question shows a name, an address or a phone number. Everybody can read it here. Please edit it and take those out; we never need them.' },
  { id: 3, title: 'This is in the wrong community', tags: ['moderation'], content: 'Hello %{original_poster_username}, more people who know about this read another community, so a moderator will move “%{topic_title}” there. You need not do anything.' },
];
