import type { SeedThread } from './threads.ts';

/** Answered questions about skin. */
export const skinThreads: readonly SeedThread[] = [
  {
    community: 'Dermatology',
    title: 'Tiny red dots on her eyelids after a long cry, 3 years old',
    by: 'greenhouse_greta',
    tags: ['petechiae', 'child'],
    minutesAgo: 21_600,
    views: 412,
    raw: 'My daughter (3) cried herself sick about a lost rabbit last night. This morning there are tiny red dots on both eyelids and a few on her cheeks. They do not itch. She is eating toast and telling me about the rabbit. Is this from the crying?',
    events: [
      {
        kind: 'post',
        by: 'dr_r_osei',
        after: 70,
        likedBy: ['greenhouse_greta', 'paper_lantern', 'third_cup_of_tea', 'nurse_ilse'],
        isAccepted: true,
        raw: `Hello Greta, and I am sorry about the rabbit.

**In short:** hard crying, coughing or being sick can press tiny amounts of blood out of the smallest vessels, mostly round the eyes and on the upper cheeks. Dots like that usually fade over a few days. I cannot see her from here, so please check the points below.

**What you can do now**

- Press the side of a clear glass on a dot. Write down whether it fades under the glass.
- Look at the rest of her, tummy, legs and back, in good light.
- Draw round one or two dots with a pen, so that you can tell whether they spread.

**Have her seen today, without waiting for us, if** the dots do not fade under the glass, if there are any below the neck, if new ones keep coming, or if she bruises or bleeds easily.

**Call your emergency number now if** she also has a fever, is floppy or very sleepy, has a stiff neck, or you simply feel that something is badly wrong.

Even if all is quiet, tell her doctor about it at the next chance.

*This is general information from a volunteer who has not examined her. It is not a diagnosis.*

Were there any dots anywhere else when you looked?`,
      },
      { kind: 'post', by: 'greenhouse_greta', after: 130, replyTo: 2, raw: 'Thank you. None below the neck, we looked everywhere, and the pen marks stayed the same. I rang our practice anyway and they had a look at her in the afternoon. The rabbit is back too.' },
    ],
  },
  {
    community: 'Dermatology',
    title: 'Pinpoint spots on my cheeks after hard intervals, 31',
    by: 'bike_to_work_ben',
    tags: ['petechiae', 'sport'],
    minutesAgo: 33_100,
    views: 230,
    raw: 'After really hard sprints on the trainer I get a scatter of pinpoint red spots high on both cheeks, gone the next morning. 31, no medicines, otherwise healthy. Twice this month. Should I stop?',
    events: [
      {
        kind: 'post',
        by: 'volunteer',
        after: 415,
        likedBy: ['bike_to_work_ben', 'lighthouse_len'],
        raw: `Hi Ben, thank you for describing it so clearly.

Straining hard raises the pressure in the small vessels of the face, and in some people a few of them leak a little. That alone is often harmless and fades by itself. It is still worth telling a doctor, because it has happened more than once and nobody has looked at it.

Until then: ease off the all-out efforts, do not hold your breath, and take a photo in daylight next time, with the date.

Please be seen **today** if spots turn up on your legs or in your mouth, if you bruise easily, have nosebleeds, or feel feverish and unwell.

*General information from a volunteer, not a diagnosis. I have not seen your skin.*`,
      },
    ],
  },
  {
    community: 'Dermatology',
    title: 'Hydrocortisone on my eyelids: how long is too long?',
    by: 'two_left_feet',
    tags: ['steroid cream', 'eczema', 'eyelids'],
    minutesAgo: 12_300,
    views: 168,
    raw: 'My GP gave me a weak hydrocortisone for itchy, scaly eyelids and said a few days. The leaflet says not near the eyes at all. It helps, and it comes back as soon as I stop. It has been two weeks on and off now. Who is right?',
    events: [
      {
        kind: 'post',
        by: 'pharmacist_bo',
        after: 260,
        likedBy: ['two_left_feet', 'dr_r_osei'],
        isAccepted: true,
        raw: `Hello Petra. Both can be right: the leaflet speaks to everybody, your GP spoke to you.

The skin of the eyelids is the thinnest you have, so creams of this kind go deeper there. That is why they are used for a short time, as thinly as can be, and only when somebody who has seen your eyelids asked for it. Two weeks on and off is longer than "a few days", so **ring the practice and say exactly what you wrote here**. It coming back each time is useful for them to know.

While you wait: stop any new make-up, cleanser or nail varnish (yes, nails: we touch our eyes more than we think), and use plain cool water.

**Same day:** pain in the eye, changed sight, light that hurts, a swollen lid with fever, or blisters.

*I am a volunteer and this is general information. Please do not change a treatment because of it before you have talked to your own pharmacist or doctor.*`,
      },
    ],
  },
  {
    community: 'Dermatology',
    title: 'A sunscreen that does not sting round the eyes?',
    by: 'sunday_swimmer',
    tags: ['sun'],
    minutesAgo: 8_900,
    views: 95,
    raw: 'Every sunscreen I have tried runs into my eyes as soon as I sweat, and then I swim blind. What do other people use? No allergies that I know of.',
    events: [
      { kind: 'post', by: 'lighthouse_len', after: 190, raw: 'Outdoor worker here. Sticks with zinc oxide for the forehead and round the eyes, the usual lotion for the rest, and a cap. It is the running that stings, and sticks do not run.', likedBy: ['sunday_swimmer'] },
      { kind: 'post', by: 'paper_lantern', after: 600, raw: 'Same for me: a mineral one in a stick, and twenty minutes before I go in so that it sets. If your eyelids turn red and swollen from one of them, stop it and ask a pharmacist to read the label with you.' },
    ],
  },
];
