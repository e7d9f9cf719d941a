// The words by which three languages say whose a number is and of what: "our ticket", "bei uns läuft es unter", "le dossier
// porte chez nous le numéro". In: nothing. Out: sets of folded words, made once. No word of a vendor stands here.
import { foldedWords } from '../field/fold.ts';

const words = (text: string): ReadonlySet<string> => new Set(foldedWords(text));

/** Whose it is: the writer's side. */
export const possessives = words('our my own unser unsere unserer unserem unseren unseres unsres mein meine meinem eigene eigenes eigenen notre nos mon ma');
export const ourselves = words('we i us me wir ich uns nous ours here hier ici nôtre notres nôtres internal internally intern interne interner internes interno');
/** These alone say that what stands beside them is the writer's. */
export const ownSide = words('ours nôtre nôtres us uns nous here hier ici internal internally intern interne interner internes interno');
/** Somebody else's, or one that is over. "Her" and "leur" may be anybody. */
export const others = words(`
  your yours you ihr ihre ihrer ihrem ihren ihres euer eure eurem dein deine votre vos their theirs his her hers deren leur leurs sein seine seinem
  customer customers client clients supplier vendor provider manufacturer kunde kunden kundin lieferant hersteller anbieter fournisseur fabricant éditeur
  other another old previous last former earlier different second spare andere anderen anderer alte alten alter vorige letzte letzten ancien ancienne autre autres précédent dernière dernier was war était
`);
/** Numbers of other things. */
export const otherThings = words(`
  phone telephone tel mobile fax extension ext desk line hotline telefon handy durchwahl mobil téléphone tél portable poste fixe order po purchase invoice quote serial contract licence license asset account error code event
  version build release port room flat floor site server printer user kb article part batch bestellung bestellnummer rechnung rechnungsnummer seriennummer vertrag vertragsnummer konto fehler fehlercode kennwort passwort bestell
  commande facture contrat série compte erreur article pin vat tax ust iban bic hrb zip plz postcode vlan ip mac
`);
/** What a case is called, and its number. */
export const caseNouns = words(`
  ticket tickets tkt tck case incident inc job log call request reference ref refs sr file fiche entry matter number no nr num id n numero nummer kennung
  vorgang vorgangsnummer vorgangsnr vorgangskennung ticketnummer ticketnr auftrag auftragsnummer fall fallnummer referenz referenznummer zeichen geschäftszeichen aktenzeichen az gz störungsnummer meldungsnummer meldung
  dossier demande référence réf signalement intervention numéro callnummer incidentnummer
`);
/** Who keeps such numbers. */
export const keepers = words('helpdesk help service desk servicedesk team tool system ticketsystem ticketing tracker queue board portal database book books side end outil système seite haus system office');
export const filing = words(`
  logged log filed file track tracked raised raise opened open booked recorded registered register carry carried keep kept list listed run runs running goes known call called calls gave given gives assigned got created lodged entered noted numbered down
  erfasst angelegt geführt führen führe läuft laufen vergeben eröffnet registriert gebucht notiert abgelegt heißt heisst nennt nennen trägt hat bekam bekommen
  enregistré enregistrée enregistrons suivi suivie suivons porte ouvert ouverte créé créée classé classée appelle gérons avons noté attribué
`);
export const links = words(`
  is are has have bears carries reads the a an it s this that one new today current present for on about with under as at to of in and now therefore so
  neuen neue neuer heutigen aktuellen jetzigen diesen diesem dieser
  der die das den dem dafür dazu hierzu davon ist lautet hat trägt es führt unter als mit zu von für im auf bei beim wird werden jetzt also daher
  nouveau nouvelle actuel actuelle présent présente
  est le la les l a sous pour ce cela cet ca c de du dans en avec comme sur au chez il elle donc maintenant there please bitte side end
`);
/** Never right before the number of a case. */
export const leadsAway = words('on for about in with from to at and before after über auf für sur pour of since by bei mit von vor nach seit mit de depuis avec dans have haben avons');
/** Behind plain digits; any other word says what is counted. */
export const goesOn = words(`
  is has here with at on in for since and which that but as when if please open opened our ours now or from (ours
  bei ist seit und hat hier im in für mit bitte geführt erfasst angelegt registriert läuft angeben eröffnet notiert vergeben bekommen bearbeitet verfolgt gehandelt offen oder
  est chez depuis et ici dans avec merci ouvert pour à ou
`);
