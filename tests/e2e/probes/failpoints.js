/**
 * Runs before the background begins, in a copy of the build: stops a renewal at a named point, for good, so that the
 * background can be killed there. The code that ships has no such points; what it calls has them.
 *
 * `failAt` names the point to stop at, `reached` says that it came there.
 */
const globals = globalThis
const never = new Promise(() => {})

async function point(name) {
  if (globals.failAt !== name) return
  globals.reached = name
  await never
}

/** Puts work around a function of the browser's, in both of the objects that may hold it. */
function around(path, wrap) {
  for (const root of new Set([globals, globals.chrome, globals.browser])) {
    const names = path.split('.')
    const last = names.pop()
    const owner = names.reduce((inner, name) => inner?.[name], root)
    if (typeof owner?.[last] !== 'function' || owner[last].wrapped) continue
    const wrapped = Object.assign(wrap(owner[last].bind(owner)), { wrapped: true })
    Object.defineProperty(owner, last, { value: wrapped, configurable: true, writable: true })
  }
}

around('navigator.locks.request', (request) => async (...args) => {
  if (String(args[0]).startsWith('token:')) await point('before the lock')
  return request(...args)
})

/** What a write leaves of a renewal: an intent while a refresh is under way, a token when it is done. */
const records = (values) => Object.values(values.tokens ?? {})
const storesToken = (values) => records(values).some(({ token, intent }) => token && intent === undefined)

around('storage.session.set', (set) => async (values) => {
  if (storesToken(values)) await point('before the token is stored')
  await set(values)
  if (globals.failAt !== undefined && storesToken(values)) globals.stored = true
  if (records(values).some(({ intent }) => intent !== undefined)) await point('after the intent is stored')
  if (storesToken(values)) await point('after the token is stored')
})

around('fetch', (send) => async (...args) => {
  const answer = send(...args)
  if (!/-token$/.test(new URL(args[0]?.url ?? args[0]).pathname)) return answer
  await point('when the request is sent')
  await answer
  await point('when the answer is there')
  return answer
})

around('runtime.sendMessage', (tell) => async (...args) => {
  const told = tell(...args)
  if (globals.stored && args.at(-1)?.name === 'session') await point('while it is told')
  return told
})
