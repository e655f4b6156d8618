import { type CSSProperties, type ReactNode, useState } from 'react'
import { t } from '#lib/text.ts'
import { AnswerColumn } from './answer/AnswerColumn.tsx'
import { EndpointsColumn, EndpointsLine } from './catalogue/Endpoints.tsx'
import { Divider } from './Divider.tsx'
import { RequestColumn } from './request/RequestColumn.tsx'

const TREE_MIN = 150

/** Endpoints, request, answer: three columns where there is room, one under the other where there is not. */
export function Explore(): ReactNode {
  // Until it is dragged the style sheet decides: DevTools shows the panel small at first and lets it grow.
  const [draggedWidth, setTreeWidth] = useState<number>()
  const treeWidth = draggedWidth ?? Math.min(236, Math.max(TREE_MIN, innerWidth * 0.23))
  const [answerShare, setAnswerShare] = useState(52)
  const tree = draggedWidth === undefined ? {} : { '--tree': `${draggedWidth}px` }
  const widths = { ...tree, '--answer': `${answerShare}fr`, '--request': `${100 - answerShare}fr` }
  return (
    <div className="explore" style={widths as CSSProperties}>
      <div data-area className="column column-tree">
        <EndpointsColumn />
      </div>
      <Divider
        label={t('Width of the endpoints')}
        value={treeWidth}
        min={TREE_MIN}
        max={420}
        valueAt={(x) => x}
        onChange={setTreeWidth}
      />
      <div data-area className="column column-request">
        <div className="endpoint-select">
          <EndpointsLine />
        </div>
        <RequestColumn />
      </div>
      <Divider
        label={t('Width of the answer')}
        value={answerShare}
        min={25}
        max={75}
        reversed
        valueAt={(x) => (100 * (innerWidth - x)) / (innerWidth - treeWidth)}
        onChange={setAnswerShare}
      />
      <div data-area className="column column-answer">
        <AnswerColumn />
      </div>
    </div>
  )
}
