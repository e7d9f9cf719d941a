// Family names that are words as well ("Jonte Wolf", "Ngaire Poole", "Anouk Petit"): behind a word that no letter has, they
// name a person, where two other capitalised words may as well be a thing. In: a folded word. Out: yes or no.
import { foldedWords } from '../field/fold.ts';

const familyNames = new Set(foldedWords(`
  archer ash baker banks barber barker barrow bell berry best bird bishop black blake bloom bond booth bowman boyle bridge bright brook brooks brown buck bull burn burns bush butcher butler byrd
  cannon carpenter carr carter case cash castle chambers chance chandler church clay cliff close coates cole collier cook cooper corner court cox craft crane cross crow curry dale day dean drake draper
  drew dyer early earl east english farmer fields field finch fish fisher flint flood flower foot ford forest foster fox freeman french friend frost fuller gale gardener gates gold good goodman grant
  gray green grey grove hall hand hardy harper hart hawk hayes head heath hill holland holly holmes hood hook hope horn house hunt hunter iron jewel judge keen kemp key king kirk knight lake lamb lane law lawn
  lea little lock long lord love low lowe major mann march marsh marshall martin mason may mead mercer miles mill miller mills moon moor moore moss mount nash noble north norman oakes orchard page palmer park parker
  parks parson parsons partridge peacock pearl penny perry pike piper pit pond poole pool pope porter potter power powers price prince prior rain raven reed rice rich ridge ring rivers roberts rock rose rowe rush
  sage sands savage seal sharp shaw shepherd short silver singer skinner slater small smart smith snow south spear speed spencer spring steel stern stone strong summer summers swan swift tanner taylor thorn tiller
  tucker turner vale wade walker wall ward warden waters watts weaver webb weeks wells west white whitehead wilde winter wise wolf wood woods word worth wright york young
  abend acker adler alt amsel apfel arnold bach baum bauer becker berg berger bock boden braun breit brand brandt brunn buchholz burg busch dick dorn drescher dreyer eben eck eder engel ernst esch falk falke fang
  faust feld felder fiedler fink fischer fleischer fluss forster franke frei freitag freund frey friedrich frisch froh fromm frosch fuchs funk gans garten geiger gerber gerste glas glaser graf grau gross grosse grün grund
  gut hahn hammer harms hase haupt haus heide heil heinrich held hell henkel herbst herr hirsch hirte hoch hof hofer hoffmann holz horn huber huhn jäger jahn jung kaiser kamp kasten kaufmann kehl keil keller kern kind kirch
  klein kluge knecht koch köhler kohl könig kopf korn kraft krämer kranz kraus krause kreis kremer kron krug krüger kuhn kunst kunz kurz land lang lange lauer laufer lehmann leicht lerch licht lieb lind linde link löwe ludwig
  lustig maier maler markt marx mai maurer mayer meister menge metzger meyer milde mohr mond moser müller nagel neu neumann neuer noll nord ober ochs ohr otto paul pech peter pfau pfeffer pfeifer pfeil pfister pohl probst
  rabe rad rau rauch raum recht reich reichert reif reiher reiter richter riese rind ring ritter rose rot roth rothe ruf ruhe saal sack salz sander sauer schade schäfer schatz schell schenk schiller schlegel schmal schmidt
  schmied schneider scholz schön schreiber schreiner schröder schubert schulte schulz schuster schütz schwab schwan schwarz schweizer see seidel seiler sommer sonne sonntag spatz specht sperling spiegel spitz stahl star stark
  stein steiner stern stock stolz storch straub strauß streit strobel sturm süß tag tanne thal tisch trost uhl ullrich unger unruh vogel vogt voigt voll wach wagner wald walter wand weber weg weiß weiss wein weis wend wenig
  wenzel werner wild winkel winkler winter wirth wirt witt wolf wolff wolke wunder wurm zahn zander zeller zimmer zimmermann zorn zweig
  arnaud aubert avril barbier beau beaumont bel benoit berger blanc blanchet blond bois bon bonnet bonneau boucher boulanger bourgeois brun caron carré chevalier chêne clair clerc collet colin constant cordier couturier
  cousin croix daniel david denis deschamps dubois duc dumas dupont dupuis durand duval fabre faure fleury fontaine forestier fort fournier françois gai gallet garnier gauthier gautier gentil germain girard grand gras gros
  guérin guillaume henry herbert hubert jacob jacquet jardin joly jolie jourdan lacroix lafontaine lambert laurent lebon leblanc lebrun leclerc lefort legrand legros lejeune lemoine leroux leroy lesage lesueur lieutenant long
  maçon maillot maire maison marchand maréchal marie marin martel martin masson mercier merle meunier michel millet monnier moreau morel moulin neveu noir noël normand olivier page paris parent pasteur paul perrin petit philippe
  picard pierre pinson poirier poisson pons pont portier potier poulain prat prévost prieur puits raymond renard richard rivière robert robin roche roger rolland rose rouge rousseau roux roy royer sage salle savary simon
  tailleur tessier thomas tissier tissot toussaint vallet vasseur verdier vidal vigne villard vincent voisin
`));

export function isFamilyName(word: string): boolean {
  return familyNames.has(word);
}
