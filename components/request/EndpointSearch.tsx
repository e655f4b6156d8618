import { Search } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useHeld } from '#components/ui/use-held.ts'
import type { Catalogue, Operation } from '#lib/signet/catalogue/catalogue.ts'
import { findOperations } from '#lib/signet/catalogue/search.ts'
import type { Vocabulary } from '#lib/signet/catalogue/vocabulary.ts'
import { t, tn } from '#lib/text.ts'
import { EndpointTree, type TreeActions } from './EndpointTree.tsx'
import type { TreeContents } from './endpoint-rows.ts'
import './search.css'

interface EndpointSearchProps extends TreeActions {
  readonly catalogue: Catalogue
  /** The words of bodies and answers; undefined until they are loaded. */
  readonly vocabulary: Vocabulary | undefined
  readonly favourites: readonly Operation[]
  readonly recent: readonly Operation[]
  readonly chosen: string | undefined
  /** A search is about to begin: what it needs can be loaded. */
  readonly onIntent: () => void
  /** The id of an operation that is new here: its group is brought into view. */
  readonly fresh?: string | undefined
  /** What can be done with the catalogue as a whole, beside the search. */
  readonly menu?: ReactNode
}

/** The catalogue, with a search above it. Enter takes the first match, the arrow goes down into the tree. */
export function EndpointSearch(props: EndpointSearchProps): ReactNode {
  const { catalogue, vocabulary, chosen, fresh, onIntent, menu, favourites: _, recent: __, ...actions } = props
  const [text, setText] = useState('')
  const tree = useRef<{ focus: () => void }>(null)
  const searching = text.trim() !== ''
  const contents = searching ? matching(props, text) : everything(props)
  const count = contents.found.length + contents.unpublished.length + contents.webhooks.length

  const takeFirst = useHeld(vocabulary !== undefined, () => {
    const first = contents.found[0]
    if (searching && first !== undefined) actions.onChoose(first.operation, true)
  })

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') tree.current?.focus()
    else if (event.key === 'Enter' && searching) takeFirst()
    else return
    event.preventDefault()
  }

  return (
    <nav aria-label={t('Catalogue')} className="endpoints">
      <div className="endpoint-search">
        <Search size={13} aria-hidden className="endpoint-search-mark" />
        <input
          type="search"
          className="input"
          aria-label={t('Search endpoints')}
          placeholder={t('Search endpoints')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          onFocus={onIntent}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {menu}
      </div>
      <p role="status" className={count === 0 ? 'tree-none' : 'unseen'}>
        {searching &&
          (count === 0
            ? t('No endpoint matches. Any path can be typed in URL.')
            : tn(count, '{n} endpoint', '{n} endpoints'))}
      </p>
      <EndpointTree ref={tree} contents={contents} unfolded={searching} chosen={chosen} fresh={fresh} {...actions} />
    </nav>
  )
}

type Listed = Pick<EndpointSearchProps, 'catalogue' | 'vocabulary' | 'favourites' | 'recent'>

function everything({ catalogue, favourites, recent }: Listed): TreeContents {
  const { groups, unpublished, webhooks, operations } = catalogue
  return { groups, unpublished, webhooks, favourites, recent, found: operations.map((operation) => ({ operation })) }
}

function matching({ catalogue, vocabulary }: Listed, text: string): TreeContents {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const has = (...texts: readonly string[]) => words.every((word) => texts.join(' ').toLowerCase().includes(word))
  return {
    groups: catalogue.groups,
    found: findOperations(text, catalogue, vocabulary),
    unpublished: catalogue.unpublished.filter(({ name, tag }) => has(name, tag)),
    webhooks: catalogue.webhooks.filter(({ name, tag }) => has(name, tag)),
    favourites: [],
    recent: [],
    isFound: true,
  }
}
