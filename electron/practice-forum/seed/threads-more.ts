import type { SeedThread } from './threads.ts';

/** Answered questions from the other communities. */
export const moreThreads: readonly SeedThread[] = [
  {
    community: 'Child Health',
    title: 'Does teething really give babies a temperature?',
    by: 'first_time_dad_fynn',
    tags: ['baby', 'teething'],
    minutesAgo: 9_700,
    views: 287,
    raw: 'Our son is 9 months and chews everything. My mum says his 37.6 is the teeth. The internet says teeth never cause fever. He is cheerful apart from the dribble. What do I believe?',
    events: [
      {
        kind: 'post',
        by: 'nurse_ilse',
        after: 55,
        likedBy: ['first_time_dad_fynn', 'marmalade_cat', 'greenhouse_greta'],
        isAccepted: true,
        raw: `Hi Fynn! Your mum and the internet can shake hands: a baby can be a little warm while teeth come through, but **a real fever should not be put down to teeth**. Teeth arrive at just the age when babies meet one cold after another.

What you can do: something cool and clean to chew, wipe the dribble, cuddles. Take his temperature again this evening, the same way, and write both down.

**Ring your doctor or advice line today** if it reaches 38 or more and you cannot say why, if it lasts more than a day, or if he drinks much less than usual or has far fewer wet nappies.

**Emergency number:** trouble breathing, a rash that does not fade under a glass, very sleepy and hard to wake, a fit, or blue or grey lips.

*General information from a volunteer; I have not seen your son.* How is he drinking?`,
      },
      { kind: 'post', by: 'first_time_dad_fynn', after: 90, raw: 'Drinking like a camel. Thank you, that calmed the whole family down.' },
    ],
  },
  {
    community: 'Child Health',
    title: 'Nursery wants a note because of one round dry patch',
    by: 'marmalade_cat',
    tags: ['rash', 'nursery'],
    minutesAgo: 15_800,
    views: 121,
    raw: 'One coin-sized dry patch on her arm, a bit red at the edge, two weeks now. The nursery says ringworm and wants a note before she comes back. She is 2 and fine. Do we really have to stay at home until somebody writes something?',
    events: [
      {
        kind: 'post',
        by: 'nurse_ilse',
        after: 340,
        likedBy: ['marmalade_cat'],
        raw: `Hello Ida. From a description nobody can tell ringworm from a patch of eczema; people who can see it find it hard enough. A pharmacist can look at it today, without an appointment, and tell you whether a doctor should.

Whether she has to stay at home is for the nursery's own rules. Many let a child come back once treatment has begun. Ask them to show you the rule; it saves you a second trip.

Until somebody has looked: her own towel, no sharing of hats and brushes, and no cream from a friend's cupboard, since some creams make it harder to tell what it is.

Please have it looked at soon rather than later if it grows quickly, blisters, weeps, is on the scalp, or if she becomes unwell.

*A volunteer's general advice, no diagnosis.*`,
      },
    ],
  },
  {
    community: 'Pregnancy',
    title: 'Heartburn every single evening at 26 weeks',
    by: 'paper_lantern',
    tags: ['heartburn', 'second trimester'],
    minutesAgo: 11_050,
    views: 203,
    raw: 'First baby, 26 weeks. From six in the evening everything burns up to my throat. Midwife next week. Anything I can do until then that is safe?',
    events: [
      {
        kind: 'post',
        by: 'midwife_marisol',
        after: 120,
        likedBy: ['paper_lantern', 'third_cup_of_tea'],
        isAccepted: true,
        raw: `Hello Mei, poor you. Very many people know this at your stage: there is less room, and the valve at the top of the stomach is lazier.

- Smaller meals, the last one three hours before bed. Notice what sets it off; for many it is fat, chocolate, coffee, fizzy drinks.
- Raise the head of the bed by a hand's width. Pillows alone only bend you.
- Lie on your left side.
- **Before you take anything, ask a pharmacist and say that you are pregnant** and whether you take iron: some of these remedies keep iron from working.

**Do not wait for next week's visit, ring your maternity unit straight away,** with pain under the ribs that does not pass, a bad headache, flashing lights or blurred sight, sudden swelling of face or hands, bleeding, or if the baby moves less than usual.

*General information from a volunteer. Your own midwife knows you and I do not.*`,
      },
    ],
  },
  {
    community: 'Heart',
    title: 'Blood pressure always higher at the practice than at home',
    by: 'lighthouse_len',
    tags: ['blood pressure'],
    minutesAgo: 18_400,
    views: 154,
    raw: 'At home around 128/78, at the practice 152/90 every time. Same arm, my own cuff. Which one counts? Nobody has started any tablets yet.',
    events: [
      {
        kind: 'post',
        by: 'heartbeat_henk',
        after: 480,
        likedBy: ['lighthouse_len', 'bike_to_work_ben', 'quiet_carriage'],
        isAccepted: true,
        raw: `Hi Len. That is so common that it has a nickname, the white coat. It does not mean that either number is wrong, and it is not for a forum to say which one counts for you.

What helps whoever decides: a week of readings, two in the morning and two in the evening, sitting five minutes with your back supported and your arm on a table, not talking. Write all of them down, also the ugly ones. Take your cuff along once and have it compared with theirs. They may lend you a device that measures for 24 hours.

**Ring today** if you see 180 over 120 or more and it is still so after ten minutes of rest. **Call your emergency number** with chest pain, trouble breathing, a weak arm or face, trouble speaking, or a sudden terrible headache, whatever the number.

*A volunteer with a hobby and some training. This is general information and no advice to take or leave out any tablets.*`,
      },
    ],
  },
  {
    community: 'Mental Health',
    title: 'Cannot fall asleep on Sunday nights before work',
    by: 'quiet_carriage',
    tags: ['sleep', 'worry', 'work'],
    minutesAgo: 6_300,
    views: 198,
    raw: 'Every Sunday I lie awake until three with Monday going round in my head. The rest of the week is all right. It has been like that since the spring, when I changed jobs. How do people switch their head off?',
    events: [
      {
        kind: 'post',
        by: 'listening_lu',
        after: 210,
        likedBy: ['quiet_carriage', 'rainy_window', 'third_cup_of_tea'],
        raw: `Thank you for asking. Many people know that Sunday ceiling.

Some things that others here found useful:

1. **An early worry appointment.** At five on Sunday, fifteen minutes with a sheet of paper: what is waiting on Monday, and the first small step for each. Then the sheet goes into your bag.
2. **Do not fight in bed.** If you are awake for what feels like twenty minutes, get up, low light, something dull, back when sleepy.
3. **The same getting-up time** on Saturday and Sunday as on Monday. It is annoying and it works for many.

If it goes on for a few more weeks, spreads to other nights, or if you begin to dread the job itself, that is a good reason to talk to your doctor. You do not need to be in a crisis for that.

**And if there are ever thoughts of hurting yourself,** please tell somebody straight away: your emergency number, a crisis line, or a person who can be with you.

*I am a volunteer who listens, and this is general information.* Did anything change on Sundays when the job changed?`,
      },
      { kind: 'post', by: 'quiet_carriage', after: 1_500, replyTo: 2, raw: 'The paper in the bag helped last night. Slept at one instead of three. Thank you Lu.' },
    ],
  },
  {
    community: 'Digestive Health',
    title: 'Bloated after every lunch, but only at work',
    by: 'oat_milk_omar',
    tags: ['bloating'],
    minutesAgo: 7_450,
    views: 88,
    raw: 'At weekends I am fine. At work I eat in twelve minutes in front of the screen and then my belly is a drum until five. Is that an intolerance?',
    events: [
      {
        kind: 'post',
        by: 'gut_feeling_gus',
        after: 150,
        likedBy: ['oat_milk_omar'],
        raw: `Hi Omar. You may have found the first suspect yourself: twelve minutes. Fast eating means swallowed air and big bites. An intolerance does not usually know what day it is, unless you eat something different at work.

Try for two weeks: away from the screen, twenty minutes, no fizzy drinks or chewing gum, a short walk after. Keep a small diary of what and when. If nothing changes, take that diary to your doctor; please do not cut out whole groups of food on your own first, since that can make later tests hard to read.

See somebody soon, without the two weeks, if you lose weight without meaning to, see blood, have trouble swallowing, keep being sick, wake at night from it, or if it is new after fifty.

*General information, no diagnosis, from a volunteer.*`,
      },
    ],
  },
  {
    community: 'Diabetes',
    title: 'Two strips, two fingers, two quite different numbers',
    by: 'rainy_window',
    tags: ['glucose meter', 'type 2'],
    minutesAgo: 5_200,
    views: 134,
    raw: 'I measured 7.1 and, because I did not believe it, straight away 8.3 on another finger. New box of strips. Type 2 since last year, only metformin. Which one do I write down?',
    events: [
      {
        kind: 'post',
        by: 'sugar_free_samira',
        after: 85,
        likedBy: ['rainy_window', 'pharmacist_bo', 'lighthouse_len'],
        isAccepted: true,
        raw: `Hi! Meters at home are allowed to be a bit off, so two readings that differ by about that much are not unusual. Write down both and mark them.

What makes them differ most: sugar on the fingers (even from an apple), wet hands, squeezing hard, strips that lay open or in the heat. So: wash, dry well, first drop away, second drop in. Many meters come with a control liquid; a pharmacist can check with you.

If numbers often surprise you, tell your diabetes team before you change anything. **Same day:** readings that stay above the limit they gave you, or feeling very thirsty, sick, or unusually drowsy. **Low, shaky, sweaty:** treat it as a low first, discuss later.

*Thirty years with type 1 make me experienced, not your doctor. General information only.*`,
      },
    ],
  },
  {
    community: 'Eye Care',
    title: 'Is a short nap in daily contact lenses so bad?',
    by: 'third_cup_of_tea',
    tags: ['contact lenses'],
    minutesAgo: 14_200,
    views: 143,
    raw: 'I fall asleep on the train for half an hour most days, with my daily lenses in. My optician raised an eyebrow. How bad is it?',
    events: [
      {
        kind: 'post',
        by: 'optician_odd',
        after: 300,
        likedBy: ['third_cup_of_tea'],
        isAccepted: true,
        raw: `The eyebrow has a reason: a closed eye with a lens in it gets less oxygen, and sleeping in lenses that are not made for it makes infections of the cornea a good deal more likely. Half an hour is better than a night, and no nap in them is better still.

Glasses for the train, or eye drops made for lenses when you wake and lenses out as soon as you are home. Never water from a tap on them.

**Lenses out and to an eye clinic the same day** with pain, redness that does not go, light that hurts, or blurred sight. Take the lenses and their case along.

*General information from a volunteer who cannot look at your eye from here.*`,
      },
    ],
  },
  {
    community: 'Pet Health',
    title: 'Cat licks her belly bald in spring',
    by: 'rainy_window',
    tags: ['cat', 'skin'],
    minutesAgo: 10_400,
    views: 76,
    raw: 'Eight years old, indoors. Second spring in a row that her belly goes bald from licking. The skin underneath looks normal. She eats and plays. Can I leave it until her check-up in autumn?',
    events: [
      {
        kind: 'post',
        by: 'vet_valentina',
        after: 700,
        likedBy: ['rainy_window', 'marmalade_cat'],
        raw: `Hello! Autumn is a long time to itch. Cats over-groom for many reasons: fleas (also indoors, also when you see none), allergies, pain in the bladder or the joints, boredom. Which one it is takes an examination, so I would book a normal appointment in the next week or two.

Until then: flea treatment **made for cats and for her weight** if she is due. Never use one for dogs on a cat; some of them are deadly. No human creams, she will eat them.

Go **today** if she strains in the litter tray, passes blood, stops eating, or if the skin is open or smells.

*I am a vet on the internet, not your vet: I have not examined her.*`,
      },
    ],
  },
];
