import type { OwnGoal } from './own-goal.ts'

export const room12Goals: readonly OwnGoal[] = [
  {
    slug: 'rebuild-a-bike',
    pursuers: [
      {
        who: 'Siosaia Langi',
        title: 'Rebuild a bike from the tip and ride it to school',
        why: 'We are five at home and there is one bike.',
        howKnown: 'It stops when I brake, it does not click, and Paulo has checked it.',
        nextStep: 'Take the back wheel off and learn the names of what is inside.',
      },
      {
        who: 'Tane Wirihana',
        title: 'Fix my own punctures and gears',
        why: 'I am tired of pushing it home.',
        howKnown: 'I mend a puncture in the rain in under fifteen minutes.',
        nextStep: 'Find out why it jumps from third to fifth.',
      },
      {
        who: 'Aaliyah Munro',
        title: 'Be able to fix anything on a bike',
        why: 'At the shop they talk to my brother and not to me.',
        howKnown: 'I fix a stranger’s bike on a Saturday and they ride off.',
        nextStep: 'Straighten a wheel with Paulo watching, then without.',
      },
    ],
  },
  {
    slug: 'song-of-my-own',
    pursuers: [
      {
        who: 'Losa Fetuao',
        title: 'Write a song and record it properly',
        why: 'All my songs stop after the first verse because I get embarrassed.',
        howKnown: 'I can play it to someone and stay in the room.',
        nextStep: 'Finish the second verse, even if it is bad.',
      },
      {
        who: 'Orla Gilhooly',
        title: 'Put a tune to my grandmother’s poem',
        why: 'She wrote one poem in her life and it is in a drawer.',
        howKnown: 'She hums it without noticing.',
        nextStep: 'Find the beat by reading it while I walk.',
      },
      {
        who: 'Beatriz Figueira',
        title: 'Play the bass line I hear in my head',
        why: 'It is all there until I pick up the bass.',
        howKnown: 'Losa sings over it and we get through the whole song.',
        nextStep: 'Sing it into my phone first, then look for the notes.',
      },
    ],
  },
  {
    slug: 'bus-that-comes',
    pursuers: [
      {
        who: 'Ikram Jibril',
        title: 'Find out why our bus is late and tell someone who can change it',
        why: 'I have missed the first lesson nineteen times and got the blame.',
        howKnown: 'The bus company answers with numbers and not with sorry.',
        nextStep: 'Write down the time it comes, every day for three weeks.',
      },
      {
        who: 'Filmon Berhe',
        title: 'Make a graph that shows how late the bus is',
        why: 'People think we oversleep.',
        howKnown: 'Someone looks at it for five seconds and says: oh.',
        nextStep: 'Ask if a line or dots would show it better.',
      },
    ],
  },
  {
    slug: 'algebra-makes-sense',
    pursuers: [
      {
        who: 'Divya Rathod',
        title: 'Understand why you may do the same thing to both sides',
        why: 'I get the answers right and I have no idea why.',
        howKnown: 'I explain it to my little cousin with a real pair of scales.',
        nextStep: 'Make up three equations that have no answer.',
      },
      {
        who: 'Liam Tierney',
        title: 'Solve equations with x on both sides',
        why: 'It is the first thing in maths that ever felt like a trap.',
        howKnown: 'I can check my own answer and be sure.',
        nextStep: 'Say out loud what each line does.',
      },
      {
        who: 'Sione Motulalo',
        title: 'Use algebra for something real',
        why: 'I want to know how many boxes of mangoes we have to sell.',
        howKnown: 'Uncle uses my sum at the market.',
        nextStep: 'Write down what stays the same and what changes.',
      },
      {
        who: 'Kamila Zielska',
        title: 'Make friends with x',
        why: 'In Poland I was good at this. Here I do not know the words.',
        howKnown: 'I solve one in English, out loud, from start to end.',
        nextStep: 'Make a list of the words in both languages.',
      },
    ],
  },
  {
    slug: 'robot-that-follows',
    pursuers: [
      {
        who: 'Ming-hao Luo',
        title: 'Program a robot that follows a line and does not panic at corners',
        why: 'It goes straight on at every corner, like my grandfather driving.',
        howKnown: 'Five laps with nobody touching it.',
        nextStep: 'Slow down when both eyes see black.',
      },
      {
        who: 'Min-jun Ahn',
        title: 'Make a robot arm that can pour tea',
        why: 'I said I could, and now everyone asks.',
        howKnown: 'A full cup, a dry table.',
        nextStep: 'Stop it shaking when it lifts.',
      },
    ],
  },
  {
    slug: 'sign-at-the-counter',
    pursuers: [
      {
        who: 'Poppy Ashdown',
        title: 'Sign well enough to work at the Saturday café',
        why: 'Half of the people who come are Deaf, and my nan is one of them.',
        howKnown: 'I take ten orders and bring what they asked for.',
        nextStep: 'Learn numbers and prices until they are quick.',
      },
      {
        who: 'Rangimarie Waitoa',
        title: 'Hold a conversation in sign for ten minutes',
        why: 'We have three languages in this country and I speak two.',
        howKnown: 'Poppy’s nan tells me about her school and I follow it.',
        nextStep: 'Practise listening with my eyes and not answering too soon.',
      },
    ],
  },
  {
    slug: 'run-five-kilometres',
    pursuers: [
      {
        who: 'Tahlia Harrigan',
        title: 'Run five kilometres without stopping',
        why: 'I was ill for most of last year and I want my legs back.',
        howKnown: 'Once round the estuary and I can still talk.',
        nextStep: 'Run two minutes, walk one, eight times.',
      },
    ],
  },
  {
    slug: 'cook-for-six',
    pursuers: [
      {
        who: 'Salma Sallum',
        title: 'Cook a whole meal for six people from one pot',
        why: 'Mum works late on Wednesdays and we eat toast.',
        howKnown: 'Everybody takes some more, and I paid less than thirty dollars.',
        nextStep: 'Learn how much rice six people eat.',
      },
      {
        who: 'Angelo Katigbak',
        title: 'Cook adobo the way my lola does, from memory',
        why: 'She never wrote it down.',
        howKnown: 'She tastes it and says nothing is missing.',
        nextStep: 'Watch her once and write down what her hands do.',
      },
    ],
  },
  {
    slug: 'whakapapa-of-our-street',
    pursuers: [
      {
        who: 'Nikau Huriwai',
        title: 'Find out who lived on our street before there was a street',
        why: 'The sign has one date on it, as if nothing was here before.',
        howKnown: 'I can tell it to the people it belongs to, and they say it is right.',
        nextStep: 'Ask Koro who I should ask first.',
      },
    ],
  },
  {
    slug: 'read-the-sky',
    pursuers: [
      {
        who: 'Marama Faleolo',
        title: 'Find my way at night by the stars',
        why: 'My name is the moon and my family are sailors. It is embarrassing.',
        howKnown: 'I point south from three different places and the compass agrees.',
        nextStep: 'Learn where Matariki rises, and when it does not.',
      },
      {
        who: 'Edwin Larkspur',
        title: 'Photograph the Milky Way from the back field',
        why: 'You can see it with your eyes, but my photos are just black.',
        howKnown: 'It is sharp enough to print and put on the wall.',
        nextStep: 'Borrow a tripod and count to twenty.',
      },
    ],
  },
  {
    slug: 'talk-to-my-grandmother',
    pursuers: [
      {
        who: 'Iryna Kovtun',
        title: 'Keep my Ukrainian good enough to write to my grandmother',
        why: 'She says that my letters sound like a tourist.',
        howKnown: 'She writes back about what I said and not about how I said it.',
        nextStep: 'Write one page without looking anything up, then look.',
      },
    ],
  },
  {
    slug: 'first-aid',
    pursuers: [
      {
        who: 'Joaquin Aravena',
        title: 'Know what to do when someone is hurt',
        why: 'When my dad fell I just stood there.',
        howKnown: 'I pass the real test with the ambulance people.',
        nextStep: 'Practise the recovery position on Callum.',
      },
      {
        who: 'Callum MacAskill',
        title: 'Do first aid in the hills',
        why: 'We tramp, and the nearest road can be four hours away.',
        howKnown: 'I can pack the kit and say what each thing is for.',
        nextStep: 'Learn how to hold a broken arm still with a jacket.',
      },
      {
        who: 'Beatriz Figueira',
        title: 'Stay calm when there is blood',
        why: 'I want to be a nurse, and I faint.',
        howKnown: 'Someone has a nosebleed and I am the one who helps.',
        nextStep: 'Watch the film to the end with my hand on the pause button.',
      },
    ],
  },
  {
    slug: 'haka-from-inside',
    pursuers: [
      {
        who: 'Tane Wirihana',
        title: 'Lead the haka and know every word of it',
        why: 'I was loud, but I did not know what I was saying.',
        howKnown: 'Matua Henare stands at the back and lets me.',
        nextStep: 'Go through it line by line with my uncle.',
      },
    ],
  },
]
