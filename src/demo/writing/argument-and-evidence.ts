import type { Area } from './area.ts'

export const argumentAndEvidence: Area = {
  slug: 'argument-and-evidence',
  code: 'A',
  title: 'Argument and evidence',
  picture: 'It starts with the word because, and leads to someone thinking again.',
  competencies: [
    {
      slug: 'what-i-think-and-why',
      title: 'Say what I think, and why',
      statement: 'I can write what I think and give a reason that starts with because.',
      sign: 'Your reader may not agree, but can say why you think so.',
      after: ['sentence-stands-alone'],
    },
    {
      slug: 'reasons-in-order',
      title: 'Put my reasons in order',
      statement: 'I can give three reasons and put them in the order that works best.',
      sign: 'Someone reads it once and can say your reasons back, in order.',
      after: ['what-i-think-and-why', 'tell-it-in-order'],
    },
    {
      slug: 'fact-or-opinion',
      title: 'Tell a fact from an opinion',
      statement: 'I can tell what anyone could check from what somebody only thinks.',
      sign: 'You mark a page in two colours and can explain each mark.',
      after: ['what-i-think-and-why'],
    },
    {
      slug: 'back-it-up',
      title: 'Back up a reason with an example',
      statement: 'I can back up each reason with something that happened or that I counted.',
      sign: 'Your reader asks how you know, and the answer is on the page.',
      after: ['reasons-in-order', 'fact-or-opinion'],
    },
    {
      slug: 'in-my-own-words',
      title: 'Put what I read into my own words',
      statement: 'I can read something, close it, and write what it said in my own words.',
      sign: 'You compare the two: the same meaning, but no borrowed sentence.',
      after: ['take-notes'],
    },
    {
      slug: 'where-i-found-it',
      title: 'Say where I found it',
      statement: 'I can tell my reader where I found each fact so that they can look too.',
      sign: 'Someone finds the same page or person from what you wrote.',
      after: ['fact-or-opinion', 'take-notes'],
    },
    {
      slug: 'answer-the-other-side',
      title: 'Answer someone who disagrees',
      statement: 'I can write fairly what someone else thinks and then answer it.',
      sign: 'A person who disagrees says: yes, that is what I think.',
      after: ['back-it-up', 'paragraphs'],
    },
    {
      slug: 'weigh-two-sources',
      title: 'Weigh two sources that differ',
      statement: 'I can compare two sources that do not agree and say which I trust more.',
      sign: 'You can say who wrote each one, when, and what they wanted.',
      after: ['where-i-found-it', 'in-my-own-words', 'answer-the-other-side'],
    },
    {
      slug: 'change-a-mind',
      title: 'Change someone’s mind',
      statement: 'I can write so that a fair reader who disagreed with me thinks again.',
      sign: 'Somebody tells you what they thought before and what they think now.',
      after: ['answer-the-other-side', 'right-tone'],
    },
  ],
}
