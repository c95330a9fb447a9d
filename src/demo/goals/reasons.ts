/** What learners write about a competency that they have taken up, by the slug of its area. */
export interface Reasons {
  readonly why: readonly string[]
  readonly howKnown: readonly string[]
  readonly nextStep: readonly string[]
}

export const reasons: Readonly<Record<string, Reasons>> = {
  'before-i-write': {
    why: [
      'I sit there and the paper stays white.',
      'My best ideas come on the way home and are gone by dinner.',
      'I start too fast and then I have to throw it away.',
      'I want to know what I am doing before I do it.',
      'I am full of ideas and empty when I hold a pen.',
      'My story changed in the middle and I did not notice.',
    ],
    howKnown: [
      'I can talk for two minutes about it before I begin.',
      'I can find my idea again a week later.',
      'I begin to write within five minutes and I do not cross it all out.',
      'I can tell you what I left out, and why.',
    ],
    nextStep: [
      'Tell it to someone while we walk round the field.',
      'Put each idea on its own card.',
      'Ask two people what they want to know.',
      'Keep a notebook in my bag for a week.',
      'Draw a map of it with the middle first.',
    ],
  },
  sentences: {
    why: [
      'People run out of breath when they read mine.',
      'I know what I mean, but it comes out in a knot.',
      'All my sentences start with “then”.',
      'I want it to sound like music when you read it.',
      'My little brother cannot follow my stories.',
      'I like long sentences, but only when they are mine.',
    ],
    howKnown: [
      'Somebody reads it out loud and does not trip.',
      'I can say what each comma is for.',
      'No two sentences in a row begin the same way.',
      'I read it a week later and still like it.',
    ],
    nextStep: [
      'Read one page out loud and mark where I stop.',
      'Take one long sentence apart and put it back.',
      'Find three sentences I love in my book.',
      'Write the same thing in five ways.',
      'Ask someone to clap when a sentence ends.',
    ],
  },
  'words-i-choose': {
    why: [
      'I always write “nice” and “good”, and nobody sees anything.',
      'I know the word in my language and not in English yet.',
      'I do not want to stop at every second word.',
      'The right word makes people look up.',
      'I like words that taste of something.',
      'I want to say exactly what I saw, not nearly.',
    ],
    howKnown: [
      'Somebody draws what I wrote and it is right.',
      'I use my new words when I talk, too.',
      'I can find my own mistakes without the computer.',
      'Nobody asks me what I mean by “stuff”.',
    ],
    nextStep: [
      'Collect ten words from our garden.',
      'Swap the three weakest words on my page.',
      'Ask Mum what she calls it.',
      'Make a list of words I always get wrong, and learn four.',
      'Read my page to someone who has never been there.',
    ],
  },
  'order-and-paragraphs': {
    why: [
      'My reader got lost in the middle and gave up.',
      'I jump about when I am excited.',
      'I want people to get to the end.',
      'It is all there, but it is in a heap.',
      'My letter has everything in it twice.',
      'Ms Kaur says the good part is hidden in the middle.',
    ],
    howKnown: [
      'A stranger can say back what I wrote, in the right order.',
      'Each part has one job and I can name it.',
      'I can cover one part and the rest still works.',
      'Nobody has to turn back a page.',
    ],
    nextStep: [
      'Cut my page into strips and move them about.',
      'Write one word beside each part: what is it for?',
      'Tell it to someone who was not there.',
      'Look at how my favourite book starts its chapters.',
      'Find the part that could go first.',
    ],
  },
  'voice-and-reader': {
    why: [
      'It sounds like a teacher wrote it and not me.',
      'My cousin reads my letters and I want her to hear me.',
      'I explain it, and people still ask.',
      'I want to be funny on paper too.',
      'I want my aunty to laugh out loud on the bus.',
      'The instructions for my game made everyone cross.',
    ],
    howKnown: [
      'My friend knows it is mine with the name covered up.',
      'Someone can do it with only my page.',
      'My nana and my friend both like it, in different ways.',
      'A person I do not know writes back.',
    ],
    nextStep: [
      'Record myself telling it, then write it down.',
      'Watch someone read it and say nothing.',
      'Write it once for Nana and once for a friend.',
      'Find the line that only I would write.',
      'Ask someone what they still want to know.',
    ],
  },
  'argument-and-evidence': {
    why: [
      'I want them to open the pool on Saturdays.',
      'At home I lose every argument to my sister.',
      'I wrote to somebody important and heard nothing.',
      'I want to know what is true before I say it.',
      'Grown-ups say no and I never know how to answer.',
      'I believed something that was not true, and I told everybody.',
    ],
    howKnown: [
      'Someone changes their mind, or tells me why not.',
      'Every reason has something to stand on.',
      'I can say the other side so well that they nod.',
      'You can look up everything I said.',
    ],
    nextStep: [
      'Write my three reasons on three cards.',
      'Ask someone who thinks I am wrong.',
      'Find out where that number came from.',
      'Count it myself for a week.',
      'Read two pages that do not agree.',
    ],
  },
  stories: {
    why: [
      'I have a story in my head and it never gets out whole.',
      'My stories end with “and then I woke up”.',
      'I want the little ones to hold their breath.',
      'My grandfather tells stories and I want to write them.',
      'I know how it ends and not how to get there.',
      'I want to write the kind of book I cannot put down.',
    ],
    howKnown: [
      'Somebody asks me what happens next.',
      'Two friends read the talking and it sounds real.',
      'I can read it aloud and nobody looks out of the window.',
      'My reader says where they were when they read it.',
    ],
    nextStep: [
      'Draw the middle of it first.',
      'Write only what they say, nothing else.',
      'Make it harder for the girl in my story.',
      'Read one to Room 3 and watch their faces.',
      'Ask a friend what they think will happen.',
    ],
  },
  revising: {
    why: [
      'I think it is finished and then I find ten things.',
      'I hate changing it, but it does get better.',
      'I want to find my mistakes before other people do.',
      'When I read it to the cat it sounded wrong.',
      'I always stop when the first draft is done.',
      'My best line was in the wrong place for a whole term.',
    ],
    howKnown: [
      'I can show what I changed and say why.',
      'It is shorter and nothing is missing.',
      'I read it aloud and my voice never stops.',
      'I made one change that was hard to make.',
    ],
    nextStep: [
      'Read it to somebody and watch where they frown.',
      'Put it away until Thursday.',
      'Take out one whole sentence and see if I miss it.',
      'Ask about the ending only.',
      'Change the first line and leave the rest.',
    ],
  },
  sharing: {
    why: [
      'I have a drawer full and nobody has read any of it.',
      'I want to help my friend, but I always take over.',
      'We are making a book for the new children.',
      'I like it when somebody laughs at the right place.',
      'I have never read anything of mine to anyone.',
      'Our street has stories, and nobody writes them down.',
    ],
    howKnown: [
      'Somebody asks if they can read more.',
      'The writer I helped did it alone, and was glad.',
      'The back row can hear me.',
      'A copy of it is in the library.',
    ],
    nextStep: [
      'Choose the one I like best.',
      'Ask who would like to hear it.',
      'Say one thing that worked before anything else.',
      'Make a front page.',
      'Practise on one person.',
    ],
  },
}
