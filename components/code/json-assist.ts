import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete'
import { type Diagnostic, linter } from '@codemirror/lint'
import type { Extension } from '@codemirror/state'
import { type EditorView, hoverTooltip, keymap, type Tooltip } from '@codemirror/view'
import { type BodyRemark, remarksOn } from '#lib/signet/body/body-check.ts'
import { type BodyHint, nameHints, valueHints, wordsAbout } from '#lib/signet/body/body-hints.ts'
import type { Schema } from '#lib/signet/catalogue/catalogue.ts'
import { t } from '#lib/text.ts'
import { type JsonSpot, spotAt, stepsAt } from './json-path.ts'

/** What is known of a JSON text beside its letters. */
export interface JsonAssist {
  readonly schema: Schema | undefined
  /** What the last answer complains about, by pointer. */
  readonly marks: ReadonlyMap<string, string>
}

/** Completion of names and values, words about what is under the pointer, and lines under what is wrong. */
export function jsonAssist({ schema, marks }: JsonAssist): Extension {
  return [
    linter((view) => remarksOn(schema, view.state.doc.toString(), marks).map(asDiagnostic), { delay: 150 }),
    schema === undefined
      ? []
      : [
          autocompletion({ override: [(context) => complete(schema, context)], icons: false }),
          keymap.of(completionKeymap),
          hoverTooltip((view, pos) => tooltip(schema, view, pos)),
        ],
  ]
}

const SEVERITIES = { refused: 'error', wrong: 'warning', unknown: 'info' } as const

const asDiagnostic = ({ from, to, kind, message }: BodyRemark): Diagnostic => ({
  from,
  to,
  severity: SEVERITIES[kind],
  message,
})

/** Opens while a name or a value is typed, or when it is asked for. */
function complete(schema: Schema, { state, pos, explicit }: CompletionContext): CompletionResult | null {
  const spot = spotAt(state, pos)
  if (spot === undefined || (!explicit && spot.from === spot.to)) return null
  const hints = spot.part === 'name' ? nameHints(schema, spot.steps, spot.present) : valueHints(schema, spot.steps)
  if (hints.length === 0) return null
  const follows = /^\s*:/.test(state.sliceDoc(spot.to, spot.to + 20))
  return { from: spot.from, to: spot.to, options: hints.map((hint) => optionOf(hint, spot, follows)), filter: true }
}

function optionOf({ text, detail, about, required }: BodyHint, { part }: JsonSpot, colonFollows: boolean): Completion {
  const written = part === 'name' ? JSON.stringify(text) : text
  return {
    // Typed with its quote or without: what is matched begins with one as the text does.
    label: written,
    displayLabel: text,
    apply: part === 'name' && !colonFollows ? `${written}: ` : written,
    detail: required ? `${detail} · ${t('required')}` : detail,
    ...(about !== '' && { info: about }),
    boost: required ? 1 : 0,
  }
}

function tooltip(schema: Schema, { state }: EditorView, pos: number): Tooltip | null {
  const spot = stepsAt(state, pos)
  const lines = spot === undefined ? [] : wordsAbout(schema, spot.steps)
  if (spot === undefined || lines.length === 0) return null
  return {
    pos: spot.from,
    end: spot.to,
    above: true,
    create() {
      const dom = document.createElement('div')
      dom.className = 'cm-about'
      for (const line of lines) dom.appendChild(document.createElement('p')).textContent = line
      return { dom }
    },
  }
}
