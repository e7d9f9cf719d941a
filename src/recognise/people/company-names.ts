// Names of companies in a sentence: "Severn Law", "Kestrel Bay Clinic", "Nordlicht Logistik GmbH". A company is told from
// a person and a product by a word that companies have in their names. In: text. Out: yes, or where such a name stands.
import { foldedWords } from '../field/fold.ts';
import { isNoName } from './no-names.ts';

/** What companies, practices, schools and public bodies are called in English, German and French, with their legal forms. */
const companyWords = new Set(foldedWords(`
  accountancy accountants accounting advisers advisors advisory agency airlines architects architecture associates association autos bakery bank barristers bookkeeping
  brewery brokers builders building butchers cafe care carpets catering chambers chemist chiropractic church clinic clinics club college collective community company conservation
  constructions construction consultants consulting contractors cooperative corp corporation cosmetics council councils couriers dairy dental dentistry dentists design designs
  developments distribution distributors eatery electrical electrics electronics engineering engineers enterprises estates events farm farms fashion federation fencing finance
  financial fisheries fitness florist foods forwarding foundation foundry freight furniture garage gardens glass grain grammar group growers gym haulage health healthcare
  holdings homes hospital hospice hotel hotels housing imports inc industries institute insurance interiors investments jewellers joinery kindergarten kitchens laboratories
  labs landscaping laundry law lawyers legal leisure library limited llc llp logistics ltd lumber machinery manufacturing marine marketing markets meats medical metals
  migration mining mortgages motors museum notaries nursery nursing optical opticians optometry orchards orthodontics osteopathy packaging paediatrics parish partnership
  pharmacies pharmacy photography physio physiotherapy pictures plastics plc plumbing podiatry pools pottery practice preschool primary printers produce productions properties
  property pty publishers publishing pumps realty recruitment recycling refrigeration removals rentals resort resorts restaurant restaurants retail roofing salon schools
  school seafood shipping signage signs society solicitors sports steel stores studio studios supermarket supplies surgery surveyors systems tailors technologies textiles theatre tiles timber
  tools tours toys trading transport travel trust trustees tyres university upholstery vet veterinary vets vineyard vineyards warehouse waste welding wholesale wine wineries winery wines
  gmbh ag kg ohg ug mbh ev eg kgaa se apotheke apotheken architekten backerei bau baustoffe bestattungen brauerei druckerei elektro elektrotechnik fleischerei gartnerei gastronomie
  handel handwerk heizung hausverwaltung immobilien ingenieure ingenieurburo kanzlei kindergarten klinik kliniken krankenhaus krankenkasse kreditbank logistik maschinenbau metallbau metzgerei
  mobel molkerei notariat pflege pflegedienst praxis rechtsanwalte reederei reisen sanitar schreinerei schule schulen sparkasse spedition stadtwerke stahl stahlbau steuerberatung stiftung technik
  tischlerei transporte verein verlag versicherung versicherungen volksbank werft werke werkzeugbau zahnarzte
  augenoptik autohaus dachdecker fahrschule fleischer friseur gasthaus gasthof getranke hof installateur kita landhandel malerbetrieb musikschule optik physiotherapie reinigung sozialstation steuerberater tierarzt tierarztpraxis tierklinik treuhand weingut zimmerei
  aquatics bikes boats brewing catery charters cycles cruises ferries lighting paints paint books bookshop cinema joiners orchard ceramics dance dancing diving drones eyewear framing glazing hauliers irrigation kayaks linen masonry mills nets optics outdoors pets pianos printing rail roastery ropes rowing saddles salt seeds ski solar stationers stationery stoneworks surfboards tea tents tutors vans winemakers woodwork yoga
  bakehouse bakers charity chippy coffee deli kennels kitchens newsagency nurseries outfitters roasters saddlery sailing smiles stables surf surveying tailoring tutoring yachts
  auberge brasserie camping carrosserie cave caves chocolaterie domaine etude fleurs fleuriste horlogerie institut location optique patisserie paysagiste peinture plombiers quincaillerie salon scierie toitures vignobles
  sarl sas sasu eurl snc scop atelier ateliers assurances avocats banque batiment boucherie boulangerie cabinet clinique cooperative ecole editions etablissements ets fonderie garage
  hopital huilerie imprimerie laboratoire laboratoires laiterie librairie lycee mairie maison menuiserie messagerie notaires pharmacie plomberie sante societe traiteur transports transitaire verrerie voyages
`));
/** What stands before the name in German and French: "Gärtnerei Fernhügel", "Menuiserie du Port". */
const headWords = new Set(foldedWords(`
  apotheke architekturburo atelier auberge autohaus autowerkstatt backerei bauhof boulangerie boucherie brasserie brauerei buchhandlung cabinet carrosserie clinique dachdeckerei druckerei ecole
  etude fahrschule fleischerei fonderie friseursalon garage gartnerei gasthaus gasthof gestut grundschule hotel huilerie imkerei imprimerie ingenieurburo kaserei kanzlei klinik konditorei kinderhaus
  laboratoire laiterie librairie maison malerbetrieb maschinenfabrik menuiserie metzgerei mobelhaus molkerei muhle musikschule notariat optik patisserie pension pflegedienst pharmacie
  plomberie praxis quincaillerie reederei reisebüro reiseburo restaurant sagewerk salon schlosserei schreinerei schule scierie segelschule spedition stadtwerke steuerkanzlei tanzsaal tanzschule
  theater tierarztpraxis tierheim tierklinik tischlerei traiteur verlag verrerie weingut weinkellerei werft zahnarztpraxis zimmerei ziegelei baumschule hausverwaltung stiftung verein
`));
const headCompound = /\p{L}{4}(?:praxis|klinik|kanzlei|apotheke|backerei|metzgerei|schreinerei|gartnerei|druckerei|brauerei|betrieb|verlag|agentur|gesellschaft|stiftung|schule|handlung|fabrik|werft|genossenschaft)$/u;
/** Surnames as well: they make a company only in a name of three words. */
const surnamesToo = new Set(['stahl', 'glass', 'church', 'steel', 'marine']);
const namePart = String.raw`(?:\p{Lu}[\p{L}\p{N}’'.-]*|\d{1,3}\p{L}*)`;
const namePattern = new RegExp(String.raw`(?<![\p{L}\p{N}@.-])\p{Lu}[\p{L}\p{N}’'-]*(?:(?:\s(?:&|and|und|et)){0,1}\s(?:${namePart}|&)){0,5}`, 'gu');

