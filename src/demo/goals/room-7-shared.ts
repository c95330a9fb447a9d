import type { OwnGoal } from './own-goal.ts'

/** What several in Room 7 have set out to do, each for reasons of their own. */
export const room7Shared: readonly OwnGoal[] = [
  {
    slug: 'pepeha',
    pursuers: [
      {
        who: 'Kaia Rewi',
        title: 'Say my pepeha and know what each line means',
        why: 'I can say it, but I have never been to my mountain.',
        howKnown: 'I can answer a question about every name in it.',
        nextStep: 'Ask Koro who the river is named for.',
      },
      {
        who: 'Aroha Tamihana',
        title: 'Say my pepeha without my notes',
        why: 'My nana will be there, and I want to look at her and not at a card.',
        howKnown: 'I stand up and say it all, and my hands are empty.',
        nextStep: 'Say it to the back row.',
      },
      {
        who: 'Hemi Waitoa',
        title: 'Stand up and say my pepeha',
        why: 'My big sister is fast at it. I want to be slow and clear.',
        howKnown: 'Nobody has to ask me to say it again.',
        nextStep: 'Say it to the dog, then to Dad, then to Room 7.',
      },
      {
        who: 'Grace Umeadi',
        title: 'Make an introduction like a pepeha for my own family',
        why: 'We have a river too. It is just very far away.',
        howKnown: 'Matua Henare says it is right to do it my way, and Dad is proud.',
        nextStep: 'Ask Dad to spell the names.',
      },
    ],
  },
  {
    slug: 'bread-that-rises',
    pursuers: [
      {
        who: 'Aroha Tamihana',
        title: 'Bake bread that really rises',
        why: 'Mine comes out like a brick and my brother says he could build with it.',
        howKnown: 'It is twice as high as the tin and we eat it all.',
        nextStep: 'Leave the dough by the warm window for a whole hour.',
      },
      {
        who: 'Tomasz Wrona',
        title: 'Bake rye bread like my grandmother',
        why: 'She told Mum over the phone, but half of it was “until it feels right”.',
        howKnown: 'I send her a photo of a slice and she does not laugh.',
        nextStep: 'Feed the starter every day and smell it.',
      },
      {
        who: 'Oscar Yohannes',
        title: 'Make injera with all its little eyes',
        why: 'My aunt says the eyes show if you were patient.',
        howKnown: 'It comes off the pan whole and you can count the eyes.',
        nextStep: 'Write down how long I let it stand.',
      },
    ],
  },
  {
    slug: 'fractions-in-my-head',
    pursuers: [
      {
        who: 'Noah Brannigan',
        title: 'Find a fraction of a number without drawing it',
        why: 'I always draw boxes and I am the last one to finish.',
        howKnown: 'I get three quarters of twenty-four while I walk to the door.',
        nextStep: 'Find one part first, then say how many parts.',
      },
      {
        who: 'Priya Chaudhari',
        title: 'Do fractions of a number quickly',
        why: 'So I can cut a recipe for six down to four.',
        howKnown: 'My pancakes come out right for four people.',
        nextStep: 'Work out what two thirds of an egg is.',
      },
      {
        who: 'Finn MacAskill',
        title: 'See which fraction is bigger without a picture',
        why: 'I chose a fifth of the cake because five is more. Never again.',
        howKnown: 'I put eight fractions in order and can say why.',
        nextStep: 'Make a line from nought to one on the floor.',
      },
      {
        who: 'Beau Harrigan',
        title: 'Stop being scared of fractions',
        why: 'They are only bits of things.',
        howKnown: 'I put my hand up once when it’s fractions.',
        nextStep: '',
      },
    ],
  },
  {
    slug: 'keep-bees-happy',
    pursuers: [
      {
        who: 'Wiremu Harkness',
        title: 'Know what the bees at the back fence need in spring',
        why: 'Aunty Beth’s hive died last winter and nobody knows why.',
        howKnown: 'I can open the hive with her and tell her what I see.',
        nextStep: 'Draw a queen, a worker and a drone so I never mix them up.',
      },
      {
        who: 'Ruby Whitcombe',
        title: 'Find out what bees want to have planted',
        why: 'I have a whole strip of garden and nothing in it yet.',
        howKnown: 'There are three kinds of bee on my flowers by summer.',
        nextStep: 'Count bees on the rosemary for five minutes.',
      },
      {
        who: 'Chloe Tautahi',
        title: 'Learn about the bees that live alone',
        why: 'Everyone talks about hives, but most bees have no hive at all.',
        howKnown: 'A bee moves into the house I made.',
        nextStep: 'Drill holes in a log with Dad.',
      },
    ],
  },
  {
    slug: 'free-kick',
    pursuers: [
      {
        who: 'Hyun-woo Noh',
        title: 'Bend a free kick round the wall',
        why: 'I kick hard, but it always goes straight at somebody.',
        howKnown: 'Four out of ten go round the bins and in.',
        nextStep: 'Film my foot from behind.',
      },
      {
        who: 'Tevita Langi',
        title: 'Kick with my left foot too',
        why: 'Everyone knows which way I will turn.',
        howKnown: 'I play a whole lunch with my left only.',
        nextStep: 'Twenty passes against the wall before school.',
      },
      {
        who: 'Jun Macaraeg',
        title: 'Shoot so it bends',
        why: 'Hyun-woo said you can, and I did not believe him.',
        howKnown: 'I can do it when someone is watching.',
        nextStep: '',
      },
    ],
  },
  {
    slug: 'game-in-code',
    pursuers: [
      {
        who: 'Mihai Ungur',
        title: 'Code a game that my little cousin can play',
        why: 'He is four and every game I make is too hard.',
        howKnown: 'He plays it twice and I do not touch the tablet.',
        nextStep: 'Make the jump button as big as a biscuit.',
      },
      {
        who: 'Eli Castellan',
        title: 'Make a game with two levels',
        why: 'My first one was over in eight seconds.',
        howKnown: 'Someone gets to level two and says it is harder.',
        nextStep: 'Keep the score when the level changes.',
      },
      {
        who: 'Fatima Haidari',
        title: 'Code a quiz about birds',
        why: 'I know forty birds and I want to share them.',
        howKnown: 'Someone learns a bird from it.',
        nextStep: 'Make it say what the right answer was.',
      },
    ],
  },
  {
    slug: 'ukulele-and-sing',
    pursuers: [
      {
        who: 'Leilani Fuimaono',
        title: 'Play and sing at the same time',
        why: 'When I sing my hands stop.',
        howKnown: 'I get to the end of one song at White Sunday.',
        nextStep: 'Hum first, words later.',
      },
      {
        who: 'Lupe Motulalo',
        title: 'Change chords without a gap',
        why: 'There is always a hole in my song where the F is.',
        howKnown: 'Leilani can sing over it and does not have to wait.',
        nextStep: 'C to F, twenty times, slowly.',
      },
    ],
  },
  {
    slug: 'read-a-long-book',
    pursuers: [
      {
        who: 'Amina Warsame',
        title: 'Read one whole long book in English',
        why: 'I have read eleven in Somali with my mother, but never a long one alone.',
        howKnown: 'I close it and can tell the story to Yusuf.',
        nextStep: 'Three pages every night, and ask about one word.',
      },
      {
        who: 'Zahra Nematian',
        title: 'Finish a book I did not choose',
        why: 'My aunt sent it and will ring me up and ask.',
        howKnown: 'We talk about it for longer than ten minutes.',
        nextStep: 'Get past chapter four.',
      },
    ],
  },
  {
    slug: 'multiply-by-splitting',
    pursuers: [
      {
        who: 'Sina Faleolo',
        title: 'Multiply big numbers by splitting them',
        why: 'I help at the market and the till is slow.',
        howKnown: 'I get seven times eighteen before Mum does.',
        nextStep: 'Split it into tens and ones and say both parts.',
      },
      {
        who: 'Mele Puloka',
        title: 'Do times tables without singing the whole song',
        why: 'I have to start at one every time.',
        howKnown: 'Someone asks seven eights and I do not hum.',
        nextStep: 'Learn the ones I can double.',
      },
    ],
  },
  {
    slug: 'shadow-puppets',
    pursuers: [
      {
        who: 'Fatima Haidari',
        title: 'Make a shadow play with a storm in it',
        why: 'My grandfather had puppets and he told me how the storm was done.',
        howKnown: 'The little ones in Room 3 hold their breath.',
        nextStep: 'Try rice in a tray for the rain.',
      },
      {
        who: 'Grace Umeadi',
        title: 'Make the music for a shadow play',
        why: 'A storm with no sound is only paper.',
        howKnown: 'You can shut your eyes and still know what happens.',
        nextStep: 'Find three things in the kitchen that sound like wind.',
      },
    ],
  },
]
