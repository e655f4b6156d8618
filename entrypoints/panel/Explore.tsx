import { type CSSProperties, type ReactNode, useState } from 'react'
import { EndpointSearch } from '#components/request/EndpointSearch.tsx'
import { EndpointSelect } from '#components/request/EndpointSelect.tsx'
import { chooseOperation, useDraft } from '#lib/stores/draft-store.ts'
import { AnswerColumn } from './AnswerColumn.tsx'
import { Divider } from './Divider.tsx'
import { RequestColumn } from './RequestColumn.tsx'

/** Endpoints, request, answer: three columns where there is room, one under the other where there is not. */
export function Explore(): ReactNode {
  const chosen = useDraft((state) => state.draft.operationId)
  const [treeWidth, setTreeWidth] = useState(() => Math.min(236, Math.round(innerWidth * 0.23)))
  const [answerShare, setAnswerShare] = useState(52)
  const widths = { '--tree': `${treeWidth}px`, '--answer': `${answerShare}fr`, '--request': `${100 - answerShare}fr` }
  return (
    <main className="explore" style={widths as CSSProperties}>
      <div className="column column-tree">
        <EndpointSearch chosen={chosen} onChoose={chooseOperation} />
      </div>
      <Divider
        label="Width of the endpoints"
        value={treeWidth}
        min={150}
        max={420}
        valueAt={(x) => x}
        onChange={setTreeWidth}
      />
      <div className="column column-request">
        <div className="endpoint-select">
          <EndpointSelect chosen={chosen} onChoose={chooseOperation} />
        </div>
        <RequestColumn />
      </div>
      <Divider
        label="Width of the answer"
        value={answerShare}
        min={25}
        max={75}
        reversed
        valueAt={(x) => (100 * (innerWidth - x)) / (innerWidth - treeWidth)}
        onChange={setAnswerShare}
      />
      <div className="column column-answer">
        <AnswerColumn />
      </div>
    </main>
  )
}
