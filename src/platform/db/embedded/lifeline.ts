import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'

/**
 * A pipe to the shell above the server. When its last writer is gone, for whatever reason, the shell
 * reads its end and stops the server; no signal, no exit handler and no pid needs to survive.
 */
export interface Lifeline {
  /** What the shell reads from. */
  readonly stdin: 'pipe' | number
  /** To be called when the shell has been started. */
  readonly handedOver: () => void
  /** Lets go of a shared lifeline. */
  readonly release: () => void
}

/** A lifeline that this process alone holds. */
export function ownLifeline(): Lifeline {
  return { stdin: 'pipe', handedOver() {}, release() {} }
}

export interface SharedLifeline {
  /** The pipe once more, for a server that is to be started. */
  readonly lifeline: () => Lifeline
  readonly release: () => void
}

/**
 * A named pipe that several processes hold: the server lives until the last of them ends. Hold it
 * before looking for a running server, and the server found cannot end in between.
 */
export function holdShared(path: string): SharedLifeline {
  if (!existsSync(path)) spawnSync('mkfifo', ['-m', '600', path])
  // Opened for both directions, since a pipe without a reader would make this call wait for one.
  const held = openSync(path, 'r+')
  const release = () => closeSync(held)
  return {
    release,
    lifeline: () => {
      const stdin = openSync(path, 'r')
      return { stdin, handedOver: () => closeSync(stdin), release }
    },
  }
}

/**
 * Runs the server, given after the folder of its socket, tells its pid, and lives as long as it. The end of the input
 * asks it to stop when its guests have left, and ten seconds later whether they have or not. The
 * shell itself heeds no signal: one that is meant for everybody must not part it from its server.
 */
export const lifelineScript = `
trap '' TERM INT HUP
sockets=$1
shift
exec 3<&0
"$@" </dev/null >&2 3<&- &
server=$!
echo $server
(
  exec >&2
  while read -r _ <&3; do :; done
  kill -TERM $server
  for _ in 1 2 3 4 5 6 7 8 9 10; do sleep 1; kill -0 $server || exit; done
  kill -INT $server
) 2>/dev/null &
watch=$!
exec 3<&- >&2
wait $server
code=$?
kill -KILL $watch
[ $code = 0 ] && rmdir "$sockets" 2>/dev/null
exit $code
`
