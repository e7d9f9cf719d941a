// "We also have the Beacon agent on there, no idea which version": whether a name without a release is said of something
// that is there. In: a text, where the name stands in it. Out: yes or no. A question asks for it, a denial says that it is
// gone, and a name inside a file, a host or a longer word names that.

/** What leads to a name and takes it away. */
const deniedBefore = /(?<!\p{L})(?:no|not|without|neither|nor|never|removed?|removing|uninstalled|disabled?|disabling|instead of|unlike|like|kein\p{L}*|nicht|ohne|weder|noch nie|statt|entfernt|deinstalliert|wie bei|sans|pas|aucune?|ni|désinstallé|retiré|au lieu de|comme)\s(?:(?:an?|the|any|our|their|der|die|das|dem|den|einen?|d['’]|de|le|la|l['’]|un|une)\s?)*$/iu;
const deniedBehind = /^(?:\s(?:agents?|java agent))?\s(?:(?:is|was|are|were|has been|ist|war|wurde|est|était|a été)\s)?(?:n['’]t|not|never|no longer|nicht|nie|kein\p{L}*|pas|removed|gone|uninstalled|switched off|disabled|deinstalliert|entfernt|abgeschaltet|désinstallé|désactivé|isn['’]t|wasn['’]t|n['’]est|n['’]était)(?!\p{L})/iu;
const goesOn = /^(?:[./\\_:@-][\p{L}\p{N}]|['’]s\s|['’]s$)/u;
const sentenceEnd = /[.!?](?=\s|$)|\n/u;
/** "Whether Dynatrace is on there nobody could tell": nothing is said of it. */
const asked = /(?<!\p{L})(?:whether|if|ob|falls|si|unless|maybe|perhaps|vielleicht|eventuell|peut[- ]être|not sure|unsure|unclear|unklar)(?!\p{L})[^.;!?\n]{0,60}$/iu;
const leadCharactersMax = 60;

export function isNamedAlone(text: string, start: number, end: number): boolean {
  const behind = text.slice(end);
  const lead = text.slice(Math.max(0, start - leadCharactersMax), start);
  const stop = sentenceEnd.exec(behind)?.[0];
  return stop !== '?' && !goesOn.test(behind) && !/[./\\@]$/.test(text.slice(0, start)) && !deniedBefore.test(lead) && !asked.test(lead) && !deniedBehind.test(behind);
}
