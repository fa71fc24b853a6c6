// Names people use on forums, general ones first. A list is never complete: it decides whether a caution is offered, not whether a medicine is there.
const names =
  'medicines?|medications?|tablets?|pills?|antibiotics?|antihistamines?|steroids?|painkillers?|ointments?|creams? (?:with|containing)|paracetamol|acetaminophen|tylenol|ibuprofen|advil|nurofen|aspirin|naproxen|codeine|diclofenac|amoxicillin|penicillin|flucloxacillin|doxycycline|azithromycin|clarithromycin|co-trimoxazole|trimethoprim|nitrofurantoin|hydrocortisone|betamethasone|mometasone|clobetasol|prednis(?:olone|one)|methotrexate|isotretinoin|roaccutane|accutane|adapalene|tretinoin|retinoids?|benzoyl peroxide|azelaic acid|clindamycin|permethrin|ivermectin|terbinafine|fluconazole|clotrimazole|aciclovir|acyclovir|valaciclovir|cetirizine|loratadine|fexofenadine|diphenhydramine|chlorphenamine|sertraline|fluoxetine|citalopram|amitriptyline|propranolol|metformin|insulin|levothyroxine|omeprazole|warfarin|salbutamol|minoxidil|hydroquinone|emollients? with|melatonin|magnesium|iron tablets?';
const named = new RegExp(`\\b(?:${names})\\b|\\b\\d{1,4}(?:\\.\\d{1,2})?\\s?(?:mg|mcg|µg|ml|iu)\\b`, 'i');
const dose = /\b(?:what|which|how much|how many|right|correct|safe)\s(?:is the\s|of\s)?(?:dose|dosage|amount of|mg|ml)\b|\bdos(?:e|age|ing) (?:for|of)\b|\bhow (?:much|often) (?:\w{1,15} ){0,3}(?:give|take|use)\b/i;

/** Whether a text names a medicine or an amount of one. */
export const namesMedicine = (text: string): boolean => named.test(text);

/** Whether an asker wants to know how much of something. */
export const asksForDose = (text: string): boolean => dose.test(text);
