/** Invented people; none of them exists. `daysAgo` is when they joined. */
export interface SeedMember {
  id: number;
  username: string;
  name: string;
  title?: string;
  about?: string;
  trust: number;
  role?: 'admin' | 'moderator';
  volunteers?: boolean;
  daysAgo: number;
}

/** The person who practises. */
export const volunteer = 'volunteer';

export const members: readonly SeedMember[] = [
  { id: -1, username: 'system', name: 'system', trust: 4, role: 'admin', daysAgo: 2_200 },
  { id: -2, username: 'discobot', name: 'discobot', trust: 4, daysAgo: 2_200, about: 'A robot that greets newcomers and knows nothing about health.' },
  { id: 1, username: volunteer, name: 'Practice volunteer', title: 'Volunteer', trust: 3, volunteers: true, daysAgo: 400, about: 'That is you.' },
  { id: 2, username: 'harbour_hana', name: 'Hana', title: 'Host', trust: 4, role: 'admin', volunteers: true, daysAgo: 2_100, about: 'Keeps the lights on.' },
  { id: 3, username: 'tomasz_keeps_order', name: 'Tomasz', title: 'Moderator', trust: 4, role: 'moderator', volunteers: true, daysAgo: 1_700, about: 'Moves questions to where they belong.' },
  { id: 4, username: 'willow_reads', name: 'Willow', title: 'Moderator', trust: 4, role: 'moderator', volunteers: true, daysAgo: 1_320 },
  { id: 5, username: 'dr_r_osei', name: 'R. Osei', title: 'Volunteer, skin', trust: 3, volunteers: true, daysAgo: 1_500, about: 'Answers about skin on Tuesdays and on rainy Sundays.' },
  { id: 6, username: 'nurse_ilse', name: 'Ilse', title: 'Volunteer, children', trust: 3, volunteers: true, daysAgo: 1_410, about: 'Twenty winters of coughs and fevers.' },
  { id: 7, username: 'pharmacist_bo', name: 'Bo', title: 'Volunteer, medicines', trust: 3, volunteers: true, daysAgo: 990 },
  { id: 8, username: 'midwife_marisol', name: 'Marisol', title: 'Volunteer, pregnancy', trust: 3, volunteers: true, daysAgo: 1_120 },
  { id: 9, username: 'heartbeat_henk', name: 'Henk', title: 'Volunteer, heart', trust: 3, volunteers: true, daysAgo: 760 },
  { id: 10, username: 'listening_lu', name: 'Lu', title: 'Volunteer, mental health', trust: 3, volunteers: true, daysAgo: 1_250 },
  { id: 11, username: 'vet_valentina', name: 'Valentina', title: 'Volunteer, animals', trust: 2, volunteers: true, daysAgo: 610 },
  { id: 12, username: 'optician_odd', name: 'Odd', title: 'Volunteer, eyes', trust: 2, volunteers: true, daysAgo: 520 },
  { id: 13, username: 'gut_feeling_gus', name: 'Gus', title: 'Volunteer, digestion', trust: 2, volunteers: true, daysAgo: 450 },
  { id: 14, username: 'sugar_free_samira', name: 'Samira', title: 'Volunteer, diabetes', trust: 3, volunteers: true, daysAgo: 880, about: 'Type 1 for thirty years.' },
  { id: 15, username: 'paper_lantern', name: 'Mei', trust: 2, daysAgo: 340 },
  { id: 16, username: 'bike_to_work_ben', name: 'Ben', trust: 1, daysAgo: 210 },
  { id: 17, username: 'third_cup_of_tea', name: '', trust: 2, daysAgo: 700 },
  { id: 18, username: 'greenhouse_greta', name: 'Greta', trust: 1, daysAgo: 130 },
  { id: 19, username: 'oat_milk_omar', name: 'Omar', trust: 1, daysAgo: 95 },
  { id: 20, username: 'sunday_swimmer', name: '', trust: 1, daysAgo: 180 },
  { id: 21, username: 'two_left_feet', name: 'Petra', trust: 1, daysAgo: 60 },
  { id: 22, username: 'quiet_carriage', name: '', trust: 1, daysAgo: 44 },
  { id: 23, username: 'lighthouse_len', name: 'Len', trust: 2, daysAgo: 830 },
  { id: 24, username: 'marmalade_cat', name: 'Ida', trust: 1, daysAgo: 25 },
  { id: 25, username: 'first_time_dad_fynn', name: 'Fynn', trust: 1, daysAgo: 12 },
  { id: 26, username: 'rainy_window', name: '', trust: 1, daysAgo: 9 },
];
