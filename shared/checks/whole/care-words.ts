/** Who or what can help in person. */
export const someoneToSee =
  /\b(?:doctors?|gps?|general practitioners?|physicians?|dermatologists?|p(?:a)?ediatricians?|specialists?|nurses?|midwi(?:fe|ves)|health visitors?|pharmac(?:ist|ists|y)|chemist|dentists?|opticians?|optometrists?|therapists?|counsell?ors?|vets?|veterinarian|clinics?|clinicians?|hospitals?|surgery|emergency (?:department|room|services|care|number)|emergency|a\s?&\s?e|e\.?r\.?|urgent care|walk-in|minor injur(?:y|ies)|ambulance|poison (?:line|control|centre|center|help)|helpline|crisis line|samaritans|lifeline|nhs 111|health ?line|health ?direct|911|999|112|111|000|988|116 ?123|116 ?117)\b/i;

/** Signs that things get worse. */
export const signs =
  /\b(?:fever|temperature|bleed(?:s|ing)?|blood|pain(?:ful)?|hurts?|swell(?:s|ing)?|swollen|breath(?:e|ing|less(?:ness)?)?|drows(?:y|iness)|sleepy|floppy|confus(?:ed|ion)|stiff neck|light hurts|vomit(?:s|ing)?|being sick|diarrh(?:o)?ea|rash|spread(?:s|ing)?|gets? worse|getting worse|worse|blister(?:s|ing)?|peel(?:s|ing)?|pus|ooz(?:es|ing)|weep(?:s|ing)?|crusts?|hot|warm|red(?:ness)?|purple|faint(?:ing)?|dizz(?:y|iness)|numb(?:ness)?|weak(?:ness)?|vision|sight|headache|chest|palpitations|pale|grey|gray|blotchy|lumps?|weight loss|los(?:e|es|ing) weight|itch(?:y|ing)?|grows?|growing|changes?|changing|bruis(?:e|es|ing)|nosebleeds?|jaundice|yellow|dehydrat(?:ed|ion)|nappies|diapers|not drinking|seizures?|fits?|sores?|wheez(?:e|ing))\b/gi;

/** By when. */
export const someTime = /\b(?:now|today|tonight|tomorrow|same day|same-day|straight away|right away|immediately|at once|urgent(?:ly)?|as soon as|within|the same (?:day|hour)|(?:an?|\d{1,3}|one|two|three|four|five|six|few|a few|couple of|this|next)\s(?:minutes?|hours?|days?|weeks?|months?)|hours?|days?|weeks?|this week|next week)\b/i;

/** If that happens. */
export const condition = /\b(?:if|when|unless|should (?:you|it|he|she|they)|any of|in case|until|watch for|look out for|come back)\b/i;
