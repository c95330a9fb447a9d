import type { OwnGoal } from './own-goal.ts'

export const room3Goals: readonly OwnGoal[] = [
  {
    slug: 'ride-with-no-hands-on-me',
    pursuers: [
      {
        who: 'Harry Penrose',
        title: 'Ride my bike with nobody holding on',
        why: 'My cousin can and she is six.',
        howKnown: 'I go from the gate to the big tree and I don’t put my foot down.',
        nextStep: 'Roll down the little slope with my feet up.',
      },
      {
        who: 'Saba Yohannes',
        title: 'Ride a bike',
        why: 'So I can go to the river with Oscar.',
        howKnown: 'I can go round the court once.',
        nextStep: 'Ask Paulo to lower the seat.',
      },
      {
        who: 'Xin-yi Luo',
        title: 'Ride with no small wheels',
        why: 'The small wheels are too loud.',
        howKnown: 'Dad can let go and I do not notice.',
        nextStep: '',
      },
    ],
  },
  {
    slug: 'count-in-two-languages',
    pursuers: [
      {
        who: 'Anahera Rewi',
        title: 'Teach my friends to count to twenty in te reo Māori',
        why: 'My koro counts like that and nobody in my class can talk to him.',
        howKnown: 'Three friends count to twenty and I don’t help.',
        nextStep: 'Make the cards for eleven to fifteen.',
      },
      {
        who: 'Ailsa Drummond',
        title: 'Count to twenty in te reo Māori',
        why: 'I can do it in Gaelic and I want to swap with Anahera.',
        howKnown: 'I count the chairs and I’m not wrong.',
        nextStep: 'Say it on the way to the gate every day.',
      },
      {
        who: 'Luca Quiroga',
        title: 'Count in te reo Māori and show mine in Spanish',
        why: 'Then I have three.',
        howKnown: 'I can count backwards too.',
        nextStep: '',
      },
    ],
  },
  {
    slug: 'snail-house',
    pursuers: [
      {
        who: 'Bohdan Melnychuk',
        title: 'Build a house where snails want to stay',
        why: 'My snails always go away in the night.',
        howKnown: 'They are still there on Monday and nobody shut the lid.',
        nextStep: 'Find out what they eat when it is dry.',
      },
      {
        who: 'Kiri Waitoa',
        title: 'Make a good place for snails',
        why: 'I think they like company.',
        howKnown: 'They lay eggs.',
        nextStep: 'Put wet leaves in one half only.',
      },
    ],
  },
  {
    slug: 'plait-my-own-hair',
    pursuers: [
      {
        who: 'Teuila Fuimaono',
        title: 'Plait my own hair without a mirror',
        why: 'Nana’s hands get sore in the morning.',
        howKnown: 'It stays in until lunch.',
        nextStep: 'Practise with three ropes first.',
      },
    ],
  },
  {
    slug: 'tell-the-time',
    pursuers: [
      {
        who: 'Ibrahim Sallum',
        title: 'Read a clock with hands',
        why: 'I want to know when Baba comes home without asking.',
        howKnown: 'Someone moves the hands five times and I know all five.',
        nextStep: 'Learn what quarter to means.',
      },
      {
        who: 'Nyah Whitcombe',
        title: 'Tell the time on the old clock',
        why: 'It is Grandad’s and it still goes.',
        howKnown: 'I say when it’s lunch before the bell.',
        nextStep: 'Do all the o’clocks with Mum.',
      },
      {
        who: 'Dev Chaudhari',
        title: 'Know the time to the minute',
        why: 'I run races and I want to time them.',
        howKnown: 'My time and the stopwatch say the same.',
        nextStep: 'Count the little lines in fives.',
      },
      {
        who: 'Tala Macaraeg',
        title: 'Tell the time',
        why: 'So I know how long it is till my aunty rings from Cebu.',
        howKnown: 'I can say what time it is there too.',
        nextStep: '',
      },
    ],
  },
  {
    slug: 'talk-with-hands',
    pursuers: [
      {
        who: 'Rosie Calder',
        title: 'Teach someone to sign so we can talk about anything',
        why: 'My mum is Deaf and I want my friends to talk with her.',
        howKnown: 'A friend tells my mum a joke and she laughs.',
        nextStep: 'Teach the signs for food and family.',
      },
      {
        who: 'Hodan Jibril',
        title: 'Sign with Rosie’s mum',
        why: 'She waves at me and I only know how to wave back.',
        howKnown: 'I can ask her a question and understand the answer.',
        nextStep: 'Learn to spell my name.',
      },
      {
        who: 'Zofia Wrona',
        title: 'Learn to talk with my hands',
        why: 'You can talk under water and through windows.',
        howKnown: 'I tell Rosie what I did at the weekend, with no voice.',
        nextStep: 'Five new signs before Friday.',
      },
    ],
  },
  {
    slug: 'dumplings-that-hold',
    pursuers: [
      {
        who: 'Seo-yeon Noh',
        title: 'Fold dumplings that don’t burst',
        why: 'At New Year I want to sit at the big table and fold.',
        howKnown: 'Ten go in the pot and ten come out.',
        nextStep: 'Use less filling.',
      },
    ],
  },
  {
    slug: 'swim-with-my-face-in',
    pursuers: [
      {
        who: 'Ravi Gunasekara',
        title: 'Put my face in the water and keep swimming',
        why: 'I only swim like a dog and it makes me tired.',
        howKnown: 'I can pick up a ring from the bottom.',
        nextStep: 'Blow bubbles and count to six.',
      },
    ],
  },
  {
    slug: 'sail-a-model-boat',
    pursuers: [
      {
        who: 'Pania Huriwai',
        title: 'Make a boat that sails by itself',
        why: 'Koro says the wind does the work if you ask it nicely.',
        howKnown: 'It gets to the other side of the pond with no string.',
        nextStep: 'Try a smaller sail.',
      },
      {
        who: 'Mateus Figueira',
        title: 'Build a boat that goes straight',
        why: 'Mine always turns round and comes back.',
        howKnown: 'It goes where I point it, three times.',
        nextStep: 'Put something heavy under it.',
      },
    ],
  },
  {
    slug: 'be-brave-and-ask',
    pursuers: [
      {
        who: 'Malachy Tierney',
        title: 'Ask to join in when a game has started',
        why: 'I stand at the side and then the bell goes.',
        howKnown: 'I have asked on five different days.',
        nextStep: 'Think of the words before I walk over.',
      },
    ],
  },
  {
    slug: 'drum-with-both-hands',
    pursuers: [
      {
        who: 'Semisi Langi',
        title: 'Drum one thing with each hand',
        why: 'My uncles do it for the dancing and it looks like magic.',
        howKnown: 'I can keep going while Tevita sings.',
        nextStep: 'Slow with the left, then add the right.',
      },
      {
        who: 'Ofa Puloka',
        title: 'Drum for the dance',
        why: 'It is our turn at the hall in December.',
        howKnown: 'The dancers do not look at me to find the beat.',
        nextStep: 'Learn the part where it stops.',
      },
    ],
  },
  {
    slug: 'half-of-everything',
    pursuers: [
      {
        who: 'Isla Brannigan',
        title: 'Share things so it’s really fair',
        why: 'Noah always says his half is smaller.',
        howKnown: 'I can share twelve, and seven, and one cake, and nobody moans.',
        nextStep: 'Find out what to do with the one left over.',
      },
    ],
  },
]
