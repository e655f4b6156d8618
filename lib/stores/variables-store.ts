import { create } from 'zustand'

interface VariablesDialogState {
  /** The name that a send wanted, empty for none; undefined while the dialog is closed. */
  readonly wanted: string | undefined
}

/** The dialog for variables. What they hold is in the session's settings. */
export const useVariablesDialog = create<VariablesDialogState>(() => ({ wanted: undefined }))

export const openVariables = (wanted = ''): void => useVariablesDialog.setState({ wanted })
export const closeVariables = (): void => useVariablesDialog.setState({ wanted: undefined })
