"""Given names that are no words: what tells "Jane Doe" on a line of its own from "Storm Nears".

The most usual ones of the countries whose wires are read. What is a word, a place or a family name as well (Mark, Grace, Jordan,
Chelsea, Will) is not here.
"""

from streams.text.words import words

GIVEN_NAMES = words(
    # English
    "aaron abigail adam adrian agnes alan albert alex alexander alexandra alfred alice alison allison amanda amelia amy andrea andrew angela ann anna "
    "anne annie anthony arthur audrey barbara barry beatrice becky ben benjamin bernard beth betty beverly brenda brian bridget bruce caitlin calvin carl "
    "carol caroline catherine cathy charles christina christine christopher claire clara colin connie craig cynthia daniel daniela danielle darren dave "
    "david deborah denis dennis derek diana diane donald donna doris dorothy doug douglas duncan ed edgar edith edmund edward eileen elaine eleanor "
    "elizabeth ellen ellie emily emma eric erica erin ethan eugene evelyn fiona frances fred frederick gareth gary gavin geoffrey george gerald gillian "
    "glenn gordon graham greg gregory hannah harriet harry harvey heather helen henry howard hugh ian irene isaac isabel isabella jack jackie jacob jake "
    "james jamie jane janet janice jason jeff jeffrey jennifer jenny jeremy jerry jessica jill jim joan joanna joe joel john johnny jonathan joseph joshua "
    "joyce judith judy julia julian julie justin karen kate katherine kathleen kathryn kathy katie keith kelly ken kenneth kevin kim kirsten kyle larry "
    "laura lauren laurie lawrence leah leonard leslie lewis liam linda lisa liz louis louise lucy luke lydia lynn malcolm marcus margaret maria marie "
    "marilyn martha martin mary matt matthew maureen max megan melanie melissa mia michael michelle mike molly monica nancy naomi natalie natasha nathan neil "
    "nicholas nick nicola nicole nigel nora norman oliver olivia oscar owen pam pamela patricia patrick paul paula peggy penelope peter phil philip phillip "
    "phoebe rachel ralph raymond rebecca richard rob robert roberta robin roger ronald rosemary rosie ross roy rupert ruth ryan sally sam samantha samuel "
    "sandra sara sarah scott sean shannon sharon sheila shirley simon sophie stanley stella stephanie stephen steve steven stuart sue susan susanna suzanne "
    "sylvia tamara teresa terry theresa thomas tim timothy todd tom toby tony tracey tracy trevor ursula valerie vanessa vera veronica vincent virginia "
    "vivian walter wendy william yvonne zoe "
    # German, Dutch and Nordic
    "ada anders andreas anja anke annika antje astrid axel bernd birgit bjorn björn bo britta carsten christa christian christoph claudia dieter dirk eva "
    "erik ernst felix florian frank franz fritz gabriele gerd gerhard gisela gunnar günter günther gustav hans harald heike heinrich heinz helga henrik "
    "hendrik henning herbert hermann holger horst ingrid ivar jan jana jens joachim jochen johan johanna johannes johann jonas jörg jörn julian jürgen "
    "kai karin karl karsten katharina katja katrin kirsten klaus knut kristian kristin kurt lars leif lena lennart lisbeth lotte lukas lutz magnus maike "
    "manfred maren marieke markus mathias matthias maximilian mette michaela mikael monika nils niels ole olaf olav otto petra pieter rainer ralf regina "
    "reinhard renate rolf rudolf sabine sander sanne sebastian sigrid silke silvia sina sonja stefan steffen sven svenja swantje tanja thorsten tobias "
    "torsten uta ute uwe volker werner wilhelm willem wolfgang yannick "
    # French, Spanish, Italian and Portuguese
    "adriana alain alberto alejandra alejandro alessandro alfonso alicia álvaro amelie amélie ana andré andrea andrés antoine antonio antónio beatriz benoît "
    "bruno camille carla carlos carmen cécile céline chiara clément concepción corinne cristina damien delphine didier diego dominique edoardo eduardo "
    "elena elisa émilie emmanuel enrique ernesto esteban etienne étienne fabien fabio federico felipe fernanda fernando filippo francesca francesco "
    "francisco françois françoise gabriel gabriela gérard giorgio giovanni giulia giuseppe gonzalo guillaume guillermo gustavo hector héctor hélène hugo "
    "ignacio inès inés isabelle ivan jacques javier jean jérôme joão joaquín jorge josé josefina juan juana juliette laurent lorenzo luca lucía luigi luis "
    "luisa luiz manuel manuela marc marcelo marcello marco margarita marina mario marta mateo matteo mathieu mauricio mauro miguel mónica nadia nathalie "
    "nicolas nicolás nuno olivier pablo paolo pascal patricio pedro philippe pierre pilar rafael raquel raúl renata ricardo roberto rocío rodrigo romain "
    "rosa salvatore santiago sébastien sergio sofia sofía stefano sylvie teresa thierry valentina valérie véronique vicente virginie xavier yves "
    # Slavic, Greek, Turkish and the East
    "agnieszka aleksander aleksandr aleksandra alexei alexey anastasia andrei andrey andrij anton bogdan boris daria darya denys dimitris dmitri dmitry "
    "dragan dusan ewa filip galina georgi gleb goran grzegorz igor ilya ioannis irina ivana ivo jakub jelena jiří jovan katarzyna katerina kirill konstantin "
    "krzysztof ksenia larisa leonid ljubica lyudmila maciej magdalena maksim małgorzata marek mariya marko maxim michał mikhail milan milena milos miloš "
    "miroslav mykola nataliya natalia nikita nikola nikolai nikolaos nikolay oksana oleg oleksandr olena olga olha pavel pavlo petr petro piotr radek "
    "roman ruslan serhiy sergei sergey slobodan stanislav svetlana taras tatiana tatyana tomas tomasz vadim valery vasily vera viktor viktoria vitaly "
    "vladimir volodymyr vyacheslav wojciech yaroslav yelena yevgeny yulia yuri yuriy zoran zuzana "
    # Arabic, Persian, Turkish, Hebrew
    "abdul abdullah adel ahmad ahmed aisha ali amina amir amr asma avi ayse ayşe bassam bilal eyal fadi farah fatima fatma ghassan habib hakan hamid hasan "
    "hassan hussein ibrahim ismail jamal kamal karim khaled khalid khalil laila layla leila mahmoud majid maryam mehdi mehmet mohamed mohammad mohammed "
    "moshe muhammad murat mustafa nabil nasser nidal nizar noam noor omar osama parisa rami reza saad said salim salma samir samira selim tariq tarek "
    "walid wael yasmin yasmine yitzhak yoav youssef yusuf zainab zeynep ziad "
    # South and East Asian, African
    "abhishek aditi aditya akira amit anand anil anita anjali aparna arjun arun ashok ayesha chika chinedu deepak deepa devika divya emeka farhan gopal "
    "haruki hiroshi imran ishaan jin kavita kenji kofi kwame lakshmi mei meera mohan neha nguyen nikhil ngozi nisha oluwaseun priya pooja pradeep prakash "
    "rahul rajesh raj ravi rohan rohit sakura sanjay satoshi shreya sunil sunita suresh takashi takeshi tendai thabo thandi vijay vikram xin yoko yuki yuko "
    "yumi zanele"
)
"""In small letters."""
