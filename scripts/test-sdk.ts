/**
 * `npm run test:sdk`: the vendor's Python SDK does all of its operations against the sandbox over HTTP. Skipped, with a
 * line that says why, where there is no Python or the SDK cannot be had.
 */
import { findPython, type Python, runPython } from './python.ts'
import { startSandboxServer } from './sandbox-server.ts'

const python = await findPython({ requirement: 'signet-core==1.0.0', module: 'signet_core' })
if (typeof python === 'string') console.log(`Skipped: the vendor’s SDK, because ${python}.`)
else process.exitCode = (await runOperations(python)) ? 0 : 1

async function runOperations(python: Python): Promise<boolean> {
  const server = await startSandboxServer()
  const { apiKey, apiSecret } = server.credentials
  const args = [
    'tests/sdk/operations.py',
    server.url,
    apiKey,
    apiSecret,
    'lib/signet/catalogue/catalogue.generated.json',
  ]
  try {
    return await runPython(python, args, 'inherit')
  } finally {
    await server.close()
  }
}
