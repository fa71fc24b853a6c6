/** A condition the asker says that the patient has. */
export interface FoundCondition {
  name: string;
  quote: string;
}

// What people name by name on forums. A list is never complete: what is missing here is still in the text.
const names =
  'eczema|atopic dermatitis|psoriasis|rosacea|acne|vitiligo|lupus|cmtc|cutis marmorata|hidradenitis|keratosis pilaris|asthma|copd|emphysema|cystic fibrosis|diabetes|type 1 diabetes|type 2 diabetes|prediabetes|high blood pressure|hypertension|high cholesterol|heart failure|heart disease|angina|atrial fibrillation|afib|stroke|epilepsy|migraines?|multiple sclerosis|parkinson[\'’]?s|dementia|alzheimer[\'’]?s|depression|anxiety(?: disorder)?|bipolar(?: disorder)?|ocd|ptsd|adhd|autism|schizophrenia|anorexia|bulimia|hay ?fever|coeliac disease|celiac disease|crohn[\'’]?s(?: disease)?|ulcerative colitis|ibs|acid reflux|gerd|stomach ulcer|gallstones|kidney disease|kidney stones|kidney transplant|liver disease|cirrhosis|hepatitis [abc]|hiv|cancer|leukaemia|leukemia|lymphoma|melanoma|sickle cell(?: disease)?|haemophilia|hemophilia|thalassaemia|anaemia|anemia|g6pd deficiency|underactive thyroid|overactive thyroid|hypothyroidism|hyperthyroidism|thyroid disease|pcos|endometriosis|fibroids|osteoporosis|rheumatoid arthritis|osteoarthritis|arthritis|gout|fibromyalgia|scoliosis|sleep apnoea|sleep apnea|raynaud[\'’]?s|down[\'’]?s syndrome|tuberous sclerosis|addison[\'’]?s(?: disease)?|transplant|learning disability|cerebral palsy';
const said = new RegExp(`\\b(?:has|have|had|having|got|with|diagnosed with|call(?:s|ed) (?:it|this)|suffers? from|suffering from|living with|known|mild|severe|chronic|my|his|her|their|for|and|plus)\\s(?:(?:a|an|the|mild|severe|bad|chronic|known|longstanding|type \\w{1,3})\\s){0,2}(${names})\\b`, 'gi');
const allergic = /\ballergic to ((?:\w{2,20} ){0,2}\w{3,20})\b|\b(\w{3,20}) allergy\b/gi;
const denied = /\b(?:no|not|never|without|isn['’]?t|don['’]?t|doesn['’]?t|hasn['’]?t|haven['’]?t|wasn['’]?t|negative|ruled out|checked|tested|screened|could|might|may|if|worried|think|is it|does (?:he|she|it|this)|dad|mum|mom|mother|father|sister|brother|aunt|uncle|grand\w{1,8})\b[^.!?\n]{0,28}$/i;

const mostShown = 6;

/** The conditions a text says the patient has, each once, in reading order; what is denied, feared or said of a relative is left out. */
export function findConditions(text: string): FoundCondition[] {
  const found = new Map<string, FoundCondition & { at: number }>();
  const add = (at: number, quote: string, name: string): void => {
    const key = name.toLowerCase();
    if (!found.has(key) && !denied.test(text.slice(Math.max(0, at - 60), at))) found.set(key, { name, quote, at });
  };
  for (const match of text.matchAll(said)) add(match.index, match[0], match[1] ?? match[0]);
  for (const match of text.matchAll(allergic)) add(match.index, match[0], match[2] === undefined ? `allergic to ${match[1] ?? ''}` : `${match[2]} allergy`);
  return [...found.values()].toSorted((a, b) => a.at - b.at).slice(0, mostShown).map(({ name, quote }) => ({ name, quote }));
}
