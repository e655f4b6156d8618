import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { EndpointSelect } from './EndpointSelect.tsx'
import './quick.css'

/** The quick request before its endpoints are there: in its final place, and doing nothing. */
export function QuickSkeleton(): ReactNode {
  return (
    <div className="quick-form">
      <div className="row">
        <div className="grow">
          <EndpointSelect operations={[]} chosen={undefined} onChoose={() => undefined} />
        </div>
        <Button kind="primary" disabled>
          Send
        </Button>
      </div>
      <div className="quick-fields-to-come" />
    </div>
  )
}