/** What German puts together: "Tierklinik", "Malerbetrieb". */
const compound = /\p{L}{3}(?:klinik|praxis|verein|handel|bau|technik|schule|apotheke|backerei|metzgerei|schreinerei|werk|werke|kanzlei|betrieb|verlag|markt|hof|haus|agentur|buro|gesellschaft|stiftung|bank|kasse|zentrum|kontor|laden|garten)$/u;
const legalForms = new Set(foldedWords('gmbh ag kg ohg ug mbh ek se eg ev ltd limited llp llc inc plc pty corp sa sarl sas sasu eurl sprl srl bv nv as aps oy spa sro co'));

/** What companies are called, in any case of letters. */
export function isCompanyWord(word: string): boolean {
  const folded = foldedWords(word)[0] ?? '';
  return companyWords.has(folded) || compound.test(folded);
}

export function isLegalForm(word: string): boolean {
  return legalForms.has(foldedWords(word)[0] ?? '');
}

/** "Gärtnerei": what follows is its name. */
function isHeadWord(word: string): boolean {
  const folded = foldedWords(word)[0] ?? '';
  return headWords.has(folded) || headCompound.test(folded);
}

/** One of its words, not the first, is a company's, or the first as German and French put it. */
export function isCompanyName(name: string): boolean {
  const words = foldedWords(name);
  if (words.length > 1 && isHeadWord(words[0] ?? '')) return true;
  return words.some((word, i) => i > 0 && companyWords.has(word) && (!surnamesToo.has(word) || words.length > 2));
}

export interface NamedCompany {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Capitalised words in a row that hold a company's word; "Ltd." and the like end it. */
export function companiesIn(text: string): NamedCompany[] {
  return namesIn(text).filter((one) => isCompanyName(one.name));
}

/** All capitalised words in a row, without those that only begin a sentence. */
export function namesIn(text: string): NamedCompany[] {
  return [...text.matchAll(namePattern)].flatMap((one) => {
    // "Fern Hill. All users": a word of three letters is no abbreviation.
    let name = one[0].split(/(?<=\p{L}{3})\.\s/u)[0] ?? '';
    while (isNoName(/^\S+/.exec(name)?.[0] ?? '')) {
      const next = /\s+(.*)$/u.exec(name)?.[1];
      if (next === undefined) return [];
      name = next;
    }
    const start = one.index + one[0].indexOf(name);
    name = name.replace(/['’]s$/u, '').replace(/[.’'-]+$/u, '').replace(/\s(?:&|and|und|et)$/u, '');
    return [{ name, start, end: start + name.length }];
  });
}
