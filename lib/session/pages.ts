import { AppError } from '#lib/errors.ts'
import type { PageKind, PageState } from '#lib/messaging/contract.ts'
import type { Kept } from '#lib/storage/kept.ts'
import { t } from '#lib/text.ts'
import { fittingPage } from './fitting-page.ts'

/** What each page held when it was last heard of. `storage.session`; never a secret. */
export type StoredPages = Readonly<Record<string, { readonly state: PageState; readonly at: number }>>

/** Pages remembered at most; the one longest unheard of goes first. */
const REMEMBERED = 20
const EMPTY: PageState = { profileId: undefined, draft: undefined, exchangeId: undefined }

const TOO_MUCH = t(
  'This page holds more than is kept of it when it closes: the oldest requests that you left, and long bodies, are not.',
)

export interface Pages {
  readonly open: (kind: PageKind, tabId: number | undefined) => Promise<{ page: string; state: PageState }>
  /** @throws AppError `storage.full` where it was kept in part alone, for want of room; `input.invalid` for no page. */
  readonly keep: (page: string, state: PageState) => Promise<void>
}

/** A page's key, as `open` makes it. */
const KEY = /^(?:popup|panel|tab)(?::\d{1,15})?$/

interface PagePorts {
  readonly kept: Kept<StoredPages>
  readonly now: () => number
  readonly tabIsOpen: (id: number) => Promise<boolean>
}

export function createPages({ kept, now, tabIsOpen }: PagePorts): Pages {
  /**
   * A new tab or panel takes up what was typed last: in one of its kind that has closed meanwhile, or in the popup. What
   * an open one holds stays its own.
   */
  async function inherit(kind: PageKind): Promise<PageState> {
    const newestFirst = Object.entries(await kept.read()).sort(([, a], [, b]) => b.at - a.at)
    for (const [page, { state }] of newestFirst) {
      if (page === 'popup') return state
      const [pageKind, tabId] = page.split(':')
      if (pageKind !== kind || (await tabIsOpen(Number(tabId)))) continue
      await kept.update(({ [page]: _taken, ...rest }) => rest)
      return state
    }
    return EMPTY
  }

  async function keep(page: string, whole: PageState): Promise<void> {
    if (!KEY.test(page)) throw new AppError('input.invalid', t('There is no such page.'))
    const { state, leftOut } = fittingPage(whole)
    await kept.update((pages) => {
      const newest = Object.entries({ ...pages, [page]: { state, at: now() } }).sort(([, a], [, b]) => b.at - a.at)
      return Object.fromEntries(newest.slice(0, REMEMBERED))
    })
    if (leftOut) throw new AppError('storage.full', TOO_MUCH)
  }

  return {
    async open(kind, tabId) {
      const page = tabId === undefined ? kind : `${kind}:${tabId}`
      const own = (await kept.read())[page]?.state
      const state = own ?? (tabId === undefined ? EMPTY : await inherit(kind))
      if (own === undefined) await keep(page, state)
      return { page, state }
    },
    keep,
  }
}
