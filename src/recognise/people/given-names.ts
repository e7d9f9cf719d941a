// Given names by which people speak of each other ("Carol rang us", "dave told me"): where a name stands alone, a word is
// a person only when it is one of these. Common ones of the places that write English, German and French to a helpdesk.
import { foldedWords } from '../field/fold.ts';

const givenNames = new Set(foldedWords(`
  aaron abby abdul abigail adam adele adrian agnes ahmed aidan alan alana albert alec aled alessandro alex alexander alexandra alexis alfred ali alice alicia alina alison allan alma amanda amber amelia
  amelie amina amir amy ana anders andre andrea andreas andrew andy angela angelika angus anil anita anja ann anna anne annette annie anthony antoine anton antonia antonio anusha april archie arjun arne arthur
  asha ashley astrid audrey aurelie axel barbara barry bastian beate beatrice becky bella ben benedikt benjamin benoit bernard bernd bert beth bethan betty bianca bill billy birgit bjorn bob bobby bonnie boris
  brad brandon brenda brendan brian bridget britta brooke bruce bruno bryan bryn caitlin callum cameron camille carina carl carla carlos carmen carol carole caroline carolyn carsten carys cassie catherine
  cathy cecile celine ceri chantal charles charlie charlotte chiara chloe chris christa christian christiane christina christine christoph christophe christopher cindy claire clara clare claude claudia
  clement clive colin colleen connie connor conor corinna corinne craig crystal curtis cyril daisy damien dan dana daniel daniela danielle danny daphne darren dave david dawn dean deb debbie deborah declan deepak
  delphine denis denise dennis derek des desmond diana diane didier diego dieter dilip dirk dominic dominik don donald donna doreen doris dorothy doug douglas duncan dylan ed eddie edgar edith edward eileen elaine
  eleanor elena elias elin elisa elisabeth elise elizabeth elke ella ellen ellie elliot elodie elsa emil emilia emilie emily emma emmanuel eric erica erik erika erin ernst ethan eugene eva evan eve evelyn ewan fabian
  fabien fabienne fatima felicity felix fergus fiona florence florian frances francis franck francois francoise frank franz fred freddie frederic frida friedrich gabi gabriel gabriele gareth gary gavin gemma geoff
  george georgia georgina gerald gerard gerd gerhard gerry gert giles gillian gina gisela giulia glen glenda glenn gordon grace graeme graham grant greg gregory greta guido guillaume gunter guy gwen hannah hannes hans
  harald harold harriet harry hassan hazel heather hector heidi heike heiko heiner heinz helen helena helene helga helmut henri henrik henry herbert hilary holger holly horst howard hubert hugh hugo hywel ian ibrahim
  ida ilona ilse imogen imran ina ines inga inge ingo ingrid irene iris irma isaac isabel isabella isabelle isla ivan ivy jack jackie jacky jacob jacqueline jacques jade jake jakob james jamie jan jana jane janet
  janice janina janine jasmin jasmine jason jasper jay jayne jean jeanette jeff jeffrey jen jenna jennie jennifer jenny jens jeremy jerome jerry jess jesse jessica jill jim jimmy jo joachim joan joanna joanne jochen
  jodie joe joel johan johann johanna john johnny jon jonas jonathan jordan jorg jose joseph josephine josh joshua joy joyce juan judith judy jules julia julian juliane julie julien juliet julius jurgen justin jutta kai
  karen karim karin karl karla karsten kasper kat kate katharina katherine kathleen kathrin kathryn kathy katie katja katrin kay kayla keith kelly ken kenneth kenny kerry kerstin kevin khalid kieran kim kimberley kirsten
  kirsty klara klaus konrad kristin kristina kurt kyle lara larissa larry lars laura laure lauren laurent laurie lea leah leanne lee leila lena lenny leo leon leonie lesley leslie lewis liam lidia lilian lily lina linda
  lindsay lionel lisa lise livia liz lizzie lloyd lola lorna lorraine lothar lou louis louisa louise luc luca lucas lucia lucie lucy ludwig luis luisa lukas luke lutz lydia lynn lynne mabel maddie madeleine madison
  mael magda magnus mahmoud maisie malcolm malte mandy manfred manon manuel manuela mara marc marcel marco marcus mareike margaret margit marguerite maria marianne marie marina mario marion marius mariusz marjorie
  mark marlene marta martha martin martina mary mat mathias mathieu mathilde matt matthew matthias maud maureen maurice max maxime maya meera meg megan mel melanie melissa mia micha michael michaela michel michele
  michelle mick mickael miguel mike mila miles millie mirko miriam mitchell mo mohamed mohammed moira moira molly mona monica monika monique morgan moritz muhammad muriel murray myriam nadia nadine nadja nancy naomi
  natalia natalie natasha nathalie nathan neil nell nia nick nicki nicky nico nicola nicolas nicole nigel nikki nikolai nils nina noah noel noemie nora norbert norma norman oksana ole olga oliver olivia olivier oscar
  oskar otto owen paddy pamela paola pascal pat patricia patrick paul paula pauline pedro peggy penny per percy pete peter petra phil philip philipp philippa philippe phoebe pia pierre pippa polly priya quentin rachel
  rainer raj rajesh ralf ralph ramona raphael ravi ray raymond rebecca regina reiner remi renate rene rhian rhiannon rhys ricardo richard rick ricky rita rob robbie robert roberto robin rod roger roland rolf romain
  roman ron ronald ronnie rory rosa rosalind rose rosemary rosie ross rowan roxanne roy rudi rudolf rupert russell ruth ryan sabine sabrina sally sam samantha sami samira samuel sandra sandrine sandy sanjay sara sarah
  sascha scott sean sebastian selina sergei serge seth shane shannon sharon shaun sheila shelley shirley siegfried sigrid silke silvia simon simone sina siobhan sofia sonia sonja sophia sophie stacey stan stanley stefan
  stefanie steffen stella steph stephan stephane stephanie stephen steve steven stuart sue sunita susan susanna susanne susie suzanne suzie svenja sven sybille sylvia sylvie sylvain tamara tammy tania tanja tanya tara
  ted teresa terry tess thea theo theresa thierry thomas thorsten tiffany till tilo tim timo tina tobias toby todd tom tommy toni tony tracey tracy trevor tricia tristan trudi tyler udo ulf uli ulrich ulrike ursula ute
  uwe val valentin valentina valerie vanessa vera verena vernon veronica veronika veronique vicki vicky victor victoria viktor vincent viola violet virginie vivian volker wally walter wanda warren wayne wendy werner
  wilfried wilhelm will william wolf wolfgang xavier yannick yasmin yasmine yolanda yusuf yves yvette yvonne zac zara zoe
  aaliyah abena adaeze adebayo adwoa aicha aigerim aiko ailsa aisha aissatou akira akosua alejandro alf alison alun aleksandra alina amara amina aminata ananya andrzej aneurin angharad anjali ania anwen aoife
  aroha arturo asif ayesha ayse azra bazza bao beata berta bilal binh bogdan branwen bronwen catalina catrin chidi chinedu chioma chukwudi ciara cillian concetta cristina dariusz deepika deniz dermot desmond dewi
  dieudonne dilys dinh divya dmitri doreen dragan dylan efua elena eleri elif elin eluned emeka emre enrique erin esra esther eszter eun evan eilidh fadi farah fatou femi ffion filip finn francesca funmi gethin
  gianni giorgio goran grzegorz guillermo gulsen gwen gwyneth hamish hana haruto hazem hemi hina hiroshi hoang huda huw ibrahima ifan ifeoma ilya imani indira ines ioan iolo ines ismail istvan iwona iwan jamal
  jarek javier jorge jose juanita kaia kalinda karolina katarzyna keiko kemal kenji khadija kiri kofi krisztina krzysztof kwame laszlo latisha leilani lerato liam ljiljana lowri luca lucja lwazi maciej magdalena
  mahendra mairi malgorzata malik mamadou manish marek marisol mariam marta mateusz matteo mehmet mehdi mihai mikhail milan miroslav mirela moana mustafa nadeem naledi naoko narelle neema ngaire ngozi nia niamh
  nikita nikolaos niamh ninh nkechi nomvula nasser nuno oisin olena oluwaseun omar onur orla owain padraig paola paolo pawel petr phuong piotr pradeep pranav priti priyanka rafael rajan ramesh rania ranjit rashid
  rhodri roisin rohan rosario ruairi ruslan ryszard sadia saeed sakura salma samir sandeep sangeeta saoirse selim seren shabnam shanice shanti shazza shirin shreya shu sinead siti sione slawomir snezana sofie
  stelios sunil suresh svetlana szymon tadeusz taika takeshi tamsin tane tariq tegan teuila thabo thandiwe thanh tomasz tomos trish tuan tudor tunde tuyet uchenna umar usha vasile vikram vinod vusi wanjiru wiremu
  wojciech xiaoming yasemin yaw yui yuki yusra zainab zanele zbigniew zeynep zofia zoltan zsofia zuzana murat jutta doris gavin rosalind ulla anke ansgar arndt babette burkhard detlef dorothea eberhard edeltraud
  ekkehard elke enno erika ewald friederike gerlinde gernot gesa gudrun gunnar hartmut hedwig heinrich henning hildegard hinrich irmgard jannis joerg jolanda jorn kirstin lieselotte lorenz marlies mechthild
  meinhard meike merle nele ortrud ottmar reinhard roswitha rudiger sigurd soren susann sven thekla torben torsten traudel ursel veit volkmar waltraud wenke wiebke wilma anais apolline armelle baptiste blandine
  capucine cedric clemence corentin coralie eloise emeline enzo fabrice faustine ghislaine gwenael gwenaelle helene herve honorine jocelyne killian leontine loic louane lucienne maelle maeva malo margaux
  marjolaine maryse maxence melissa nolwenn oceane odile perrine quentin raoul regis remy rodrigue ronan rozenn sebastien solene sidonie solange tanguy thibault tiphaine tristan ugo victoire yann yohan yolande
  abbie ada adaora adela adelaide adeline aditi aditya agata agathe agnieszka ailbhe aileen aimee ajay akash alain alannah alasdair alastair albrecht aldo alena alessia alicja alistair alix almut alois alwin
  alwine amalia amandine ambre amitabh anabel anamaria anastasia andreea andrei anette angelina angelo anika anisa annabel annalena annegret anneke anneliese annemarie annett annika anoushka anselm anthea
  antje antoinette araceli aranka ari ariane arif arjan arlene armand armin arnaud arnold arun arvid ashok asmus astou augustin aurelien aurore ava avril axelle ayla aylin aziz baerbel barbel bart basil
  bastien beatrix beatriz bela benita benno berenice berit bernadette bernhard bertram bertrand beryl bess betsy bettina beverley beverly bhavna bilge birger birgitta birte birthe bjarne blaise blanche
  blanka bo bogna bojan bonita boyd brady branka brendon brenton brett bridie brigitte britt brittany bronagh bronte bruna bryony burak burcu cadi caleb camila candice caoimhe carlo carmel carola carolin
  carolina carrie casey caspar cassandra cassidy cathal catharina cathrin cecil cecilia cecily cees ceinwen celestine celia celina cemal cerys chandra chantelle charlene charline charmaine chelsea cheryl
  chrissie christel christelle christiaan cian cilla claas clarisse claudine claudio clemens clifford clotilde cody colette colm conny constance constanze cora cordula cormac cornelia cornelius cosima
  courtney cristian cristobal cynthia cyrille dafydd dagmar damian damon daniele danilo danuta darcy daria dario darius darrell darryl davide davina debora dejan delia demet denny deon dervla desiree detlev
  devika dharma dimitri dina dolores dominique donal donatella donovan dora dorian doro dorota dorte drew dunja dwayne dympna ebba eckart eckhard edda edina edmund edna eduard edwina efe eftal egon eike
  eilish einar eithne elfriede elina elinor elisabet elissa eliza elli elmar elsbeth elspeth elvira emanuel emerson emine enda endre ennio enrico enver eoghan ercan erdem erich erina ernest ernestine erwin
  esme esperanza estelle ethel etienne eugenie eunice eveline evgeny ewa fadwa faith fanny farida farouk fatih fatma faye fearghal federica federico feike felicia felicitas felipe fenella fergal fernanda
  fernando fery fiete fikret finja finlay finnian fintan fiorella flavia flora florent florentine floriane florin folke francine francisco franka frauke frederick frederike freya frieda friedemann frithjof
  fritz furkan gabor gaby gail gaspard gaston geert geoffrey geordie georg georges georgie geraint geraldine gerda gerhild geri germain gero gerold geroldine gertrud gesche gesine geza ghada gilbert gilda
  gilles giovanna giovanni giuliano giuseppe gladys gloria godfrey goetz gottfried gracie greet gregor griet griselda grit guenter guenther gunda gundula gunnhild gunther gustav gwenda gwendoline gwilym
  gyula haidee hajo hakan halina hamid hamza hanna hanne hannelore hanno hansjorg hariharan harini harley harmke harper hartwig harvey hattie hauke haydn hayley heathcliff heba hedda hedi heide heidrun
  heinke hella helmine hendrik henny henriette henrike heribert hermann hermine hermione herta hester hikari hiltrud hinnerk hisham hjalmar hope horatio hortense hubertus hugues huseyin ibtissam idris ieuan
  ifor ignacio igor ilaria ilias ilka ilker iman immo imre inaki inessa ingeborg inigo inken innes ioana iona irena irina irmela isa isabeau iseult isobel isolde itziar ivana iveta ivor jaap jacek jacinda
  jacinta jacopo jago jaime jakub jamila janek janette janika janna janne jannick jannik jarrod jarvis javed jeanine jeannette jeannine jeannot jelena jelle jelto jemima jemma jenni jeppe jeremiah jeremie
  jerzy jette jia jimena joana joannah joao jobst jocelyn jochem joelle joern johnathan jolene jolyon jonah jonathon jone jonna jonte joost joran jordi joris josef josefa josefine josephina josette josie
  josip jost jozef judit judyta jule julika julita jurek jurg justine justus jyoti kaja kalle kamal kamil kamila karan karel karola karoline kasia kaspar katalin katarina kathi kati katinka katy kavita
  kazimierz keira keisha kelvin kemi kendra kenza keri kersten kiara kierra kilian kiran kirk kirsteen kitty kjell klaas klaudia knud knut konstantin konstanze korbinian kornelia kostas krishna kristen
  kristian kristiane kristof kristoffer kunal kyra lachlan ladislav laetitia laila lakshmi lamine lana landry lasse latoya laurence laurette lavinia layla leandro leanna leif leighton leland lene leni
  lennart leonard leonardo leonhard leonid leonora leopold leroy lesia letizia levin levke lewin liane libby liesel lilia lilith lilli lillian lilo lindsey linus lisanne lisbeth liselotte lisette liv ljubica
  lluis loreen lorelei lorena loretta lotta lotte louella luana lubna luciano lucille ludger ludovic luella luigi luitgard lukasz lutgard lydie lyndon lynette lyra lysander maarten maciek maddison madhu
  madita mady maeve magali magalie maggie maik maike maja makoto mala malgosia malin malina mallory malorie malvina mamoun manjit manju manoj manolis marcella marcelle marcelo marcin mareen mareile margarete
  margarethe margarita margot margret mariana marianna maribel marieke mariella marielle marija marika marilyn marita marja marjolein markus marleen marlen marlis marlon marthe martje marvin maryam marysia
  masha massimo mathew mathijs mathis matthieu matti maura mauro maximilian mechtild meena meenakshi mehtap meinolf meirion melania melike melina melinda melvin meral meredith merete merve metin mette
  micaela michal michalis michelangelo miguelito mihaela mikael mikkel milena milo mina minna mira mirabelle mirella mirjam mirka mirna misha mohammad mohan moishe momme morag morten morwenna mounir moussa
  mukesh muna myra myrna nabil nadege nadira nael nagendra nahid naima naomh narges nasim nasrin natalja natascha nathanael nazanin nazli neha nella nellie nelly nelson nergiz nerys nesrin neve niall
  nicholas nicklas nicolai nicoletta nicolette niels nikhil niklas niko nikola nikolas nikolaus nilay nilgun nimisha ninette ninon nisha nishant noelle noemi nolan noreen norina nour nuala nuray nuria nurten
  oana oda odette olaf oleg oleksandr olive ondrej oonagh ophelia orianne orlaith ornella ortwin osman oswald othmar ottilie ottokar oumar ozan ozge ozlem pablo paloma pamina pankaj paresh parvati pascale
  pasquale patricio patrik patrycja paulette paulina paulo pavla pearl peer pelin pepe pepijn perla petros phyllis pierrick piers pilar pille pinar poppy prakash pritam prudence purnima qasim quincy quirin
  raban radek rafal raffaele raffaella raghav rahel rahul raik raimund rainald rajiv rajni ralitsa ramiro ramon ramzi randall randolph raphaelle rasmus raul ravinder rawiri razvan reema reenie reggie
  reginald reinhild reinhold reinout rejane remco remo rena renata renato renee renke resul reuben rhea rhett rhoda rhona rhonda riana ricarda riccardo rieke rik riley rina risto ritchie roald robyn rocio
  roderich roderick rodney rodolphe rogelio rolande romana romane romy ronja ronny rosamund rosamunde rosanna rosel roselyn rosi rosina roslyn rowena roxane roza rozsa rudolph rufus rukhsana rupinder rushil
  ruta saad sabina sabrine sadie safiya sahar saida salim salome salvatore samina samo sana sanjeev sanna santiago sanya sapna sarina saskia satoshi sayed scarlett sebnem seda sefton selda selena selma semra
  senta septima serap seraphine serena serkan sevda sevgi shahid shana shania sharif sharifa shauna shawn shayne sheela shelagh shelby sheldon sherri sherry shireen shivani shona shunsuke sian sibel sibylle
  sidney siegbert sieglinde siena sieske sigismund sigmund sigrun silas silja silvana silvester simeon simona sinan sindy siri siska sissi sixtine snjezana soeren sofian solvei solveig sonke sonny sophus soraya
  srdjan srinivas stacy stanislas stanislav steffi stelian sten stewart stijn stine suad subhash sujata sukhdeep suleiman sumitra sunniva surinder susana susi suzana suzette svantje svea swantje swen sybil
  sylke sylwia tabea tabitha taha tahir talia tamar tamas tamika tammo tamzin tarek tariku tasha tatiana tatjana tavish taylor teagan telse tereza tessa teun thaddeus thalia thelma theodor theodora theodore
  therese thies thijs thilda thilo thora thorben thore thuy tiago tiana tibor tiffanie tijana tilda tilde tilly tilman tilmann timea timm timon timothee timothy tineke tino tjark tobi tobiah tomas tomke
  tommaso tonia torge tove travis treasa treena trixie trude tuomas turgay twyla tyra tyrone ueli ugur ulrika umberto undine urs urszula uschi utz vaclav vadim vaishali valentine valeria valerio valter vanja
  varun vasco vasil velma verity vesna vicente vidya vijay vikas viktoria vilma vincenzo violaine violetta vishal vito vittoria vivek viviana vivienne vladimir volkan volkert volkhard vroni waldemar walid
  waltraut wencke wendelin wera wiard wiebe wigand wilbert wilbur wilf wilhelmine wilko willem willi willy wim winfried winifred winona winston witold wolfram wouter wulf wyatt wyn xander xaver ximena xin
  yael yana yara yash yasin yasmina yasser yelena yildiz ylva yohann yoko yolanta yordan yosef younes youssef yuliya yuri yvan zachary zahra zain zak zaneta zdenek zeki zelda zelma zena zenon zita ziva
  zlatan zora zsuzsanna zuleika
`));

export function isGivenName(word: string): boolean {
  const words = foldedWords(word);
  return words.length === 1 && givenNames.has(words[0] ?? '');
}
