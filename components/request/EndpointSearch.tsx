import { Search } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { OPERATIONS, type Operation } from '#lib/signet/catalogue.ts'
import { searchOperations } from '#lib/signet/search.ts'
import { EndpointTree } from './EndpointTree.tsx'
import './search.css'

interface EndpointSearchProps {
  readonly chosen: string | undefined
  readonly onChoose: (operation: Operation) => void
}

/** The catalogue, with a search above it. Enter takes the first match, the arrow goes down into the tree. */
export function EndpointSearch({ chosen, onChoose }: EndpointSearchProps): ReactNode {
  const [text, setText] = useState('')
  const tree = useRef<{ focus: () => void }>(null)
  const searching = text.trim() !== ''
  const found = searching ? searchOperations(text) : OPERATIONS

  function onKeyDown(event: KeyboardEvent): void {
    const first = found[0]
    if (event.key === 'ArrowDown') tree.current?.focus()
    else if (event.key === 'Enter' && searching && first !== undefined) onChoose(first)
    else return
    event.preventDefault()
  }

  return (
    <nav aria-label="Catalogue" className="endpoints">
      <div className="endpoint-search">
        <Search size={13} aria-hidden />
        <input
          type="search"
          className="input"
          aria-label="Search endpoints"
          placeholder="Search endpoints"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p role="status" className={found.length === 0 ? 'tree-none' : 'unseen'}>
        {searching &&
          (found.length === 0 ? 'No endpoint matches. Any path can be typed in URL.' : matches(found.length))}
      </p>
      <EndpointTree ref={tree} operations={found} unfolded={searching} chosen={chosen} onChoose={onChoose} />
    </nav>
  )
}

const matches = (count: number): string => (count === 1 ? '1 endpoint' : `${count} endpoints`)
