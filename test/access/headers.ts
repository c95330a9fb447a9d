/** The names of the headers that are not as they must be. Kept for good are built files alone. */
export function missingHeaders(
  answer: Response,
  { isKept }: { isKept: boolean },
): readonly string[] {
  const { headers } = answer
  const wanted = {
    ...always,
    'content-security-policy': policy.replaceAll('NONCE', nonceOf(answer)),
    'cache-control': isKept ? 'public, max-age=31536000, immutable' : 'no-store',
  }
  const wrong = Object.entries(wanted).flatMap(([name, value]) =>
    headers.get(name) === value ? [] : [name],
  )
  const tooMany = never.filter((name) => headers.has(name))
  return [...wrong, ...tooMany, ...(nonceOf(answer).length < 20 ? ['nonce'] : [])]
}

/** What scripts and styles of this answer's page carry. */
export function nonceOf({ headers }: Response): string {
  return /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? ''
}

const policy = [
  "default-src 'none'",
  "script-src 'nonce-NONCE' 'strict-dynamic'",
  "style-src 'self' 'nonce-NONCE'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types kith-page',
].join('; ')

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'origin-agent-cluster': '?1',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), ' +
    'idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), ' +
    'screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()',
}

/** What would tell with what Kith is made, or let another site read it. */
const never = ['server', 'x-powered-by', 'access-control-allow-origin', 'strict-transport-security']
