// "We rebuilt the index over night", "wir haben den Router getauscht", "nous avons relancé le service": does a sentence
// say what the writer did about the fault? In: its folded words with a blank on either side. Out: yes or no. What he
// noticed, got, wants or reported is no deed; what was changed before the fault began is its cause.

const who = '(?:i|we|i ve|we ve|i have|we have|i had|we had|have|ve|my colleagu|our technician|our engineer|our tech)';
const soon = '(?: (?:already|also|just|then|now|only|even|so|far|meanwhile|again|twice|first|tonight|today|have|did|of|course|both|manually|quickly|simply|successfully|temporarily)){0,4}';
/** Past forms that tell no deed about a fault. */
const noDeeds = ['noticed', 'received', 'needed', 'wanted', 'called', 'contacted', 'asked', 'reported', 'started', 'happened', 'observed', 'expected', 'hoped', 'ordered', 'agreed', 'talked', 'discussed', 'promised', 'mentioned', 'realised', 'realized', 'learned', 'believed', 'assumed', 'suspected', 'wondered', 'decided', 'planned', 'used', 'liked', 'preferred', 'experienced', 'suffered', 'missed', 'discovered', 'failed', 'worked', 'faced', 'encountered', 'identified', 'raised', 'attached', 'enclosed', 'migrated', 'upgraded', 'bought', 'introduced', 'deployed', 'informed', 'mailed', 'emailed', 'answered', 'replied', 'requested', 'tried to reach', 'followed', 'referred', 'agreed', 'signed', 'lived', 'shared', 'offered', 'helped', 'enjoyed', 'thanked', 'indeed', 'need', 'feed', 'speed', 'exceed', 'proceed', 'affected', 'blocked', 'stuck', 'supposed', 'allowed', 'authorised', 'interested', 'surprised', 'worried', 'concerned', 'confused', 'tired', 'required', 'forced', 'told', 'delivered', 'charged', 'billed', 'promised', 'escalated', 'logged a', 'opened a ticket', 'opened a case', 'been', 'validated', 'authenticated', 'reduced', 'cancelled', 'canceled', 'subscribed', 'purchased', 'paid', 'run out', 'ran out', 'run into', 'ran into', 'let you', 'sent you', 'taken over', 'took over', 'put up with', 'filled', 'copied', 'pasted', 'recycled', 'translated', 'rang your', 'tried your line', 'tried to call', 'tried to phone'];
/** Changes: about a fault, unless the fault followed them. */
const changes = '(?:changed|moved|updated|installed|enabled|activated|added|renamed|switched to|rolled out|set up|configured)';
const irregular = 'ran|run|done|redone|reset|rebuilt|swapped|shut|took|put|turned|gave|sent|let|cut|undid|redid|forced|did (?:a|an|the|two|another|some)|looked (?:at|into|through)|went through|set';
const deed = new RegExp(` ${who}${soon} (?!(?:${noDeeds.join('|')}) )(?:[a-z]{2,}ed|${irregular}) `, 'u');
const cause = new RegExp(` ${changes} `, 'u');
const followed = / (?:since then|ever since|since when|after that|and now|from then on|last night|yesterday|last week|on monday|on friday|this weekend) /u;
const german = / (?:wir haben|ich habe|haben wir|habe ich|hab ich|wurde bereits|wurde schon|wurden bereits|haben bereits|haben schon|haben)(?: [^ ]+){0,12} (?:gepruft|uberpruft|getestet|gestartet|neugestartet|getauscht|ausgetauscht|deaktiviert|geloscht|kontrolliert|versucht|probiert|ausprobiert|zuruckgesetzt|entfernt|verglichen|geleert|neu angelegt|umgestellt|abgeschaltet|angesehen|angeschaut|gesperrt|blockiert|verfolgt|nachgesehen|gesucht|gemessen) /u;
const french = / (?:nous avons|j ai|on a|avons)(?: [^ ]+){0,3} (?:redemarre|verifie|teste|essaye|relance|supprime|desactive|reinstalle|vide|controle|remplace|compare|regarde|reinitialise|recree|bloque) /u;

export function isDone(key: string): boolean {
  if (german.test(key) || french.test(key)) return true;
  return deed.test(key) && !(cause.test(key) && followed.test(key));
}
