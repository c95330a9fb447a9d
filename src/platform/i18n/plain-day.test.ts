import { expect, test } from 'vitest'
import { english } from './locale.ts'
import { plainDay } from './plain-day.ts'
import { speaker } from './say.ts'

test.each(['Pacific/Kiritimati', 'Pacific/Auckland', 'UTC', 'Pacific/Pago_Pago'])(
  'a day is that day to somebody in %s',
  (timeZone) => {
    expect(plainDay(speaker(english, timeZone), '2026-06-30')).toBe('30 June 2026')
  },
)
