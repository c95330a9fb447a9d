import type { Tint } from './learner.ts'

/** Somebody who works at the demo school. Every name is invented. */
export interface Employed {
  readonly name: string
  /** What the children say. */
  readonly saidAs: string
  readonly role: 'teacher' | 'staff' | 'leader' | 'safeguarding-lead' | 'administrator'
  /** The classrooms in which this person teaches. */
  readonly teaches: readonly string[]
  readonly tint: Tint
  readonly languages: readonly string[]
}

export const staff: readonly Employed[] = [
  {
    name: 'Malia Fonoti',
    saidAs: 'Mrs Fonoti',
    role: 'teacher',
    teaches: ['Room 3'],
    tint: 2,
    languages: ['sm', 'en'],
  },
  {
    name: 'Niall Abernethy',
    saidAs: 'Mr Abernethy',
    role: 'teacher',
    teaches: ['Room 3'],
    tint: 6,
    languages: ['en', 'nzs'],
  },
  {
    name: 'Navreet Kaur',
    saidAs: 'Ms Kaur',
    role: 'teacher',
    teaches: ['Room 7'],
    tint: 4,
    languages: ['pa', 'en'],
  },
  {
    name: 'Henare Oakley',
    saidAs: 'Matua Henare',
    role: 'teacher',
    teaches: ['Room 7', 'Room 12'],
    tint: 3,
    languages: ['mi', 'en'],
  },
  {
    name: 'Yusra Delaney',
    saidAs: 'Ms Delaney',
    role: 'teacher',
    teaches: ['Room 12'],
    tint: 8,
    languages: ['ar', 'en'],
  },
  {
    name: 'Kateryna Bilash',
    saidAs: 'Kateryna',
    role: 'staff',
    teaches: [],
    tint: 5,
    languages: ['uk', 'en'],
  },
  {
    name: 'Paulo Tuimavave',
    saidAs: 'Paulo',
    role: 'staff',
    teaches: [],
    tint: 7,
    languages: ['sm', 'en'],
  },
  {
    name: 'Ihaia Callaghan',
    saidAs: 'Matua Ihaia',
    role: 'leader',
    teaches: [],
    tint: 1,
    languages: ['mi', 'en'],
  },
  {
    name: 'Salote Harrow',
    saidAs: 'Mrs Harrow',
    role: 'safeguarding-lead',
    teaches: [],
    tint: 6,
    languages: ['to', 'en'],
  },
  {
    name: 'Mei-ling Stroud',
    saidAs: 'Mrs Stroud',
    role: 'administrator',
    teaches: [],
    tint: 2,
    languages: ['zh', 'en'],
  },
]
