import { headed, type Viewer } from '../../platform/viewer.ts'
import { may } from '../../policy/law.ts'

/** A framework of a network's own is kept by those who lead one of its organisations. */
export function mayKeepFramework(viewer: Viewer): boolean {
  return headed(viewer.standing).some((organisation) =>
    may(viewer, 'create', 'framework:network', { organisation }),
  )
}
