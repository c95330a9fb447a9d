/**
 * What makes pages quick. Every page works without it: forms are forms, links are links, dialogs are
 * led to. With it, a form is sent in the background and only what changed is put in its place.
 */
import { openDialogs } from './dialogs.ts'
import { keepDrafts } from './drafts.ts'
import { wakeElements } from './elements.ts'
import { sendForms } from './forms.ts'
import { followHistory } from './history.ts'
import { keepFresh } from './refresh.ts'

sendForms()
openDialogs()
followHistory()
keepFresh()
keepDrafts()
wakeElements()
