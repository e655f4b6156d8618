import { Dices } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { GENERATOR_WORDS, type Generator } from '#lib/signet/body/generated-value.ts'
import { t } from '#lib/text.ts'

interface GenerateButtonProps {
  readonly generator: Generator
  /** The name of the field that it fills. */
  readonly of: string
  readonly onPress: () => void
}

/** Fills its field with a new value of its kind. */
export function GenerateButton({ generator, of, onPress }: GenerateButtonProps): ReactNode {
  return (
    <Button
      kind="quiet"
      label={t('{value} for {field}', { value: GENERATOR_WORDS[generator], field: of })}
      icon={<Dices size={13} aria-hidden />}
      onPress={onPress}
    />
  )
}
