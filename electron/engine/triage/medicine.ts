// Names people use on forums, general ones first. A list is never complete: it decides whether a caution is offered, not whether a medicine is there.
const general = 'medicines?|medications?|tablets?|pills?|antibiotics?|antihistamines?|steroids?|painkillers?|ointments?|creams? (?:with|containing)|emollients? with';
const specific =
  'paracetamol|acetaminophen|tylenol|ibuprofen|advil|nurofen|aspirin|naproxen|codeine|diclofenac|amoxicillin|penicillin|flucloxacillin|doxycycline|azithromycin|clarithromycin|co-trimoxazole|trimethoprim|nitrofurantoin|hydrocortisone|betamethasone|mometasone|clobetasol|prednis(?:olone|one)|methotrexate|isotretinoin|roaccutane|accutane|adapalene|tretinoin|retinoids?|benzoyl peroxide|azelaic acid|clindamycin|permethrin|ivermectin|terbinafine|fluconazole|clotrimazole|aciclovir|acyclovir|valaciclovir|cetirizine|loratadine|fexofenadine|diphenhydramine|chlorphenamine|sertraline|fluoxetine|citalopram|amitriptyline|propranolol|metformin|insulin|levothyroxine|omeprazole|warfarin|salbutamol|minoxidil|hydroquinone|melatonin|magnesium|iron tablets?';
const named = new RegExp(`\\b(?:${general}|${specific})\\b|\\b\\d{1,4}(?:\\.\\d{1,2})?\\s?(?:mg|mcg|µg|ml|iu)\\b`, 'i');
const dose = /\b(?:what|which|how much|how many|right|correct|safe)\s(?:is the\s|of\s)?(?:dose|dosage|amount of|mg|ml)\b|\bdos(?:e|age|ing) (?:for|of)\b|\bhow (?:much|often) (?:\w{1,15} ){0,3}(?:give|take|use)\b/i;

/** Whether a text names a medicine or an amount of one. */
export const namesMedicine = (text: string): boolean => named.test(text);

/** Whether an asker wants to know how much of something. */
export const asksForDose = (text: string): boolean => dose.test(text);

const withDose = new RegExp(`\\b(?:${specific})\\b(?:\\s(?:cream|ointment|tablets?|drops|gel|inhaler|syrup))?(?:\\s\\d{1,4}(?:\\.\\d{1,2})?\\s?(?:mg|mcg|µg|ml|iu|%))?`, 'gi');
const notTaken = /\b(?:no|not|never|without|instead of|rather than|avoid|allergic to|should (?:i|we)|can (?:i|we))\b[^.!?\n]{0,24}$/i;
const mostNamed = 6;

/** Medicines a text names, each once, with the amount where it stands beside the name; what is not taken is left out. */
export function medicinesIn(text: string): string[] {
  const found = new Map<string, string>();
  for (const { 0: quote, index } of text.matchAll(withDose)) {
    const key = quote.toLowerCase();
    if (!found.has(key) && !notTaken.test(text.slice(Math.max(0, index - 50), index))) found.set(key, quote);
  }
  return [...found.values()].slice(0, mostNamed);
}
