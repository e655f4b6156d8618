import { AppError } from '#lib/errors.ts'
import type { Area } from '#lib/platform/storage.ts'
import { t } from '#lib/text.ts'

const TRIES = 3

/**
 * Writes, and writes again where storage refuses: some refusals pass.
 *
 * @param makeRoom Gives up what can be done without, before each further try.
 * @throws AppError `storage.full` when it stays refused. What the browser said may hold the value: it is withheld.
 */
export async function writeStubbornly(
  area: Area,
  values: Record<string, unknown>,
  makeRoom: () => Promise<void> = async () => undefined,
): Promise<void> {
  for (let attempt = 1; attempt < TRIES; attempt++) {
    const stored = await area.write(values).then(
      () => true,
      () => false,
    )
    if (stored) return
    await makeRoom().catch(() => undefined)
  }
  await area.write(values).catch(() => {
    throw new AppError('storage.full', t('The browser could not store this: there may be no room left.'))
  })
}

/** The same storage for what must not fail for want of room: others make room for it. */
export function withRoom(area: Area, makeRoom: () => Promise<void>): Area {
  return { ...area, write: (values) => writeStubbornly(area, values, makeRoom) }
}
