import { createServer, type Server } from 'node:net'
import { expect, test } from '@playwright/test'
import { ask, NEW_PROFILE } from './harness/ask.ts'
import { launchChromium } from './harness/chromium.ts'

const TLS_HANDSHAKE = 0x16

/** Takes every connection to Signet's host, whatever its port, notes what is said first, and hangs up. */
async function eavesdropper(): Promise<{ server: Server; port: number; heard: Buffer[] }> {
  const heard: Buffer[] = []
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      heard.push(bytes)
      socket.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as { port: number }).port, heard }
}

test('sends no byte in plain to the documented http address before the user has accepted it', async () => {
  const { server, port, heard } = await eavesdropper()
  const browser = await launchChromium({ args: [`--host-resolver-rules=MAP *.getsignet.xyz 127.0.0.1:${port}`] })
  const page = await browser.open('options.html')
  const credentials = { apiKey: 'key-0123456789abcdef', apiSecret: 'secret-0123456789abcdef' }
  const input = { ...NEW_PROFILE, id: 'acme', baseUrl: 'http://api.getsignet.xyz', credentials }

  const { id, connection } = await ask(page, 'profile.save', input)
  await ask(page, 'token.copy', id).catch(() => undefined)

  expect(connection.state).toBe('failed')
  expect(heard.length).toBeGreaterThan(0)
  expect(heard.filter((bytes) => bytes[0] !== TLS_HANDSHAKE).map(String)).toEqual([])

  await ask(page, 'profile.save', { ...input, plainHttp: true })
  expect(heard.map(String).join('')).toContain(credentials.apiSecret)
  await browser.close()
  server.close()
})
