import { lazy } from 'react'

/** Parts that few openings of the popup show: they load when they are wanted, so that all others need not wait. */
export const Access = lazy(async () => ({ default: (await import('./Access.tsx')).Access }))

export const DamageNotice = lazy(async () => {
  const { DamageNotice: part } = await import('#components/session/TroubleNotices.tsx')
  return { default: part }
})

export const FirstRunChoice = lazy(async () => {
  const { FirstRunChoice: part } = await import('#components/session/FirstRunChoice.tsx')
  return { default: part }
})

/** What the sandbox alone has. */
export const FaultsMenu = lazy(async () => ({
  default: (await import('#components/session/FaultsMenu.tsx')).FaultsMenu,
}))
export const FaultMark = lazy(async () => ({ default: (await import('#components/session/FaultsMenu.tsx')).FaultMark }))
