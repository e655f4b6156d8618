import { Star } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { t } from '#lib/text.ts'
import { EndpointSelect } from './EndpointSelect.tsx'
import './quick.css'

/** The quick request before its endpoints are there: in its final place, and doing nothing. */
export function QuickSkeleton(): ReactNode {
  return (
    <div className="popup-block popup-quick">
      <div className="quick-form">
        <div className="row quick-line">
          <div className="grow">
            <EndpointSelect operations={[]} favourites={[]} chosen={undefined} onChoose={() => undefined} />
          </div>
          <Button kind="quiet" label={t('Favourite')} disabled icon={<Star size={15} />} />
          <Button kind="primary" disabled>
            {t('Send')}
          </Button>
        </div>
        <div className="quick-fields-to-come" />
      </div>
    </div>
  )
}
