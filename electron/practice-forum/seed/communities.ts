/** Invented, like everything here. `members` is how many people say they read along. */
export const communities = [
  { slug: 'dermatology', name: 'Dermatology', color: '0f6b5c', members: 54_000, description: 'Skin, hair and nails: rashes, moles, eczema, acne and everything that itches.' },
  { slug: 'child-health', name: 'Child Health', color: '8a5cd1', members: 38_200, description: 'Babies, toddlers and teenagers: fevers, rashes, sleep, food and growing up.' },
  { slug: 'pregnancy', name: 'Pregnancy', color: 'c2507d', members: 31_600, description: 'Before, during and after: worries big and small on the way to a baby.' },
  { slug: 'heart', name: 'Heart', color: 'b3403a', members: 19_400, description: 'Heartbeats, blood pressure and living with a heart condition.' },
  { slug: 'mental-health', name: 'Mental Health', color: '3d7dc2', members: 47_300, description: 'Mood, worry, sleep and treatment, among people who listen.' },
  { slug: 'neurology', name: 'Neurology', color: '5d5fb5', members: 12_900, description: 'Headaches, nerves, seizures and memory.' },
  { slug: 'eye-care', name: 'Eye Care', color: '2f8a9b', members: 8_700, description: 'Sight, sore eyes, glasses and contact lenses.' },
  { slug: 'digestive-health', name: 'Digestive Health', color: 'c2703d', members: 22_100, description: 'Stomach and bowels, from heartburn to what nobody likes to talk about.' },
  { slug: 'diabetes', name: 'Diabetes', color: '9a6b00', members: 26_800, description: 'Living with type 1, type 2 and everything around sugar.' },
  { slug: 'pet-health', name: 'Pet Health', color: '6b7d2a', members: 9_300, description: 'For the family members with fur, feathers or fins.' },
  { slug: 'general-health', name: 'General Health', color: '5a625e', members: 63_500, description: 'Whatever does not fit anywhere else.' },
] as const;
