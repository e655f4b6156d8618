import { Check } from 'lucide-react'
import { type ReactNode, type Ref, type RefObject, useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import { t } from '#lib/text.ts'
import { SecretForm } from './SecretForm.tsx'
import './rotation.css'

/** Where a rotation stands: the new key is to be entered, waits for the change-over, or is in use. */
export type RotationStage = 'enter' | 'verified' | 'done'

interface RotationGuideProps {
  readonly stage: RotationStage
  /** The last four characters; empty where they are not known. */
  readonly oldHint: string
  readonly newHint: string
  /** Names of other profiles that still hold the old key. */
  readonly alsoUsedBy: readonly string[]
  /** Returns what was wrong; undefined when Signet gave a token for the new key. */
  readonly onVerify: (credentials: Credentials) => Promise<string | undefined>
  readonly onChangeOver: () => Promise<void>
  readonly onCancel: () => void
  readonly onDone: () => void
}

const STAGES = ['enter', 'verified', 'done'] as const

/** From one key to the next without a call that fails: the old one works until the new one has been seen to work. */
export function RotationGuide(props: RotationGuideProps): ReactNode {
  const at = STAGES.indexOf(props.stage)
  const next = useFocusOnAdvance(props.stage)
  return (
    <section className="rotation" aria-label={t('Rotate key')}>
      <ol>
        <Step title={t('Make a new key in Signet’s dashboard')} done={at > 0} current={at === 0}>
          <p className="muted">
            {t('API Settings › Create New API Key. Leave the old key as it is: it works until the end.')}
          </p>
        </Step>
        <Step title={t('Enter it here')} done={at > 0} current={at === 0}>
          {at === 0 && <Entry {...props} />}
        </Step>
        <Step title={changeOverTitle(props.newHint)} done={at > 1} current={at === 1}>
          {at === 1 && <ChangeOver next={next} {...props} />}
        </Step>
        <Step title={deleteTitle(props.oldHint)} done={false} current={at === 2}>
          {at === 2 && (
            <>
              <p>{whatIsLeft(props.alsoUsedBy)}</p>
              <Button ref={next} kind="primary" onPress={props.onDone}>
                {t('Done')}
              </Button>
            </>
          )}
        </Step>
      </ol>
    </section>
  )
}

/** What was pressed is gone with its step: the focus goes to the button of the next. Not where the guide is found open. */
function useFocusOnAdvance(stage: RotationStage): RefObject<HTMLButtonElement | null> {
  const next = useRef<HTMLButtonElement>(null)
  const before = useRef(stage)
  useEffect(() => {
    if (before.current !== stage) next.current?.focus()
    before.current = stage
  }, [stage])
  return next
}

function whatIsLeft(alsoUsedBy: readonly string[]): string {
  if (alsoUsedBy.length === 0)
    return t('The new key is in use. The old one is deleted here, but still valid at Signet until you delete it.')
  return t(
    'The new key is in use by this profile. The old one is also used by {profiles}: give {profiles} another key before you delete it at Signet, where it is valid until then.',
    { profiles: alsoUsedBy.join(', ') },
  )
}

const changeOverTitle = (hint: string): string =>
  hint === '' ? t('Change over to the new key') : t('Change over to the new key •••• {hint}', { hint })

const deleteTitle = (hint: string): string =>
  hint === ''
    ? t('Delete the old key in Signet’s dashboard')
    : t('Delete the old key •••• {hint} in Signet’s dashboard', { hint })

interface StepProps {
  readonly title: string
  readonly done: boolean
  readonly current: boolean
  readonly children: ReactNode
}

function Step({ title, done, current, children }: StepProps): ReactNode {
  return (
    <li className={done ? 'rotation-done' : undefined} aria-current={current ? 'step' : undefined}>
      <h4>
        {title}
        {done && <Check size={14} aria-label={t('done')} />}
      </h4>
      {!done && children}
    </li>
  )
}

function Entry({ onVerify, onCancel }: RotationGuideProps): ReactNode {
  const [wrong, setWrong] = useState<string>()

  async function verify(credentials: Credentials): Promise<boolean> {
    const problem = await onVerify(credentials)
    setWrong(problem)
    return problem === undefined
  }

  return (
    <>
      <SecretForm focus action={t('Verify new key')} onSubmit={verify} onCancel={onCancel} />
      <div role="alert">{wrong && <p className="field-error">{`${wrong} ${t('The old key stays in use.')}`}</p>}</div>
    </>
  )
}

interface ChangeOverProps extends RotationGuideProps {
  readonly next: Ref<HTMLButtonElement>
}

function ChangeOver({ next, onChangeOver, onCancel }: ChangeOverProps): ReactNode {
  const [busy, setBusy] = useState(false)

  async function changeOver(): Promise<void> {
    setBusy(true)
    await onChangeOver()
    setBusy(false)
  }

  return (
    <>
      <p>{t('Signet gave a token for it. The old key is still the one in use.')}</p>
      <div className="row">
        <Button ref={next} kind="primary" busy={busy} onPress={() => void changeOver()}>
          {t('Use the new key')}
        </Button>
        <Button onPress={onCancel}>{t('Keep the old key')}</Button>
      </div>
    </>
  )
}
