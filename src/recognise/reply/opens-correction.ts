// "Correction: the start was not 09:10": what is put right is the case of this mail, whatever was spoken of right before. In: a
// line or a sentence. Out: whether it begins so.
const opening = /^\W*(?:(?:ps|nb)\W+)?(?:correction|korrektur|berichtigung|erratum|rectification|rectificatif|correctif)\s?[:,–-]/i;

export function opensCorrection(text: string): boolean {
  return opening.test(text);
}
