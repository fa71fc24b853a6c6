import type { SeedThread } from './threads.ts';

/** Answered questions whose askers said so, so that there is somebody on the list of top answerers. */
export const thankedThreads: readonly SeedThread[] = [
  {
    community: 'Child Health',
    title: 'How long may a runny nose go on in a toddler?',
    by: 'greenhouse_greta',
    tags: ['cold', 'toddler'],
    minutesAgo: 26_400,
    views: 174,
    raw: 'My daughter (2) started nursery in September and her nose has not stopped since. She plays, eats and sleeps well, no temperature. When one cold ends the next begins. Is that too much?',
    events: [
      {
        kind: 'post',
        by: 'nurse_ilse',
        after: 140,
        likedBy: ['greenhouse_greta', 'marmalade_cat'],
        raw: `Hello Greta. In the first nursery winter many children have a cold every few weeks, and each can drip for two. A child who plays, eats and sleeps is telling you a lot.

What often helps: a soft cloth, saline drops before sleep, and plenty to drink.

Please have her seen **soon** if one cold is no better after three weeks, if only one side of the nose runs or smells, or if she hears less well. **The same day** with fast or hard breathing, a temperature of 39 or more, or if she drinks much less.

*General information from a volunteer who has not seen her.*`,
      },
      { kind: 'post', by: 'greenhouse_greta', after: 300, replyTo: 2, raw: 'Thank you so much, that is very reassuring!' },
    ],
  },
  {
    community: 'Child Health',
    title: 'A nappy rash that comes back every weekend',
    by: 'oat_milk_omar',
    tags: ['nappy rash', 'baby'],
    minutesAgo: 40_900,
    views: 98,
    raw: 'Our baby (7 months) has a red bottom every Sunday evening and it is gone by Wednesday. Same nappies, same cream. On Saturdays we are at my parents’ and he gets orange juice there. Can it be that simple?',
    events: [
      {
        kind: 'post',
        by: 'nurse_ilse',
        after: 95,
        likedBy: ['oat_milk_omar'],
        isAccepted: true,
        raw: `Hello Omar, what a good observation. Sour fruit and juice can make the skin under a nappy sore, and so can longer hours between changes on a day out. Leave the juice out for two weekends and change as often as at home; then you will know.

Until then: water instead of wipes, air, and a thick layer of a plain barrier cream.

Show it to somebody **soon** if it does not clear, has spots outside the red patch or raw places, and **today** if it blisters, spreads fast, or he has a temperature.

*A volunteer's general advice; I cannot see the skin from here.*`,
      },
    ],
  },
  {
    community: 'Dermatology',
    title: 'White patches on the upper arms since the summer',
    by: 'sunday_swimmer',
    tags: ['dry skin', 'sun'],
    minutesAgo: 44_300,
    views: 162,
    raw: 'Since August I have some pale, slightly scaly patches on both upper arms. They do not itch. Everything around them tanned and they did not. 27, swim a lot, nothing new on the skin.',
    events: [
      {
        kind: 'post',
        by: 'dr_r_osei',
        after: 320,
        likedBy: ['sunday_swimmer', 'third_cup_of_tea'],
        isAccepted: true,
        raw: `Hello. Several harmless things leave pale, dry patches that show once the skin around them tans: a mild eczema that has faded, or a yeast that lives on everybody's skin. They look alike in words and quite different to somebody who looks closely, often with a special lamp.

A doctor or a pharmacist can look at it without hurry, in the next weeks. Moisturise after swimming and use sunscreen, so that the difference grows less.

Go **soon** if the patches turn chalk white, have no feeling in them, or spread.

*General information from a volunteer, no diagnosis.*`,
      },
    ],
  },
  {
    community: 'Dermatology',
    title: 'Cracked fingertips every winter, right down to the quick',
    by: 'two_left_feet',
    tags: ['dry skin', 'hands'],
    minutesAgo: 55_700,
    views: 140,
    raw: 'As soon as the heating goes on my fingertips split, mostly the thumbs. Plasters fall off. I wash my hands a lot for work (bakery). What do other people do?',
    events: [
      {
        kind: 'post',
        by: 'dr_r_osei',
        after: 230,
        likedBy: ['two_left_feet', 'bike_to_work_ben', 'paper_lantern'],
        raw: `Hello Petra. Dough, water and dry air are hard on fingers. What many people find useful: a thick ointment at night under cotton gloves, a soap-free wash, drying well between the fingers, and a drop of liquid plaster on a clean crack.

Your employer can ask about gloves that suit the work; some jobs have a skin check for that.

Please show it to somebody **soon** if it bleeds often, spreads over the hands or stays into the spring, and **today** if a finger gets hot, swollen and throbbing, or a red line runs up the hand.

*General information, not a diagnosis: I have not seen your hands.*`,
      },
      { kind: 'post', by: 'two_left_feet', after: 410, replyTo: 2, raw: 'Thanks a lot, great tips!' },
    ],
  },
  {
    community: 'Dermatology',
    title: 'Bumps on the back of the arms that feel like sandpaper',
    by: 'paper_lantern',
    tags: ['bumps', 'arms'],
    minutesAgo: 62_800,
    views: 188,
    raw: 'For as long as I can remember the backs of my upper arms feel like sandpaper. My sister has it too. No itch. Is there a cream for it, or do I leave it alone?',
    events: [
      {
        kind: 'post',
        by: 'dr_r_osei',
        after: 180,
        likedBy: ['paper_lantern'],
        raw: `Hello Mei. Rough little bumps on the backs of the arms since childhood, and in the family too, are very common, and leaving them alone is a perfectly good choice. A cream with urea, used most days for some weeks, makes many people smoother while they use it; scrubbing makes it redder.

Have it looked at **soon** if it begins to itch, weep or hurt, or if it is new on the face or the body.

*General information from a volunteer who cannot see your skin.*`,
      },
      { kind: 'post', by: 'paper_lantern', after: 200, replyTo: 2, raw: 'Thank you, that was very helpful.' },
    ],
  },
];
