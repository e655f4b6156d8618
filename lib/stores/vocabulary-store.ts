import { create } from 'zustand'
import type { Vocabulary } from '#lib/signet/catalogue/vocabulary.ts'
import { useCatalogue } from './catalogue-store.ts'

/** The words of all bodies and answers, for the search; undefined until somebody is about to search. */
export const useVocabulary = create<{ readonly vocabulary: Vocabulary | undefined }>(() => ({ vocabulary: undefined }))

let loading: Promise<void> | undefined

/** Loads the words of the present catalogue, once. */
export function loadVocabulary(): Promise<void> {
  loading ??= readVocabulary()
  return loading
}

async function readVocabulary(): Promise<void> {
  const { vocabularyOf } = await import('#lib/signet/catalogue/vocabulary.ts')
  const read = ({ catalogue, imported }: ReturnType<typeof useCatalogue.getState>) =>
    useVocabulary.setState({ vocabulary: vocabularyOf(catalogue, imported) })
  read(useCatalogue.getState())
  useCatalogue.subscribe(read)
}
